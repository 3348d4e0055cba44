package tegata.gateway.observe;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tegata.gateway.description.Contract;

/** What a request asked for, in as many words as the contract has: callers cannot invent more. */
final class RouteNames {
  private static final String OTHER = "other";

  private final List<Route> routes;
  private final Set<HttpMethod> methods;

  private record Route(Pattern pattern, String name) {}

  /**
   * Of one request.
   *
   * @param route the path as in the contract
   */
  record Name(String method, String route) {}

  RouteNames(Contract contract) {
    this.routes =
        contract.operations().stream()
            .map(Contract.Operation::path)
            .distinct()
            .map(path -> new Route(Pattern.compile(path.replaceAll("\\{\\w+}", "[^/]+")), path))
            .toList();
    this.methods =
        contract.operations().stream().map(Contract.Operation::method).collect(Collectors.toSet());
  }

  /** Looks through all routes, so a request is named once. */
  Name of(HttpServerRequest request) {
    return new Name(method(request.method()), route(request.path()));
  }

  private String route(String path) {
    return routes.stream()
        .filter(route -> path != null && route.pattern().matcher(path).matches())
        .map(Route::name)
        .findFirst()
        .orElse(OTHER);
  }

  private String method(HttpMethod method) {
    return methods.contains(method) ? method.name() : OTHER;
  }
}
