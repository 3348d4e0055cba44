package tegata.portal.eligibility;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import tegata.contract.Bus;
import tegata.contract.EligibilityApi;
import tegata.contract.EligibilityApi.Own;
import tegata.contract.EligibilityApi.OwnEligibility;
import tegata.portal.chain.Visit;
import tegata.portal.page.PagePart;
import tegata.portal.page.Views;
import tegata.portal.page.Words;

/** 限度額、高齢受給者、特定疾病. The tables are of use to everybody, also where a person's own part fails. */
public final class LimitPages {
  private final Bus bus;
  private final Views views;
  private final Clock clock;

  public LimitPages(Bus bus, Views views, Clock clock) {
    this.bus = bus;
    this.views = views;
    this.clock = clock;
  }

  /** Adds the route. */
  public void mount(Router router) {
    router.get("/eligibility/limits").handler(ctx -> show(ctx).onFailure(ctx::fail));
  }

  private Future<Void> show(RoutingContext ctx) {
    Visit visit = Visit.of(ctx);
    LocalDate today = LocalDate.now(clock.withZone(Words.JAPAN));
    return PagePart.told(
            bus.ask(EligibilityApi.OWN, visit.caller(), new Own(visit.subject().person()))
                .map(OwnEligibility::today))
        .map(own -> LimitView.of(own, YearMonth.from(today), views.words(ctx)))
        .compose(view -> views.show(ctx, "eligibility/limits", view));
  }
}
