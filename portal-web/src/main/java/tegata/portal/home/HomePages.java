package tegata.portal.home;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import tegata.contract.Address;
import tegata.contract.Bus;
import tegata.contract.Fault;
import tegata.contract.HomeApi;
import tegata.contract.HomeApi.Newest;
import tegata.contract.HomeApi.NewestOf;
import tegata.contract.HomeApi.Part;
import tegata.contract.HomeApi.Standing;
import tegata.portal.chain.Visit;
import tegata.portal.page.PagePart;
import tegata.portal.page.Views;
import tegata.portal.page.Words;

/**
 * ホーム: at most six cards, each with its newest answer, asked by itself so that none hides another.
 */
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
    Future<Optional<Standing>> standing =
        PagePart.told(ask(visit, HomeApi.STANDING, new HomeApi.Of(visit.subject().person())));
    Map<Part, Future<Optional<Newest>>> asked = new EnumMap<>(Part.class);
    for (Part part : Part.values()) {
      NewestOf question = new NewestOf(visit.subject().person(), part);
      asked.put(part, PagePart.told(ask(visit, HomeApi.NEWEST, question)));
    }
    return standing
        .compose(
            own ->
                Future.all(asked.values().stream().toList())
                    .map(all -> new HomeAnswers(own, came(asked))))
        .compose(answers -> show(ctx, answers));
  }

  private Future<Void> show(RoutingContext ctx, HomeAnswers answers) {
    if (answers.isNothing()) {
      return Future.failedFuture(
          new Fault(Fault.Kind.UNAVAILABLE, "home-unknown", "No part of the page could be told."));
    }
    LocalDate today = LocalDate.now(clock.withZone(Words.JAPAN));
    String name = Visit.of(ctx).subject().name();
    return views.show(ctx, "home/home", HomeView.of(name, answers, today, views.words(ctx)));
  }

  private <Q, A> Future<A> ask(Visit visit, Address<Q, A> address, Q question) {
    return bus.ask(address, visit.caller(), question);
  }

  private static Map<Part, Newest> came(Map<Part, Future<Optional<Newest>>> asked) {
    Map<Part, Newest> came = new EnumMap<>(Part.class);
    asked.forEach((part, answer) -> answer.result().ifPresent(newest -> came.put(part, newest)));
    return came;
  }
}
