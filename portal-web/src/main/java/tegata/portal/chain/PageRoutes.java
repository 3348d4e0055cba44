package tegata.portal.chain;

import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the address of a page is called in traces and logs: by its route, for an address has ids,
 * and whatever its visitor wrote.
 */
public final class PageRoutes {
  static final String OTHER = "other";

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

  /** The route of a path. Of pages whose route is no plain template only the area is told. */
  public String of(String path) {
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
