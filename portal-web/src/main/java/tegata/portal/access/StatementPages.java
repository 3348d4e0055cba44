package tegata.portal.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tegata.contract.AccessApi;
import tegata.contract.AccessApi.StatementOf;
import tegata.contract.AccessApi.StatementPage;
import tegata.contract.Bus;
import tegata.contract.Json;
import tegata.portal.chain.Visit;
import tegata.portal.page.Download;
import tegata.portal.page.Period;
import tegata.portal.page.PeriodForm;
import tegata.portal.page.Views;
import tegata.proof.ProvenEntry;
import tegata.proof.Statement;

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
    return views.show(
        ctx, form.hasErrors() ? 400 : 200, "access/statement", StatementView.of(form));
  }

  private Future<Void> download(RoutingContext ctx) {
    PeriodForm<LocalDate> form = days(ctx).read(ctx.queryParams());
    if (form.hasErrors()) {
      return explain(ctx);
    }
    return statement(ctx, form.period().orElseThrow())
        .map(StatementPages::json)
        .compose(
            json ->
                new Download(
                        "application/json",
                        "statement.json",
                        views.words(ctx).plain().text("statement.file-name"))
                    .send(ctx, json));
  }

  /** All pages lie under the first one's head, so that their rows are one statement. */
  private Future<Statement> statement(RoutingContext ctx, Period<LocalDate> period) {
    return page(ctx, period, Optional.empty(), Optional.empty())
        .compose(
            first ->
                rest(ctx, period, first, new ArrayList<>(first.statement().rows()))
                    .map(rows -> joined(first.statement(), rows)));
  }

  private Future<List<ProvenEntry>> rest(
      RoutingContext ctx, Period<LocalDate> period, StatementPage page, List<ProvenEntry> found) {
    if (!page.more() || found.isEmpty()) {
      return Future.succeededFuture(found);
    }
    long last = found.get(found.size() - 1).entry().number();
    return page(ctx, period, Optional.of(page.size()), Optional.of(last))
        .compose(
            next -> {
              found.addAll(next.statement().rows());
              return rest(ctx, period, next, found);
            });
  }

  private Future<StatementPage> page(
      RoutingContext ctx, Period<LocalDate> period, Optional<Long> size, Optional<Long> before) {
    Visit visit = Visit.of(ctx);
    return bus.ask(
        AccessApi.STATEMENT,
        visit.caller(),
        new StatementOf(visit.subject().person(), period.from(), period.to(), size, before));
  }

  private static Statement joined(Statement first, List<ProvenEntry> rows) {
    return new Statement(
        first.format(),
        first.person(),
        first.from(),
        first.to(),
        first.head(),
        first.publicKey(),
        rows);
  }

  private static byte[] json(Statement statement) {
    try {
      return Json.MAPPER.writeValueAsBytes(statement);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a statement that has no JSON", e);
    }
  }

  private RecentDays days(RoutingContext ctx) {
    return new RecentDays(clock, views.words(ctx));
  }
}
