package tegata.gateway.guard;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import tegata.gateway.guard.Places.Holder;
import tegata.gateway.problem.Problem;
import tegata.gateway.problem.ProblemType;
import tegata.gateway.problem.Problems;
import tegata.gateway.problem.RequestId;
import tegata.node.connection.Connections;

/**
 * 門. Lets one unambiguous request after the other through to the routes; after anything else it
 * answers and closes the connection.
 */
public final class RequestGuard {
  private final HttpServerOptions options;
  private final Connections connections;
  private final Places places;
  private final Handler<HttpServerRequest> routes;
  private final Function<HttpServerRequest, Consumer<Problem>> refusals;

  /**
   * @param options of the server to guard
   * @param connections of the server's event loop
   * @param places for them
   * @param refusals told of every request that does not reach {@code routes}: first of the request,
   *     while its trace is open, and once it was answered, of the problem
   */
  public RequestGuard(
      HttpServerOptions options,
      Connections connections,
      Places places,
      Handler<HttpServerRequest> routes,
      Function<HttpServerRequest, Consumer<Problem>> refusals) {
    this.options = options;
    this.connections = connections;
    this.places = places;
    this.routes = routes;
    this.refusals = refusals;
  }

  /** Stands before everything a server hears. */
  public HttpServer guard(HttpServer server) {
    return server
        .connectionHandler(this::opened)
        .invalidRequestHandler(this::refuse)
        .requestHandler(this::admit);
  }

  /** One that has no place is closed before it is heard. */
  private void opened(HttpConnection connection) {
    Holder holder = Holder.of(connection);
    if (places.take(holder)) {
      StrictRequestDecoder.install(connection, options, () -> connections.headBegins(connection));
      connections.opened(connection, () -> places.leave(holder));
    } else {
      connection.close();
    }
  }

  private void admit(HttpServerRequest request) {
    if (!connections.begin(request)) {
      return;
    }
    RequestId.assign(request);
    Optional<Problem> problem = FramingRules.check(request).or(() -> TargetRules.check(request));
    if (problem.isPresent()) {
      refuse(request, problem.get());
    } else {
      routes.handle(request);
    }
  }

  /** Answers a message that is no HTTP request at all. */
  private void refuse(HttpServerRequest request) {
    if (connections.begin(request)) {
      RequestId.assign(request);
      refuse(request, new Problem(ProblemType.MALFORMED_REQUEST));
    }
  }

  private void refuse(HttpServerRequest request, Problem problem) {
    Consumer<Problem> answered = refusals.apply(request);
    Problems.answerLast(request, problem);
    answered.accept(problem);
  }
}
