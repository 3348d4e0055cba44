package tegata.portal.chain;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** After a form was sent: its page, so that loading it again sends nothing again. */
public final class SeeOther {
  private SeeOther() {}

  /** Answers 303 to a path of our own. */
  public static Future<Void> to(RoutingContext ctx, String path) {
    return ctx.response().setStatusCode(303).putHeader("Location", path).end();
  }

  /** A text that somebody wrote as one part of a path, whatever is in it. */
  public static String part(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
