package tegata.portal.registration;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.LocalDate;
import tegata.contract.Bus;
import tegata.contract.RegistrationApi;
import tegata.portal.chain.Visit;
import tegata.portal.page.Views;
import tegata.portal.page.Words;

/** 手続きの状況. */
public final class ApplicationPages {
  private final Bus bus;
  private final Views views;
  private final Clock clock;

  public ApplicationPages(Bus bus, Views views, Clock clock) {
    this.bus = bus;
    this.views = views;
    this.clock = clock.withZone(Words.JAPAN);
  }

  /** Adds the routes. */
  public void mount(Router router) {
    router.get("/applications").handler(ctx -> list(ctx).onFailure(ctx::fail));
    router.get("/applications/:number").handler(ctx -> show(ctx).onFailure(ctx::fail));
  }

  private Future<Void> list(RoutingContext ctx) {
    Visit visit = Visit.of(ctx);
    RegistrationApi.Of question = new RegistrationApi.Of(visit.subject().person());
    return bus.ask(RegistrationApi.APPLICATIONS, visit.caller(), question)
        .map(answer -> ApplicationListView.of(answer.applications(), views.words()))
        .compose(view -> views.show(ctx, "registration/applications", view));
  }

  private Future<Void> show(RoutingContext ctx) {
    return Applications.find(bus, ctx, ctx.pathParam("number"))
        .map(found -> ApplicationView.of(found, LocalDate.now(clock), views.words()))
        .compose(view -> views.show(ctx, "registration/application", view));
  }
}
