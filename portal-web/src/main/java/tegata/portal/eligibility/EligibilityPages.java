package tegata.portal.eligibility;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Instant;
import tegata.contract.Bus;
import tegata.contract.EligibilityApi;
import tegata.contract.EligibilityApi.Own;
import tegata.contract.PaperApi;
import tegata.contract.PaperApi.Paper;
import tegata.contract.PaperApi.PrintOwn;
import tegata.contract.PaperApi.PrintedOwn;
import tegata.portal.chain.Visit;
import tegata.portal.page.Download;
import tegata.portal.page.Views;
import tegata.portal.paper.PaperPress;

/** 資格情報, in large print for the counter of a clinic, and as a paper that can be verified. */
public final class EligibilityPages {
  private static final Download PDF =
      new Download("application/pdf", "shikaku-joho.pdf", "資格情報.pdf");

  private final Bus bus;
  private final Views views;
  private final PaperPress press;
  private final Clock clock;

  public EligibilityPages(Bus bus, Views views, PaperPress press, Clock clock) {
    this.bus = bus;
    this.views = views;
    this.press = press;
    this.clock = clock;
  }

  /** Adds the routes. */
  public void mount(Router router) {
    router.get("/eligibility").handler(ctx -> show(ctx).onFailure(ctx::fail));
    router.get("/eligibility.pdf").handler(ctx -> print(ctx).onFailure(ctx::fail));
  }

  private Future<Void> show(RoutingContext ctx) {
    Visit visit = Visit.of(ctx);
    return bus.ask(EligibilityApi.OWN, visit.caller(), new Own(visit.subject().person()))
        .map(own -> EligibilityView.of(own, clock.instant(), views.words(ctx)))
        .compose(view -> views.show(ctx, "eligibility/own", view));
  }

  /** With nothing to show at a counter there is no paper: the page says why. */
  private Future<Void> print(RoutingContext ctx) {
    Visit visit = Visit.of(ctx);
    return bus.ask(PaperApi.PRINT_OWN, visit.caller(), new PrintOwn(visit.subject().person()))
        .compose(
            printed ->
                printed
                    .paper()
                    .map(paper -> print(ctx, printed, paper))
                    .orElseGet(() -> ctx.redirect("/eligibility")));
  }

  private Future<Void> print(RoutingContext ctx, PrintedOwn printed, Paper paper) {
    Instant now = clock.instant();
    return press
        .print("eligibility/paper", EligibilityPaper.of(printed, paper, now, views.japanese()), now)
        .compose(pdf -> PDF.send(ctx, pdf));
  }
}
