package tegata.portal.summary;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import tegata.contract.Bus;
import tegata.contract.Use;
import tegata.portal.chain.Visit;
import tegata.portal.page.Download;
import tegata.portal.page.Views;
import tegata.portal.page.Words;
import tegata.portal.paper.PaperPress;

/** 受診用まとめ, on the screen and on one A4. */
public final class SummaryPages {
  private static final Download PDF =
      new Download("application/pdf", "jushin-matome.pdf", "受診用まとめ.pdf");

  private final SummaryQuestions questions;
  private final Views views;
  private final PaperPress press;
  private final Clock clock;

  public SummaryPages(Bus bus, Views views, PaperPress press, Clock clock) {
    this.questions = new SummaryQuestions(bus, clock);
    this.views = views;
    this.press = press;
    this.clock = clock;
  }

  /** Adds the routes. */
  public void mount(Router router) {
    router.get("/summary").handler(ctx -> show(ctx).onFailure(ctx::fail));
    router.get("/summary.pdf").handler(ctx -> print(ctx).onFailure(ctx::fail));
  }

  private Future<Void> show(RoutingContext ctx) {
    return view(ctx, Use.VIEW, clock.instant(), views.words(ctx))
        .compose(view -> views.show(ctx, "summary/summary", view));
  }

  private Future<Void> print(RoutingContext ctx) {
    Instant now = clock.instant();
    return view(ctx, Use.DOWNLOAD, now, views.japanese())
        .compose(view -> press.print("summary/paper", view, now))
        .compose(pdf -> PDF.send(ctx, pdf));
  }

  private Future<SummaryView> view(RoutingContext ctx, Use use, Instant now, Words words) {
    Visit visit = Visit.of(ctx);
    Set<String> hidden = Set.copyOf(ctx.queryParams().getAll("hide"));
    return questions
        .ask(visit.caller(), visit.subject().person(), use)
        .map(answers -> SummaryView.of(visit.subject().name(), answers, hidden, now, words));
  }
}
