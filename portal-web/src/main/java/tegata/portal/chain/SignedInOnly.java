package tegata.portal.chain;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Sends whoever is not logged in to the login page, and back here afterwards. */
public final class SignedInOnly implements Handler<RoutingContext> {

  @Override
  public void handle(RoutingContext ctx) {
    if (Visit.of(ctx).signedIn().isPresent()) {
      ctx.next();
    } else {
      ctx.redirect("/login?next=" + URLEncoder.encode(ctx.request().uri(), StandardCharsets.UTF_8));
    }
  }
}
