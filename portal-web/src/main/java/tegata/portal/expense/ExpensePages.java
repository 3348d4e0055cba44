package tegata.portal.expense;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tegata.contract.Bus;
import tegata.contract.ExpenseApi;
import tegata.contract.ExpenseApi.Notices;
import tegata.contract.PersonApi;
import tegata.contract.PersonMonths;
import tegata.contract.ProxyApi;
import tegata.contract.Use;
import tegata.portal.chain.Visit;
import tegata.portal.page.MonthWindow;
import tegata.portal.page.Paged;
import tegata.portal.page.Period;
import tegata.portal.page.PeriodForm;
import tegata.portal.page.RowsPage;
import tegata.portal.page.Views;
import tegata.portal.page.Words;

/** 医療費: over any range of months, with sums, and as two files for the tax return. */
public final class ExpensePages {
  private final Vertx vertx;
  private final Bus bus;
  private final Views views;
  private final Clock clock;

  public ExpensePages(Vertx vertx, Bus bus, Views views, Clock clock) {
    this.vertx = vertx;
    this.bus = bus;
    this.views = views;
    this.clock = clock.withZone(Words.JAPAN);
  }

  /** Adds the routes. */
  public void mount(Router router) {
    router.get("/expenses").handler(ctx -> show(ctx).onFailure(ctx::fail));
    router
        .get("/expenses.csv")
        .handler(
            ctx ->
                download(ctx, ExpenseFile.csv(ctx.queryParams().get("variant")))
                    .onFailure(ctx::fail));
    router
        .get("/expenses.xlsx")
        .handler(ctx -> download(ctx, ExpenseFile.WORKBOOK).onFailure(ctx::fail));
  }

  private Future<Void> show(RoutingContext ctx) {
    PeriodForm<YearMonth> form = window(ctx).read(ctx.queryParams());
    if (form.hasErrors()) {
      return refuse(ctx, form);
    }
    RowsPage page = RowsPage.of(ctx.queryParams());
    return asked(ctx, form, Visit.of(ctx).subject().person(), Use.VIEW)
        .allThatCome()
        .map(came -> new ExpenseNotices(came.answers(), came.complete()))
        .compose(
            notices ->
                family(ctx, form, notices)
                    .map(
                        family ->
                            ExpenseView.of(
                                form,
                                notices,
                                family,
                                page,
                                window(ctx),
                                Visit.of(ctx).subject().name(),
                                views.words(ctx))))
        .compose(
            view -> views.show(ctx, view.form().hasErrors() ? 400 : 200, "expense/list", view));
  }

  /**
   * 家族の合計, only where it is asked for: whoever is summed finds in their own history that somebody
   * looked. It is the person's own view; no proxy sees the family of another.
   */
  private Future<ExpenseFamily> family(
      RoutingContext ctx, PeriodForm<YearMonth> form, ExpenseNotices own) {
    Visit visit = Visit.of(ctx);
    if (!visit.subject().self() || !own.complete()) {
      return Future.succeededFuture(ExpenseFamily.NOT_OFFERED);
    }
    if (!ctx.queryParams().contains("family")) {
      return Future.succeededFuture(ExpenseFamily.OFFERED);
    }
    return bus.ask(ProxyApi.LIST, visit.caller(), new ProxyApi.Of(visit.person().person()))
        .compose(proxies -> members(ctx, form, proxies.iSee()))
        .map(members -> ExpenseFamily.of(visit.subject().name(), own, members))
        .otherwise(ExpenseFamily.UNKNOWN);
  }

  private Future<List<ExpenseFamily.Member>> members(
      RoutingContext ctx, PeriodForm<YearMonth> form, List<ProxyApi.Held> seen) {
    List<ExpenseFamily.Member> members = new ArrayList<>();
    Future<Void> all = Future.succeededFuture();
    for (ProxyApi.Held held : seen) {
      all =
          all.compose(x -> asked(ctx, form, held.proxy().principal(), Use.VIEW).all())
              .map(answers -> Optional.of(new ExpenseNotices(answers, true)))
              .otherwise(Optional.empty())
              .onSuccess(came -> members.add(new ExpenseFamily.Member(held.other(), came)))
              .mapEmpty();
    }
    return all.map(members);
  }

  /** Files carry the person's identity and the sums of the whole range, as the page does. */
  private Future<Void> download(RoutingContext ctx, ExpenseFile file) {
    PeriodForm<YearMonth> form = window(ctx).read(ctx.queryParams());
    if (form.hasErrors()) {
      return refuse(ctx, form);
    }
    return notices(ctx, form, Use.DOWNLOAD)
        .compose(
            notices -> {
              PeriodForm<YearMonth> shown =
                  file.checked(
                      window(ctx).shown(form, notices.firstMonth()),
                      Visit.of(ctx).subject().name(),
                      notices,
                      views.words(ctx));
              return shown.hasErrors()
                  ? refuse(ctx, shown)
                  : send(ctx, file.holding(notices), shown.period().orElseThrow(), notices);
            });
  }

  private Future<Void> send(
      RoutingContext ctx, ExpenseFile file, Period<YearMonth> asked, ExpenseNotices notices) {
    Visit visit = Visit.of(ctx);
    return bus.ask(PersonApi.IDENTITY, visit.caller(), new PersonApi.Of(visit.subject().person()))
        .map(
            identity ->
                new ExpenseExport(
                    identity,
                    asked.since(notices.firstMonth()),
                    notices,
                    LocalDate.now(clock),
                    views.japanese()))
        .compose(export -> vertx.executeBlocking(() -> file.write(export), false))
        .compose(content -> file.named(clock.instant()).send(ctx, content));
  }

  private Future<Void> refuse(RoutingContext ctx, PeriodForm<YearMonth> form) {
    return views.show(ctx, 400, "expense/list", ExpenseView.refused(form));
  }

  private Future<ExpenseNotices> notices(RoutingContext ctx, PeriodForm<YearMonth> form, Use use) {
    return asked(ctx, form, Visit.of(ctx).subject().person(), use)
        .all()
        .map(answers -> new ExpenseNotices(answers, true));
  }

  private Paged<Notices> asked(
      RoutingContext ctx, PeriodForm<YearMonth> form, UUID person, Use use) {
    Period<YearMonth> period = form.period().orElseThrow();
    return new Paged<>(
        row ->
            bus.ask(
                ExpenseApi.NOTICES,
                Visit.of(ctx).caller(),
                new PersonMonths(person, period.from(), period.to(), use, row)),
        Notices::next);
  }

  private MonthWindow window(RoutingContext ctx) {
    return new MonthWindow(clock, views.words(ctx));
  }
}
