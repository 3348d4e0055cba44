package tegata.node;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.core.tracing.TracingPolicy;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * {@code /health/live}, {@code /health/ready} and {@code /metrics} of one node. Live says that the
 * process turns; ready says that every part registered here can serve, and is what a load balancer
 * should ask.
 */
public final class Health {
  private static final long CHECK_MILLIS = 2_000;

  private enum Phase {
    STARTING,
    SERVING,
    DRAINING
  }

  private final Vertx vertx;
  private final PrometheusMeterRegistry metrics;
  private final Map<String, Supplier<Future<Void>>> checks = new ConcurrentHashMap<>();
  private volatile Phase phase = Phase.STARTING;

  Health(Vertx vertx, PrometheusMeterRegistry metrics) {
    this.vertx = vertx;
    this.metrics = metrics;
  }

  /** Adds a part without which this node is not ready. */
  public void require(String part, Supplier<Future<Void>> check) {
    checks.put(part, check);
  }

  /** Everything is deployed: from now on ready, as long as every part can serve. */
  public void serve() {
    phase = Phase.SERVING;
  }

  /** From now on not ready, so that no new work is sent here. */
  public void drain() {
    phase = Phase.DRAINING;
  }

  Future<HttpServer> listen(String host, int port) {
    Router router = Router.router(vertx);
    router.get("/health/live").handler(ctx -> ctx.json(new JsonObject().put("status", "UP")));
    router.get("/health/ready").handler(this::ready);
    router
        .get("/metrics")
        .handler(
            ctx ->
                vertx
                    .executeBlocking(metrics::scrape, false)
                    .onSuccess(
                        text ->
                            ctx.response()
                                .putHeader("content-type", "text/plain; version=0.0.4")
                                .end(text))
                    .onFailure(ctx::fail));
    return vertx
        .createHttpServer(
            new HttpServerOptions().setIdleTimeout(30).setTracingPolicy(TracingPolicy.IGNORE))
        .requestHandler(router)
        .listen(port, host);
  }

  private void ready(RoutingContext ctx) {
    List<String> names = new ArrayList<>(checks.keySet());
    List<Future<Boolean>> results = names.stream().map(name -> passes(checks.get(name))).toList();
    Future.all(results)
        .onComplete(
            all -> {
              JsonObject parts = new JsonObject();
              boolean up = phase == Phase.SERVING && !names.isEmpty();
              for (int i = 0; i < names.size(); i++) {
                boolean passed = results.get(i).result();
                parts.put(names.get(i), passed ? "UP" : "DOWN");
                up &= passed;
              }
              ctx.response().setStatusCode(up ? 200 : 503);
              ctx.json(new JsonObject().put("status", status(up)).put("parts", parts));
            });
  }

  private String status(boolean up) {
    if (phase != Phase.SERVING) {
      return phase.name();
    }
    return up ? "UP" : "DOWN";
  }

  private static Future<Boolean> passes(Supplier<Future<Void>> check) {
    return Future.succeededFuture()
        .compose(x -> check.get().timeout(CHECK_MILLIS, TimeUnit.MILLISECONDS))
        .map(true)
        .otherwise(false);
  }
}
