package tegata.portal.medication;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.LocalDate;
import tegata.contract.Bus;
import tegata.contract.MedicationApi;
import tegata.contract.MedicationApi.HintsOf;
import tegata.portal.chain.Visit;
import tegata.portal.page.Views;
import tegata.portal.page.Words;

/** お薬の気づき: where one 成分 was there twice at a time; a hint to ask about, never a word on safety. */
public final class HintPages {
  private final Bus bus;
  private final Views views;
  private final Clock clock;

  public HintPages(Bus bus, Views views, Clock clock) {
    this.bus = bus;
    this.views = views;
    this.clock = clock;
  }

  /** Adds the route. */
  public void mount(Router router) {
    router.get("/medicines/hints").handler(ctx -> show(ctx).onFailure(ctx::fail));
  }

  private Future<Void> show(RoutingContext ctx) {
    Visit visit = Visit.of(ctx);
    LocalDate today = LocalDate.now(clock.withZone(Words.JAPAN));
    return bus.ask(MedicationApi.HINTS_OF, visit.caller(), new HintsOf(visit.subject().person()))
        .map(hints -> HintView.of(hints, today, views.words(ctx)))
        .compose(view -> views.show(ctx, "medication/hints", view));
  }
}
