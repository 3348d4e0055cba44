package tegata.portal.landing;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import tegata.contract.Address;
import tegata.contract.AuditApi;
import tegata.contract.Bus;
import tegata.contract.Fault;
import tegata.portal.chain.Visit;
import tegata.portal.page.Views;

/** はじめに. */
public final class LandingPages {
  /** Nobody waits longer for a banner. */
  private static final Address<AuditApi.HeadOf, AuditApi.Head> HEAD =
      AuditApi.HEAD.within(Duration.ofSeconds(1));

  /** From this status on a fault is on our side. */
  private static final int DOWN = 503;

  private final Bus bus;
  private final Views views;

  public LandingPages(Bus bus, Views views) {
    this.bus = bus;
    this.views = views;
  }

  /** Adds the routes. */
  public void mount(Router router) {
    router.get("/").handler(ctx -> landing(ctx).onFailure(ctx::fail));
  }

  /**
   * Shows the page also where something on our side fails before it, for instance the session: what
   * is stopped and what still works stands on it. Mount it before what answers failures.
   */
  public void mountDown(Router router) {
    router
        .get("/")
        .failureHandler(
            ctx -> {
              Throwable failure = ctx.failure();
              boolean ours = failure != null && Fault.of(failure).isOurs();
              if (ours && !ctx.response().headWritten()) {
                views
                    .show(ctx, DOWN, "landing/landing", new LandingView(false))
                    .onFailure(e -> ctx.next());
              } else {
                ctx.next();
              }
            });
  }

  /** Whether the workers answer the newest signed head tells, which is about nobody. */
  private Future<Void> landing(RoutingContext ctx) {
    return bus.ask(HEAD, Visit.of(ctx).caller(), AuditApi.HeadOf.NEWEST)
        .map(head -> true)
        .otherwise(false)
        .compose(running -> views.show(ctx, "landing/landing", new LandingView(running)));
  }
}
