package tegata.portal.home;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.LocalDate;
import tegata.contract.Bus;
import tegata.contract.HomeApi;
import tegata.portal.chain.Visit;
import tegata.portal.page.Views;
import tegata.portal.page.Words;

/** ホーム: at most six cards, each with its newest answer. */
public final class HomePages {
  private final Bus bus;
  private final Views views;
  private final Clock clock;

  public HomePages(Bus bus, Views views, Clock clock) {
    this.bus = bus;
    this.views = views;
    this.clock = clock;
  }

  /** Adds the route. */
  public void mount(Router router) {
    router.get("/home").handler(ctx -> home(ctx).onFailure(ctx::fail));
  }

  private Future<Void> home(RoutingContext ctx) {
    Visit visit = Visit.of(ctx);
    LocalDate today = LocalDate.now(clock.withZone(Words.JAPAN));
    return bus.ask(HomeApi.OVERVIEW, visit.caller(), new HomeApi.Of(visit.subject().person()))
        .map(overview -> HomeView.of(overview, today, views.words(ctx)))
        .compose(view -> views.show(ctx, "home/home", view));
  }
}
