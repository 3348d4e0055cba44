package tegata.portal.chain;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import tegata.contract.Fault;

/**
 * Lets a form in only from a page of ours in the same session (synchronizer token). One token lives
 * as long as the session, so that two tabs and the back button go on working.
 */
public final class FormToken implements Handler<RoutingContext> {

  /** Name of the hidden field. */
  public static final String FIELD = "_form";

  private static final SecureRandom RANDOM = new SecureRandom();

  private static final Set<HttpMethod> READING =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  private final Origin origin;

  public FormToken(Origin origin) {
    this.origin = origin;
  }

  @Override
  public void handle(RoutingContext ctx) {
    if (READING.contains(ctx.request().method())) {
      ctx.next();
      return;
    }
    Optional<String> expected = Visit.of(ctx).formToken();
    if (comesFromElsewhere(ctx.request())) {
      ctx.fail(new Fault(Fault.Kind.FORBIDDEN, "form-foreign", "The form is another site's."));
    } else if (expected.isEmpty()) {
      ctx.fail(new Fault(Fault.Kind.FORBIDDEN, "session-ended", "The session has ended."));
    } else if (!matches(expected.get(), ctx.request().getFormAttribute(FIELD))) {
      ctx.fail(new Fault(Fault.Kind.FORBIDDEN, "form-token", "The form carries no valid token."));
    } else {
      ctx.next();
    }
  }

  /** Whether a form comes from a page of ours that carried this token. */
  boolean fits(HttpServerRequest form, String token) {
    return !comesFromElsewhere(form) && matches(token, form.getFormAttribute(FIELD));
  }

  private boolean comesFromElsewhere(HttpServerRequest request) {
    String from = request.getHeader("Origin");
    String site = request.getHeader("Sec-Fetch-Site");
    return from != null && !from.equals(origin.text())
        || site != null && !site.equals("same-origin") && !site.equals("none");
  }

  /**
   * The token as a page carries it, masked anew on every page: pages are compressed, and what never
   * is the same twice cannot be guessed from their size (BREACH).
   */
  public static String masked(String token) {
    byte[] mask = new byte[bytes(token).length];
    RANDOM.nextBytes(mask);
    return HexFormat.of().formatHex(mask) + HexFormat.of().formatHex(xor(mask, bytes(token)));
  }

  private static boolean matches(String expected, String given) {
    byte[] token = bytes(expected);
    return given != null
        && given.length() == 4 * token.length
        && given.chars().allMatch(HexFormat::isHexDigit)
        && MessageDigest.isEqual(token, unmasked(given, token.length));
  }

  private static byte[] unmasked(String given, int length) {
    byte[] both = HexFormat.of().parseHex(given);
    return xor(Arrays.copyOf(both, length), Arrays.copyOfRange(both, length, 2 * length));
  }

  private static byte[] xor(byte[] one, byte[] other) {
    byte[] both = new byte[one.length];
    for (int i = 0; i < both.length; i++) {
      both[i] = (byte) (one[i] ^ other[i]);
    }
    return both;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
