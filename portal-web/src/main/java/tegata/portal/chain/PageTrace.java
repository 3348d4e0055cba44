package tegata.portal.chain;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;
import tegata.node.trace.CurrentTrace;

/** Names each request in its trace by the route, never by its own address. */
public final class PageTrace implements Handler<RoutingContext> {
  private static final Set<HttpMethod> METHODS =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST);

  private final PageRoutes routes;

  public PageTrace(PageRoutes routes) {
    this.routes = routes;
  }

  @Override
  public void handle(RoutingContext ctx) {
    if (CurrentTrace.id().isPresent()) {
      HttpServerRequest request = ctx.request();
      boolean known = METHODS.contains(request.method());
      CurrentTrace.route(
          known ? request.method().name() : PageRoutes.OTHER, routes.of(request.path()));
      CurrentTrace.request(Visit.of(ctx).request().toString());
    }
    ctx.next();
  }
}
