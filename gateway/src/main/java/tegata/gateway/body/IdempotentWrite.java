package tegata.gateway.body;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import tegata.contract.Caller;
import tegata.contract.IdempotencyKey;
import tegata.gateway.problem.Problem;
import tegata.gateway.problem.ProblemType;

/**
 * Idempotency-Key — 二重送信の防止. A write that passes its caller through here takes effect once for a
 * key, where the worker puts its effect into {@code OnceOnly}. Never demanded.
 */
public final class IdempotentWrite {
  /** The header's name. */
  public static final String HEADER = "Idempotency-Key";

  private static final Pattern KEY = Pattern.compile("[!-~]{1,255}");

  private IdempotentWrite() {}

  /**
   * The caller, with the number that the request gives the write.
   *
   * @throws Problem with {@code idempotency-key-malformed}
   */
  public static Caller caller(RoutingContext ctx, Caller caller) {
    return caller(ctx, caller, () -> fingerprint(ctx));
  }

  /**
   * The same for a body that was not kept.
   *
   * @param sha256 of the body, lower-case hex
   */
  public static Caller caller(RoutingContext ctx, Caller caller, String sha256) {
    return caller(ctx, caller, () -> sha256);
  }

  /**
   * Looks at the number alone, before a body is read.
   *
   * @throws Problem with {@code idempotency-key-malformed}
   */
  public static void requireWellFormed(RoutingContext ctx) {
    key(ctx);
  }

  private static Caller caller(RoutingContext ctx, Caller caller, Supplier<String> fingerprint) {
    String route = ctx.request().method().name() + " " + ctx.currentRoute().getPath();
    return key(ctx)
        .map(key -> caller.with(new IdempotencyKey(route, key, fingerprint.get())))
        .orElse(caller);
  }

  private static Optional<String> key(RoutingContext ctx) {
    List<String> keys = ctx.request().headers().getAll(HEADER);
    if (keys.size() > 1 || keys.size() == 1 && !KEY.matcher(keys.get(0)).matches()) {
      throw new Problem(
          ProblemType.IDEMPOTENCY_KEY_MALFORMED,
          "An Idempotency-Key is one header of 1 to 255 visible ASCII characters.");
    }
    return keys.stream().findFirst();
  }

  /** The path counts, too: the same key for another consent is another write. */
  private static String fingerprint(RoutingContext ctx) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update((ctx.request().path() + "\n").getBytes(StandardCharsets.UTF_8));
      Buffer body = ctx.body().buffer();
      if (body != null) {
        digest.update(body.getBytes());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
