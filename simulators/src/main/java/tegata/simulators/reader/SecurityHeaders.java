package tegata.simulators.reader;

import io.vertx.ext.web.RoutingContext;

/** Headers of every answer: no script, no frame, no cache. */
final class SecurityHeaders {

  private SecurityHeaders() {}

  static void write(RoutingContext ctx) {
    ctx.response()
        .putHeader("Content-Security-Policy", policy("'self'"))
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("Referrer-Policy", "same-origin")
        .putHeader("Cache-Control", "no-store");
    ctx.next();
  }

  /** Lets the page's form post to the portal too; browsers check its redirects as well. */
  static void allowFormTo(RoutingContext ctx, String origin) {
    ctx.response().putHeader("Content-Security-Policy", policy("'self' " + origin));
  }

  private static String policy(String formAction) {
    return "default-src 'none'; style-src 'self'; form-action "
        + formAction
        + "; frame-ancestors 'none'; base-uri 'none'";
  }
}
