package tegata.portal.insurer;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import tegata.contract.Bus;
import tegata.contract.DeregistrationApi;
import tegata.contract.DeregistrationApi.WhoIsHeldBack;
import tegata.portal.chain.Visit;
import tegata.portal.page.Views;

/**
 * 見合わせている解除: ends that wait for a 資格確認書. An operator sees all, an insurer those it has to issue one
 * for. The list says nothing of the persons, so it needs no purpose.
 */
public final class HeldBackPages {
  private final Bus bus;
  private final Views views;

  public HeldBackPages(Bus bus, Views views) {
    this.bus = bus;
    this.views = views;
  }

  /** Adds the routes. */
  public void mount(Router router) {
    router.get("/ops/held-back").handler(ctx -> list(ctx, false).onFailure(ctx::fail));
    router.get("/insurer/held-back").handler(ctx -> list(ctx, true).onFailure(ctx::fail));
  }

  private Future<Void> list(RoutingContext ctx, boolean insurer) {
    return bus.ask(DeregistrationApi.HELD_BACK, Visit.of(ctx).caller(), new WhoIsHeldBack())
        .map(list -> HeldBackView.of(list, insurer, views.words(ctx)))
        .compose(view -> views.show(ctx, "insurer/held-back", view));
  }
}
