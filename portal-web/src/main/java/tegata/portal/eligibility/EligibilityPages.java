package tegata.portal.eligibility;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import tegata.contract.Bus;
import tegata.contract.EligibilityApi;
import tegata.contract.EligibilityApi.Own;
import tegata.portal.chain.Visit;
import tegata.portal.page.Views;

/** 資格情報, in large print for the counter of a clinic. */
public final class EligibilityPages {
  private final Bus bus;
  private final Views views;
  private final Clock clock;

  public EligibilityPages(Bus bus, Views views, Clock clock) {
    this.bus = bus;
    this.views = views;
    this.clock = clock;
  }

  /** Adds the route. */
  public void mount(Router router) {
    router.get("/eligibility").handler(ctx -> show(ctx).onFailure(ctx::fail));
  }

  private Future<Void> show(RoutingContext ctx) {
    Visit visit = Visit.of(ctx);
    return bus.ask(EligibilityApi.OWN, visit.caller(), new Own(visit.subject().person()))
        .map(own -> EligibilityView.of(own, clock.instant(), views.words(ctx)))
        .compose(view -> views.show(ctx, "eligibility/own", view));
  }
}
