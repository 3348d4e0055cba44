package tegata.portal.checkup;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import tegata.contract.Bus;
import tegata.contract.CheckupApi;
import tegata.contract.Fault;
import tegata.contract.Use;
import tegata.domain.checkup.Checkup;
import tegata.portal.chain.Visit;
import tegata.portal.page.Views;

/** 健診結果. */
public final class CheckupPages {
  private final Bus bus;
  private final Views views;

  public CheckupPages(Bus bus, Views views) {
    this.bus = bus;
    this.views = views;
  }

  /** Adds the routes. */
  public void mount(Router router) {
    router.get("/checkups").handler(ctx -> list(ctx).onFailure(ctx::fail));
    router.get("/checkups/:date").handler(ctx -> show(ctx).onFailure(ctx::fail));
  }

  private Future<Void> list(RoutingContext ctx) {
    Visit visit = Visit.of(ctx);
    CheckupApi.Of question = new CheckupApi.Of(visit.subject().person(), Use.VIEW);
    return bus.ask(CheckupApi.LIST, visit.caller(), question)
        .map(heads -> CheckupListView.of(heads, views.words(ctx)))
        .compose(view -> views.show(ctx, "checkup/list", view));
  }

  private Future<Void> show(RoutingContext ctx) {
    return askFor(ctx)
        .map(checkup -> CheckupView.of(checkup, views.words(ctx)))
        .compose(view -> views.show(ctx, "checkup/show", view));
  }

  private Future<Checkup> askFor(RoutingContext ctx) {
    LocalDate date;
    try {
      date = LocalDate.parse(ctx.pathParam("date"));
    } catch (DateTimeParseException e) {
      return Future.failedFuture(noSuchCheckup());
    }
    Visit visit = Visit.of(ctx);
    CheckupApi.On question = new CheckupApi.On(visit.subject().person(), date, Use.VIEW);
    return bus.ask(CheckupApi.SHOW, visit.caller(), question)
        .map(found -> found.checkup().orElseThrow(CheckupPages::noSuchCheckup));
  }

  private static Fault noSuchCheckup() {
    return new Fault(Fault.Kind.NOT_FOUND, "no-such-checkup", "There is no checkup of that day.");
  }
}
