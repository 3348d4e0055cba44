package tegata.portal.chain;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tegata.node.trace.CurrentTrace;

/**
 * Names each request in its trace by the route, never by its own address: there an address has ids.
 */
public final class PageTrace implements Handler<RoutingContext> {
  private static final String OTHER = "other";
  private static final Set<HttpMethod> METHODS =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST);

  private List<Page> pages = List.of();
  private Set<String> areas = Set.of();

  private record Page(Pattern pattern, String route) {}

  /** Which routes there are. */
  public void learn(Router router) {
    pages =
        router.getRoutes().stream()
            .filter(route -> route.getPath() != null && route.isExactPath())
            .map(Route::getPath)
            .distinct()
            .map(path -> new Page(Pattern.compile(path.replaceAll(":\\w+", "[^/]+")), path))
            .toList();
    areas = pages.stream().map(page -> area(page.route())).collect(Collectors.toSet());
  }

  @Override
  public void handle(RoutingContext ctx) {
    if (CurrentTrace.id().isPresent()) {
      HttpServerRequest request = ctx.request();
      String method = METHODS.contains(request.method()) ? request.method().name() : OTHER;
      CurrentTrace.route(method, route(request.path()));
      CurrentTrace.request(Visit.of(ctx).request().toString());
    }
    ctx.next();
  }

  /** Of pages whose route is no plain template only the area is told. */
  private String route(String path) {
    if (path == null) {
      return OTHER;
    }
    return pages.stream()
        .filter(page -> page.pattern().matcher(path).matches())
        .map(Page::route)
        .findFirst()
        .orElseGet(() -> areas.contains(area(path)) ? area(path) + "/…" : OTHER);
  }

  private static String area(String path) {
    int end = path.indexOf('/', 1);
    return end < 0 ? path : path.substring(0, end);
  }
}
