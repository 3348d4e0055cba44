package tegata.portal.medication;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.YearMonth;
import tegata.contract.Bus;
import tegata.contract.MedicationApi;
import tegata.contract.MedicationApi.Medicines;
import tegata.contract.PersonMonths;
import tegata.contract.Use;
import tegata.portal.chain.Visit;
import tegata.portal.page.Download;
import tegata.portal.page.MonthWindow;
import tegata.portal.page.Paged;
import tegata.portal.page.Period;
import tegata.portal.page.PeriodForm;
import tegata.portal.page.RowsPage;
import tegata.portal.page.Views;

/** お薬. */
public final class MedicationPages {
  private final Bus bus;
  private final Views views;
  private final Clock clock;

  public MedicationPages(Bus bus, Views views, Clock clock) {
    this.bus = bus;
    this.views = views;
    this.clock = clock;
  }

  /** Adds the routes. */
  public void mount(Router router) {
    router.get("/medicines").handler(ctx -> history(ctx).onFailure(ctx::fail));
    router.get("/medicines.csv").handler(ctx -> download(ctx).onFailure(ctx::fail));
  }

  private Future<Void> history(RoutingContext ctx) {
    PeriodForm<YearMonth> form = window(ctx).read(ctx.queryParams());
    if (form.hasErrors()) {
      return views.show(ctx, 400, "medication/history", MedicationView.refused(form));
    }
    RowsPage page = RowsPage.of(ctx.queryParams());
    return ask(ctx, form.period().orElseThrow(), Use.VIEW)
        .from(page.firstRow(), answers -> page.isFull(MedicationTable.rows(answers).size()))
        .map(answers -> MedicationView.of(form, answers, page, window(ctx), views.words(ctx)))
        .compose(
            view ->
                views.show(ctx, view.form().hasErrors() ? 400 : 200, "medication/history", view));
  }

  private Future<Void> download(RoutingContext ctx) {
    PeriodForm<YearMonth> form = window(ctx).read(ctx.queryParams());
    if (form.hasErrors()) {
      return views.show(ctx, 400, "medication/history", MedicationView.refused(form));
    }
    Period<YearMonth> period = form.period().orElseThrow();
    return ask(ctx, period, Use.DOWNLOAD)
        .all()
        .map(answers -> MedicationTable.csv(answers, views.words(ctx).plain()))
        .compose(
            csv ->
                Download.csv("medicines.csv", views.words(ctx).plain().text("medication.csv.name"))
                    .send(ctx, csv));
  }

  private Paged<Medicines> ask(RoutingContext ctx, Period<YearMonth> period, Use use) {
    Visit visit = Visit.of(ctx);
    return new Paged<>(
        row ->
            bus.ask(
                MedicationApi.HISTORY,
                visit.caller(),
                new PersonMonths(visit.subject().person(), period.from(), period.to(), use, row)),
        Medicines::next);
  }

  private MonthWindow window(RoutingContext ctx) {
    return new MonthWindow(clock, views.words(ctx));
  }
}
