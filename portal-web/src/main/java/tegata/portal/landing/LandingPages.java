package tegata.portal.landing;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import tegata.portal.page.Views;

/** はじめに. */
public final class LandingPages {
  private final Views views;

  public LandingPages(Views views) {
    this.views = views;
  }

  /** Adds the routes. */
  public void mount(Router router) {
    router.get("/").handler(ctx -> landing(ctx).onFailure(ctx::fail));
  }

  private Future<Void> landing(RoutingContext ctx) {
    return views.show(ctx, "landing/landing", Map.of());
  }
}
