package tegata.portal.access;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import tegata.contract.AccessApi;
import tegata.contract.AccessApi.StatementOf;
import tegata.contract.AccessApi.StatementPage;
import tegata.contract.AccessApi.StatementSize;
import tegata.contract.AccessApi.StatementSizeOf;
import tegata.contract.Bus;
import tegata.portal.chain.Visit;
import tegata.portal.page.Download;
import tegata.portal.page.Period;
import tegata.portal.page.PeriodForm;
import tegata.portal.page.Views;

/**
 * アクセス履歴の証明書: rows, proofs and the signed head in one file, which anybody can check without us
 * (docs/log.md).
 */
public final class StatementPages {
  private final Bus bus;
  private final Views views;
  private final Clock clock;

  public StatementPages(Bus bus, Views views, Clock clock) {
    this.bus = bus;
    this.views = views;
    this.clock = clock;
  }

  /** Adds the routes. */
  public void mount(Router router) {
    router.get("/access-log/statement").handler(ctx -> explain(ctx).onFailure(ctx::fail));
    router.get("/access-log/statement.json").handler(ctx -> download(ctx).onFailure(ctx::fail));
  }

  private Future<Void> explain(RoutingContext ctx) {
    PeriodForm<LocalDate> form = days(ctx).read(ctx.queryParams());
    return form.period()
        .map(period -> size(ctx, period))
        .orElseGet(() -> Future.succeededFuture(Optional.empty()))
        .map(size -> StatementView.of(form, size, views.words(ctx)))
        .compose(view -> views.show(ctx, form.hasErrors() ? 400 : 200, "access/statement", view));
  }

  /** How large the file will be; the page is shown also where that cannot be said just now. */
  private Future<Optional<StatementSize>> size(RoutingContext ctx, Period<LocalDate> period) {
    Visit visit = Visit.of(ctx);
    return bus.ask(
            AccessApi.STATEMENT_SIZE,
            visit.caller(),
            new StatementSizeOf(visit.subject().person(), period.from(), period.to()))
        .map(Optional::of)
        .otherwise(Optional.empty());
  }

  /** What fails before the first page is a page that says so; what fails later breaks the file. */
  private Future<Void> download(RoutingContext ctx) {
    PeriodForm<LocalDate> form = days(ctx).read(ctx.queryParams());
    if (form.hasErrors()) {
      return explain(ctx);
    }
    Period<LocalDate> period = form.period().orElseThrow();
    return page(ctx, period, Optional.empty(), Optional.empty())
        .compose(first -> stream(ctx, period).write(first));
  }

  private StatementStream stream(RoutingContext ctx, Period<LocalDate> period) {
    String name = views.words(ctx).plain().text("statement.file-name");
    return new StatementStream(
        (size, number) -> page(ctx, period, Optional.of(size), Optional.of(number)),
        new Download("application/json", "statement.json", name).begin(ctx).setChunked(true));
  }

  private Future<StatementPage> page(
      RoutingContext ctx, Period<LocalDate> period, Optional<Long> size, Optional<Long> before) {
    Visit visit = Visit.of(ctx);
    return bus.ask(
        AccessApi.STATEMENT,
        visit.caller(),
        new StatementOf(visit.subject().person(), period.from(), period.to(), size, before));
  }

  private RecentDays days(RoutingContext ctx) {
    return new RecentDays(clock, views.words(ctx));
  }
}
