package tegata.portal.identity;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import tegata.portal.chain.SeeOther;
import tegata.portal.chain.Sessions;
import tegata.portal.page.Views;

/** ログアウト. Only a form of ours ends a session; a mere link asks first. */
public final class LogoutPages {
  private final Views views;
  private final Sessions sessions;

  public LogoutPages(Views views, Sessions sessions) {
    this.views = views;
    this.sessions = sessions;
  }

  /** Adds the routes. */
  public void mount(Router router) {
    router.get("/logout").handler(ctx -> ask(ctx).onFailure(ctx::fail));
    router.post("/logout").handler(ctx -> logout(ctx).onFailure(ctx::fail));
  }

  /** Asks whoever is logged in, and confirms to whoever no longer is. */
  private Future<Void> ask(RoutingContext ctx) {
    return views.show(
        ctx, "identity/logout", Map.of("stopped", ctx.queryParams().contains("stopped")));
  }

  private Future<Void> logout(RoutingContext ctx) {
    return sessions.end(ctx).compose(ended -> SeeOther.to(ctx, "/logout"));
  }
}
