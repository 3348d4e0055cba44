package tegata.portal.eligibility;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import tegata.contract.Bus;
import tegata.contract.EligibilityApi;
import tegata.contract.EligibilityApi.Own;
import tegata.contract.EligibilityApi.OwnEligibility;
import tegata.contract.Fault;
import tegata.portal.chain.Visit;
import tegata.portal.page.Views;
import tegata.portal.page.Words;

/** 限度額、高齢受給者、特定疾病. */
public final class LimitPages {
  private static final int OURS = 500;

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
    return told(bus.ask(EligibilityApi.OWN, visit.caller(), new Own(visit.subject().person()))
            .map(OwnEligibility::today))
        .map(own -> LimitView.of(own, YearMonth.from(today), views.words(ctx)))
        .compose(view -> views.show(ctx, "eligibility/limits", view));
  }

  /**
   * The tables are of use to everybody, so what fails on our side hides them from nobody; a refusal
   * is one for the whole page.
   */
  private static <A> Future<Optional<A>> told(Future<A> answer) {
    return answer
        .map(Optional::of)
        .recover(
            e ->
                Fault.of(e).kind().status() >= OURS
                    ? Future.succeededFuture(Optional.empty())
                    : Future.failedFuture(e));
  }
}
