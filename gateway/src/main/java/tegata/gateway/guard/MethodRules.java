package tegata.gateway.guard;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tegata.gateway.problem.Problem;
import tegata.gateway.problem.ProblemType;

/** Answers 405 with what a known path does take. */
public final class MethodRules {
  private MethodRules() {}

  /** Mounts one last route for every path that has routes for some methods. */
  public static void mount(Router router) {
    Map<String, TreeSet<String>> taken = new TreeMap<>();
    for (Route route : List.copyOf(router.getRoutes())) {
      if (route.getPath() != null && route.methods() != null && !route.methods().isEmpty()) {
        taken
            .computeIfAbsent(route.getPath(), path -> new TreeSet<>())
            .addAll(route.methods().stream().map(HttpMethod::name).collect(Collectors.toSet()));
      }
    }
    taken.forEach((path, methods) -> refuseOthers(router, path, String.join(", ", methods)));
  }

  private static void refuseOthers(Router router, String path, String allow) {
    router
        .route(path)
        .handler(
            ctx -> {
              ctx.response().putHeader("Allow", allow);
              ctx.fail(new Problem(ProblemType.METHOD_NOT_ALLOWED));
            });
  }
}
