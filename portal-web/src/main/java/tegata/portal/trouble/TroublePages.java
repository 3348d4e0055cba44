package tegata.portal.trouble;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tegata.contract.Fault;
import tegata.portal.chain.LocalPath;
import tegata.portal.chain.PageRoutes;
import tegata.portal.chain.Visit;
import tegata.portal.page.FixedPage;
import tegata.portal.page.Views;

/** Turns any failure into a page; the only place where the portal logs one. */
public final class TroublePages {
  private static final Logger LOG = LoggerFactory.getLogger(TroublePages.class);

  /** Marks the address of a second try. */
  private static final String AGAIN = "again";

  private final Views views;
  private final PageRoutes routes;

  public TroublePages(Views views, PageRoutes routes) {
    this.views = views;
    this.routes = routes;
  }

  /** Answers a list that is larger than any that may be sent. Mount it before the rest. */
  public void mountList(Router router, String path) {
    router
        .postWithRegex(path)
        .failureHandler(
            ctx -> {
              if (ctx.statusCode() == Trouble.LIST_TOO_LARGE.status()) {
                answer(ctx, Trouble.LIST_TOO_LARGE);
              } else {
                ctx.next();
              }
            });
  }

  /** Answers every failure of the routes that follow. Mount it first. */
  public void mount(Router router) {
    router.route().failureHandler(ctx -> answer(ctx, troubleOf(ctx)));
  }

  /**
   * Answers what no route took. Vert.x has error handlers for this, but ends the answer before a
   * page that is rendered elsewhere could. Mount it last.
   */
  public void mountEnd(Router router) {
    for (Route route : List.copyOf(router.getRoutes())) {
      if (route.methods() != null && route.getPath() != null && route.isExactPath()) {
        router.route(route.getPath()).handler(ctx -> ctx.fail(405));
      }
    }
    router.route().handler(ctx -> ctx.fail(404));
  }

  /**
   * What is said before anybody asks. Blocks.
   *
   * @param seconds after which a node that is overloaded can answer again
   */
  public static ReadyPages ready(Views views, long seconds) {
    return new ReadyPages(
        ready(views, Trouble.OVERLOADED, Long.toString(seconds)),
        ready(views, Trouble.TOO_MANY, ""));
  }

  private static FixedPage ready(Views views, Trouble trouble, String wait) {
    return views.fixed(
        "trouble/trouble", words -> TroubleView.of(trouble, "", false, wait, "", List.of(), words));
  }

  private void answer(RoutingContext ctx, Trouble trouble) {
    log(ctx, trouble);
    if (ctx.response().headWritten()) {
      ctx.response().reset();
      return;
    }
    show(ctx, trouble)
        .onFailure(
            e -> {
              LOG.error("request {}: the error page failed", Visit.of(ctx).request(), e);
              ctx.response().setStatusCode(trouble.status()).end();
            });
  }

  private Future<Void> show(RoutingContext ctx, Trouble trouble) {
    String incident = Visit.of(ctx).request().toString();
    TroubleView view =
        TroubleView.of(
            trouble,
            retry(ctx),
            isAgain(ctx),
            wait(ctx),
            incident,
            views.destinations(ctx),
            views.words(ctx));
    return views.show(ctx, trouble.status(), "trouble/trouble", view);
  }

  /** Whoever refused because of a limit knows when it is over. */
  private static String wait(RoutingContext ctx) {
    String seconds = ctx.response().headers().get(HttpHeaders.RETRY_AFTER);
    return seconds == null ? "" : seconds;
  }

  private static String retry(RoutingContext ctx) {
    boolean repeatable = ctx.request().method().equals(HttpMethod.GET);
    return LocalPath.of(ctx.request().uri())
        .filter(p -> repeatable)
        .map(LocalPath::value)
        .map(path -> isAgain(ctx) ? path : path + (path.contains("?") ? "&" : "?") + AGAIN)
        .orElse("");
  }

  /** Whether this was already a second try. */
  private static boolean isAgain(RoutingContext ctx) {
    String query = ctx.request().query();
    return query != null && List.of(query.split("&")).contains(AGAIN);
  }

  private static Trouble troubleOf(RoutingContext ctx) {
    Throwable failure = ctx.failure();
    if (failure instanceof Fault fault) {
      return Trouble.of(fault);
    }
    if (failure instanceof HttpException http) {
      return Trouble.of(http.getStatusCode());
    }
    return Trouble.of(failure == null || ctx.statusCode() > 0 ? ctx.statusCode() : 500);
  }

  /** What the person did wrong is no event; what failed on our side is, with its cause. */
  private void log(RoutingContext ctx, Trouble trouble) {
    if (trouble == Trouble.INTERNAL) {
      LOG.error("request {} failed: {}", Visit.of(ctx).request(), page(ctx), ctx.failure());
    } else if (trouble.status() > 500) {
      LOG.warn("request {}: {} at {}", Visit.of(ctx).request(), trouble, page(ctx));
    }
  }

  private String page(RoutingContext ctx) {
    return routes.of(ctx.request().path());
  }
}
