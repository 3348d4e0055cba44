package tegata.portal.settings;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import tegata.portal.chain.Sessions;
import tegata.portal.page.Views;

/** 設定: ログイン中の端末と、すべての端末からのログアウト。 */
public final class SettingsPages {
  private final Views views;
  private final Sessions sessions;

  public SettingsPages(Views views, Sessions sessions) {
    this.views = views;
    this.sessions = sessions;
  }

  /** Adds the routes. */
  public void mount(Router router) {
    router.get("/settings").handler(ctx -> show(ctx).onFailure(ctx::fail));
    router.post("/settings/logout").handler(ctx -> logOutEverywhere(ctx).onFailure(ctx::fail));
  }

  private Future<Void> show(RoutingContext ctx) {
    return sessions
        .devices(ctx)
        .map(devices -> SettingsView.of(devices.devices(), views.words(ctx)))
        .compose(view -> views.show(ctx, "settings/settings", view));
  }

  private Future<Void> logOutEverywhere(RoutingContext ctx) {
    return sessions
        .endEverywhere(ctx)
        .compose(ended -> ctx.response().setStatusCode(303).putHeader("Location", "/logout").end());
  }
}
