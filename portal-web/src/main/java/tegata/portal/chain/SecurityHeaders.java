package tegata.portal.chain;

import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;

/**
 * What every answer says to the browser: run nothing foreign, store nothing, be framed by nobody.
 * Referrer-Policy is not {@code no-referrer}, with which browsers would send {@code Origin: null}
 * with our own forms.
 */
public final class SecurityHeaders implements Handler<RoutingContext> {
  private static final String CONTENT_SECURITY_POLICY =
      String.join(
          "; ",
          "default-src 'none'",
          "style-src 'self'",
          "script-src 'self'",
          "img-src 'self'",
          "font-src 'self'",
          "connect-src 'self'",
          "form-action 'self'",
          "base-uri 'none'",
          "frame-ancestors 'none'");

  private final Origin origin;

  public SecurityHeaders(Origin origin) {
    this.origin = origin;
  }

  @Override
  public void handle(RoutingContext ctx) {
    MultiMap headers = ctx.response().headers();
    headers
        .set("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        .set("X-Content-Type-Options", "nosniff")
        .set("X-Frame-Options", "DENY")
        .set("Referrer-Policy", "same-origin")
        .set("Cross-Origin-Opener-Policy", "same-origin")
        .set("Cross-Origin-Resource-Policy", "same-origin")
        .set("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
        .set("Cache-Control", "no-store")
        .set("X-Request-Id", Visit.of(ctx).request().toString());
    if (origin.isSecure()) {
      headers.set("Strict-Transport-Security", "max-age=31536000");
    }
    ctx.next();
  }
}
