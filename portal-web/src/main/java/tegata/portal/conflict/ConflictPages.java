package tegata.portal.conflict;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import tegata.contract.Bus;
import tegata.contract.Fault;
import tegata.contract.IntakeDeskApi;
import tegata.contract.IntakeDeskApi.Choose;
import tegata.contract.IntakeDeskApi.Decided;
import tegata.contract.IntakeDeskApi.Settle;
import tegata.contract.IntakeDeskApi.WhatWaits;
import tegata.portal.chain.SeeOther;
import tegata.portal.chain.Visit;
import tegata.portal.conflict.ConflictsView.Outcome;
import tegata.portal.page.Views;

/**
 * 取込の未決 at the operators' desk: claims that contradict each other, and people and coverages that
 * contradict what is known. What names a claim stands in forms alone, never in an address.
 */
public final class ConflictPages {
  private static final String LIST = "/ops/conflicts";

  private final Bus bus;
  private final Views views;

  public ConflictPages(Bus bus, Views views) {
    this.bus = bus;
    this.views = views;
  }

  /** Adds the routes. */
  public void mount(Router router) {
    router.get(LIST).handler(ctx -> list(ctx).onFailure(ctx::fail));
    router.post(LIST + "/choose").handler(ctx -> choose(ctx).onFailure(ctx::fail));
    router.post(LIST + "/settle").handler(ctx -> settle(ctx).onFailure(ctx::fail));
  }

  private Future<Void> list(RoutingContext ctx) {
    Optional<Outcome> outcome =
        Outcome.of(Optional.ofNullable(ctx.queryParams().get("said")).orElse(""));
    return bus.ask(IntakeDeskApi.WAITING, Visit.of(ctx).caller(), new WhatWaits())
        .map(waiting -> ConflictsView.of(waiting, outcome, views.words(ctx)))
        .compose(view -> views.show(ctx, "conflict/conflicts", view));
  }

  /**
   * Of two who decide about one claim, the first does; the other is told so. None does in an
   * import.
   */
  private Future<Void> choose(RoutingContext ctx) {
    Choose order = new Choose(field(ctx, "claim"), field(ctx, "version"));
    return bus.ask(IntakeDeskApi.CHOOSE, Visit.of(ctx).caller(), order)
        .map(decided -> outcome(decided, Outcome.CHOSEN))
        .recover(
            e ->
                Fault.of(e).code().equals("import-running")
                    ? Future.succeededFuture(Outcome.IMPORT_RUNNING)
                    : Future.failedFuture(e))
        .compose(outcome -> back(ctx, outcome));
  }

  private Future<Void> settle(RoutingContext ctx) {
    return bus.ask(IntakeDeskApi.SETTLE, Visit.of(ctx).caller(), new Settle(row(ctx)))
        .map(decided -> outcome(decided, Outcome.SETTLED))
        .compose(outcome -> back(ctx, outcome));
  }

  private static Outcome outcome(Decided decided, Outcome done) {
    return decided.done() ? done : Outcome.DECIDED_BEFORE;
  }

  private static Future<Void> back(RoutingContext ctx, Outcome outcome) {
    return SeeOther.to(ctx, LIST + "?said=" + outcome.code());
  }

  private static long row(RoutingContext ctx) {
    try {
      return Long.parseLong(field(ctx, "row"));
    } catch (NumberFormatException e) {
      throw new Fault(Fault.Kind.NOT_FOUND, "not-found", "There is no such row.");
    }
  }

  private static String field(RoutingContext ctx, String name) {
    return Optional.ofNullable(ctx.request().getFormAttribute(name)).orElse("");
  }
}
