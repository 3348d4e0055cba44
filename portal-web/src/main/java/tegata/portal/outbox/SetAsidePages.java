package tegata.portal.outbox;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.UUID;
import tegata.contract.Bus;
import tegata.contract.Fault;
import tegata.contract.OutboxApi;
import tegata.contract.OutboxApi.Release;
import tegata.contract.OutboxApi.WhatIsSetAside;
import tegata.portal.chain.SeeOther;
import tegata.portal.chain.Visit;
import tegata.portal.page.PathId;
import tegata.portal.page.Views;

/** 運営者の机: the messages a receiver went on refusing, and the order to send one again. */
public final class SetAsidePages {
  private static final String LIST = "/ops/outbox";

  private final Bus bus;
  private final Views views;

  public SetAsidePages(Bus bus, Views views) {
    this.bus = bus;
    this.views = views;
  }

  /** Adds the routes. */
  public void mount(Router router) {
    router.get(LIST).handler(ctx -> list(ctx).onFailure(ctx::fail));
    router.post(LIST + "/:id").handler(ctx -> release(ctx).onFailure(ctx::fail));
  }

  private Future<Void> list(RoutingContext ctx) {
    Optional<SetAsideView.Said> said =
        SetAsideView.Said.of(Optional.ofNullable(ctx.queryParams().get("said")).orElse(""));
    return bus.ask(OutboxApi.SET_ASIDE, Visit.of(ctx).caller(), new WhatIsSetAside())
        .map(list -> SetAsideView.of(list, said, views.words(ctx)))
        .compose(view -> views.show(ctx, "outbox/set-aside", view));
  }

  /** Of two who send the same message again, one does; the other is told so. */
  private Future<Void> release(RoutingContext ctx) {
    UUID message =
        PathId.of(ctx, "id")
            .orElseThrow(
                () -> new Fault(Fault.Kind.NOT_FOUND, "not-found", "There is no such message."));
    return bus.ask(OutboxApi.RELEASE, Visit.of(ctx).caller(), new Release(message))
        .map(done -> done.done() ? SetAsideView.Said.SENT : SetAsideView.Said.GONE)
        .compose(said -> SeeOther.to(ctx, LIST + "?said=" + said.code()));
  }
}
