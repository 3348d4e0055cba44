package tegata.portal.help;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import tegata.contract.AuditApi;
import tegata.contract.Bus;
import tegata.portal.chain.Visit;
import tegata.portal.page.Views;
import tegata.portal.page.Words;

/** 使い方、用語、アクセシビリティ、個人情報、動いているか. */
public final class HelpPages {
  private final Bus bus;
  private final Views views;
  private final Clock clock;

  public HelpPages(Bus bus, Views views, Clock clock) {
    this.bus = bus;
    this.views = views;
    this.clock = clock;
  }

  /** Adds the routes. */
  public void mount(Router router) {
    router.get("/help").handler(ctx -> help(ctx).onFailure(ctx::fail));
    router.get("/help/words").handler(ctx -> words(ctx).onFailure(ctx::fail));
    router
        .get("/accessibility")
        .handler(ctx -> views.show(ctx, "help/accessibility", Map.of()).onFailure(ctx::fail));
    router
        .get("/privacy")
        .handler(ctx -> views.show(ctx, "help/privacy", Map.of()).onFailure(ctx::fail));
    router.get("/status").handler(ctx -> status(ctx).onFailure(ctx::fail));
  }

  private Future<Void> help(RoutingContext ctx) {
    String query = Optional.ofNullable(ctx.queryParams().get("q")).orElse("");
    return views.show(ctx, "help/help", HelpView.of(query, views.words(ctx)));
  }

  private Future<Void> words(RoutingContext ctx) {
    return views.show(ctx, "help/words", HelpView.terms(views.words(ctx)));
  }

  /** The newest signed head tells both whether the workers answer and whether signing is late. */
  private Future<Void> status(RoutingContext ctx) {
    Words words = views.words(ctx);
    String at = words.moment(clock.instant());
    return bus.ask(AuditApi.HEAD, Visit.of(ctx).caller(), AuditApi.HeadOf.NEWEST)
        .map(head -> StatusView.of(at, true, !head.late(), words))
        .otherwise(e -> StatusView.of(at, false, false, words))
        .compose(view -> views.show(ctx, "help/status", view));
  }
}
