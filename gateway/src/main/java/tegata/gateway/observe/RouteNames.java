package tegata.gateway.observe;

import io.vertx.core.http.HttpMethod;
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

  /** The path as in the contract. */
  String of(String path) {
    return routes.stream()
        .filter(route -> path != null && route.pattern().matcher(path).matches())
        .map(Route::name)
        .findFirst()
        .orElse(OTHER);
  }

  String method(HttpMethod method) {
    return methods.contains(method) ? method.name() : OTHER;
  }
}
