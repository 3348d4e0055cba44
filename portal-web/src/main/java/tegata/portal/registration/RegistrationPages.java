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

/** 健康保険証利用登録の状況. */
public final class RegistrationPages {
  private final Bus bus;
  private final Views views;
  private final Clock clock;

  public RegistrationPages(Bus bus, Views views, Clock clock) {
    this.bus = bus;
    this.views = views;
    this.clock = clock.withZone(Words.JAPAN);
  }

  /** Adds the route. */
  public void mount(Router router) {
    router.get("/registration").handler(ctx -> status(ctx).onFailure(ctx::fail));
  }

  private Future<Void> status(RoutingContext ctx) {
    Visit visit = Visit.of(ctx);
    RegistrationApi.Of question = new RegistrationApi.Of(visit.subject().person());
    return bus.ask(RegistrationApi.STATUS, visit.caller(), question)
        .map(status -> RegistrationView.of(status, LocalDate.now(clock), views.words(ctx)))
        .compose(view -> views.show(ctx, "registration/status", view));
  }
}
