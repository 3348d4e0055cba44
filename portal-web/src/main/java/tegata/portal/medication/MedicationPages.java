package tegata.portal.medication;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import tegata.contract.Bus;
import tegata.contract.MedicationApi;
import tegata.contract.MedicationApi.History;
import tegata.contract.MedicationApi.Medicines;
import tegata.contract.MedicationApi.Scope;
import tegata.contract.MedicationApi.ScopeOf;
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
import tegata.portal.page.Words;

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
    return scope(ctx, Use.VIEW)
        .map(Optional::of)
        .otherwise(Optional.empty())
        .compose(
            scope -> {
              MedicationFilter filter = MedicationFilter.of(ctx.queryParams(), scope);
              return form.hasErrors() ? refuse(ctx, form, filter) : show(ctx, form, filter);
            });
  }

  private Future<Void> show(
      RoutingContext ctx, PeriodForm<YearMonth> form, MedicationFilter filter) {
    RowsPage page = RowsPage.of(ctx.queryParams());
    return question(ctx, form.period().orElseThrow(), filter, Use.VIEW)
        .shown(page, answer -> answer.rows().size())
        .map(came -> MedicationView.of(form, filter, came, page, window(ctx), views.words(ctx)))
        .compose(
            view ->
                views.show(ctx, view.form().hasErrors() ? 400 : 200, "medication/history", view));
  }

  /** A file is whole or not there: so a filter that cannot be understood just now fails, too. */
  private Future<Void> download(RoutingContext ctx) {
    PeriodForm<YearMonth> form = window(ctx).read(ctx.queryParams());
    return scope(ctx, Use.DOWNLOAD)
        .map(scope -> MedicationFilter.of(ctx.queryParams(), Optional.of(scope)))
        .compose(
            filter ->
                form.hasErrors()
                    ? refuse(ctx, form, filter)
                    : question(ctx, form.period().orElseThrow(), filter, Use.DOWNLOAD)
                        .all()
                        .compose(answers -> send(ctx, answers)));
  }

  private Future<Void> send(RoutingContext ctx, List<Medicines> answers) {
    Words plain = views.words(ctx).plain();
    return Download.csv("medicines.csv", plain.text("medication.csv.name"))
        .send(ctx, MedicationTable.csv(answers, plain));
  }

  private Future<Void> refuse(
      RoutingContext ctx, PeriodForm<YearMonth> form, MedicationFilter filter) {
    return views.show(
        ctx, 400, "medication/history", MedicationView.refused(form, filter, views.words(ctx)));
  }

  private Future<Scope> scope(RoutingContext ctx, Use use) {
    Visit visit = Visit.of(ctx);
    return bus.ask(MedicationApi.SCOPE, visit.caller(), new ScopeOf(visit.subject().person(), use));
  }

  private Paged<Medicines> question(
      RoutingContext ctx, Period<YearMonth> period, MedicationFilter filter, Use use) {
    Visit visit = Visit.of(ctx);
    return new Paged<>(
        row ->
            bus.ask(
                MedicationApi.HISTORY,
                visit.caller(),
                new History(
                    new PersonMonths(
                        visit.subject().person(), period.from(), period.to(), use, row),
                    filter.only())),
        Medicines::next);
  }

  private MonthWindow window(RoutingContext ctx) {
    return new MonthWindow(clock, views.words(ctx));
  }
}
