package tegata.portal.chain;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * 端末の印: a random value that stays in a browser, so that a login from another one is noticed. It
 * opens nothing, and only its hash leaves the portal.
 */
final class DeviceMark {

  /** As long as browsers keep a cookie at most. */
  private static final Duration KEPT = Duration.ofDays(400);

  private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{64}");
  private static final SecureRandom RANDOM = new SecureRandom();

  private final String cookie;
  private final boolean secure;

  /**
   * @param sessionCookie name of the session's cookie, beside which this one stands
   */
  DeviceMark(String sessionCookie, boolean secure) {
    this.cookie = sessionCookie + "-device";
    this.secure = secure;
  }

  /** The browser's mark, hashed; a new one is given where it has none of ours. */
  String of(RoutingContext ctx) {
    Cookie carried = ctx.request().getCookie(cookie);
    String mark =
        carried != null && SHAPE.matcher(carried.getValue()).matches()
            ? carried.getValue()
            : random();
    ctx.response()
        .addCookie(
            Cookie.cookie(cookie, mark)
                .setPath("/")
                .setHttpOnly(true)
                .setSecure(secure)
                .setSameSite(CookieSameSite.LAX)
                .setMaxAge(KEPT.toSeconds()));
    return SessionHash.of(mark);
  }

  private static String random() {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
