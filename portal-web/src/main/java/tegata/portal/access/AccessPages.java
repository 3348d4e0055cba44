package tegata.portal.access;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tegata.contract.AccessApi;
import tegata.contract.AccessApi.Accesses;
import tegata.contract.AccessApi.History;
import tegata.contract.Bus;
import tegata.contract.Use;
import tegata.domain.access.Access;
import tegata.portal.chain.Visit;
import tegata.portal.page.Download;
import tegata.portal.page.Period;
import tegata.portal.page.PeriodForm;
import tegata.portal.page.Views;
import tegata.portal.page.Words;

/** アクセス履歴: who saw what of mine, my own views among them. */
public final class AccessPages {
  private static final int MONTHS_SHOWN = 3;

  private final Bus bus;
  private final Views views;
  private final Clock clock;

  public AccessPages(Bus bus, Views views, Clock clock) {
    this.bus = bus;
    this.views = views;
    this.clock = clock.withZone(Words.JAPAN);
  }

  /** Adds the routes. */
  public void mount(Router router) {
    router.get("/access-log").handler(ctx -> history(ctx).onFailure(ctx::fail));
    router.get("/access-log.csv").handler(ctx -> download(ctx).onFailure(ctx::fail));
  }

  private Future<Void> history(RoutingContext ctx) {
    PeriodForm<LocalDate> form = read(ctx);
    if (form.hasErrors()) {
      return views.show(ctx, 400, "access/history", AccessView.refused(form));
    }
    Optional<Long> before = before(ctx);
    return ask(ctx, form.period().orElseThrow(), before, Use.VIEW)
        .map(accesses -> AccessView.of(form, accesses, before, views.words()))
        .compose(view -> views.show(ctx, "access/history", view));
  }

  private Future<Void> download(RoutingContext ctx) {
    PeriodForm<LocalDate> form = read(ctx);
    if (form.hasErrors()) {
      return views.show(ctx, 400, "access/history", AccessView.refused(form));
    }
    return all(ctx, form.period().orElseThrow(), Optional.empty(), new ArrayList<>())
        .map(rows -> AccessTable.csv(rows, views.words()))
        .compose(
            csv ->
                Download.csv("access-log.csv", views.words().text("access.csv.name"))
                    .send(ctx, csv));
  }

  private Future<List<Access>> all(
      RoutingContext ctx, Period<LocalDate> period, Optional<Long> before, List<Access> found) {
    return ask(ctx, period, before, Use.DOWNLOAD)
        .compose(
            answer -> {
              found.addAll(answer.rows());
              return answer.more() && !answer.rows().isEmpty()
                  ? all(ctx, period, lastOf(answer), found)
                  : Future.succeededFuture(found);
            });
  }

  private Future<Accesses> ask(
      RoutingContext ctx, Period<LocalDate> period, Optional<Long> before, Use use) {
    Visit visit = Visit.of(ctx);
    return bus.ask(
        AccessApi.HISTORY,
        visit.caller(),
        new History(visit.subject().person(), period.from(), period.to(), before, use));
  }

  private PeriodForm<LocalDate> read(RoutingContext ctx) {
    LocalDate today = LocalDate.now(clock);
    Period<LocalDate> recently = new Period<>(today.minusMonths(MONTHS_SHOWN), today);
    Words words = views.words();
    return PeriodForm.ofDays(ctx.queryParams(), recently, words)
        .filled(words.day(recently.from()), words.day(recently.to()));
  }

  private static Optional<Long> before(RoutingContext ctx) {
    return Optional.ofNullable(ctx.queryParams().get("before"))
        .filter(text -> text.matches("\\d{1,18}"))
        .map(Long::valueOf);
  }

  static Optional<Long> lastOf(Accesses answer) {
    List<Access> rows = answer.rows();
    return rows.isEmpty() ? Optional.empty() : Optional.of(rows.get(rows.size() - 1).number());
  }
}
