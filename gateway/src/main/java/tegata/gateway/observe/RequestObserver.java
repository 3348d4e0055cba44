package tegata.gateway.observe;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tegata.gateway.caller.AuthenticatedCaller;
import tegata.gateway.description.Contract;
import tegata.gateway.problem.Problem;
import tegata.gateway.problem.Problems;
import tegata.gateway.problem.RequestId;
import tegata.node.trace.CurrentTrace;
import tegata.node.trace.TraceField;

/**
 * アクセスログと計測. One line and one measurement for every request. Neither knows a person: the path is
 * the contract's, without the ids in it, the reason is the code of the problem, and the caller is a
 * facility.
 */
public final class RequestObserver implements Handler<RoutingContext> {
  /** Name of the logger, so that an operator can send it elsewhere. */
  static final String LOGGER = "tegata.access";

  private static final String INSURER = RequestObserver.class.getName() + ".insurer";
  private static final Logger LOG = LoggerFactory.getLogger(LOGGER);
  private static final Duration[] BUCKETS = {
    Duration.ofMillis(10),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofMillis(2_500),
    Duration.ofSeconds(5)
  };

  private final MeterRegistry metrics;
  private final RouteNames routes;

  public RequestObserver(MeterRegistry metrics, Contract contract) {
    this.metrics = metrics;
    this.routes = new RouteNames(contract);
  }

  /**
   * A request and what it is called.
   *
   * @param trace its id; empty where nothing is traced
   */
  private record Seen(HttpServerRequest request, RouteNames.Name name, String trace) {}

  /** Follows a request until its answer is out or its caller is gone. */
  @Override
  public void handle(RoutingContext ctx) {
    long begun = System.nanoTime();
    Seen seen = traced(ctx.request());
    ctx.addEndHandler(
        sent ->
            ended(
                seen,
                AuthenticatedCaller.known(ctx).map(c -> c.facility().code()).orElse(""),
                ctx.get(INSURER, ""),
                sent.succeeded() ? reason(ctx) : "caller-gone",
                System.nanoTime() - begun));
    ctx.next();
  }

  /** Says which insurer a request is put to, by its name in the table. */
  public static void asks(RoutingContext ctx, String insurer) {
    ctx.put(INSURER, insurer);
  }

  /** Follows a request that does not reach the routes; to be told why, once it was answered. */
  public Consumer<Problem> refusal(HttpServerRequest request) {
    Seen seen = traced(request);
    return problem -> ended(seen, "", "", problem.type().code(), 0);
  }

  /** Names the request in its trace, while that is open. */
  private Seen traced(HttpServerRequest request) {
    RouteNames.Name name = routes.of(request);
    CurrentTrace.route(name.method(), name.route());
    CurrentTrace.request(RequestId.of(request).toString());
    return new Seen(request, name, CurrentTrace.id().orElse(""));
  }

  private static String reason(RoutingContext ctx) {
    return ctx.failed() ? Problems.code(ctx) : "";
  }

  private void ended(Seen seen, String caller, String insurer, String reason, long nanos) {
    HttpServerRequest request = seen.request();
    RouteNames.Name name = seen.name();
    int status = request.response().getStatusCode();
    Timer.builder("tegata.gateway.requests")
        .tag("method", name.method())
        .tag("route", name.route())
        .tag("status", String.valueOf(status))
        .tag("reason", reason)
        .serviceLevelObjectives(BUCKETS)
        .register(metrics)
        .record(nanos, TimeUnit.NANOSECONDS);
    LOG.atInfo()
        .addKeyValue("request", RequestId.of(request).toString())
        .addKeyValue(TraceField.NAME, seen.trace())
        .addKeyValue("method", name.method())
        .addKeyValue("route", name.route())
        .addKeyValue("status", status)
        .addKeyValue("reason", reason)
        .addKeyValue("caller", caller)
        .addKeyValue("insurer", insurer)
        .addKeyValue("address", request.remoteAddress().hostAddress())
        .addKeyValue("millis", TimeUnit.NANOSECONDS.toMillis(nanos))
        .addKeyValue("bytes", request.response().bytesWritten())
        .log("access");
  }
}
