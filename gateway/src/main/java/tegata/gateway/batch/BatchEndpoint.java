package tegata.gateway.batch;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import tegata.contract.BatchApi;
import tegata.contract.BatchApi.Abandon;
import tegata.contract.BatchApi.Ask;
import tegata.contract.BatchApi.Begin;
import tegata.contract.BatchApi.Finish;
import tegata.contract.BatchApi.Receipt;
import tegata.contract.Bus;
import tegata.contract.Caller;
import tegata.gateway.body.IdempotentWrite;
import tegata.gateway.body.JsonResponse;
import tegata.gateway.body.PagedAnswer;
import tegata.gateway.body.PathId;
import tegata.gateway.caller.AuthenticatedCaller;
import tegata.gateway.caller.Scope;
import tegata.gateway.problem.Problem;
import tegata.gateway.problem.ProblemType;
import tegata.node.connection.Connections;

/** POST /v1/batches and GET /v1/batches/{id} — 保険者からの取込ファイル, and what became of them. */
public final class BatchEndpoint {
  private static final String PATH = "/v1/batches";
  private static final Set<String> TYPES = Set.of("application/octet-stream", "application/zip");
  private static final String CONTINUE = "100-continue";
  private static final int ACCEPTED = 202;
  private static final int OK = 200;

  private final Bus bus;
  private final Connections connections;
  private final BatchesConfig config;

  public BatchEndpoint(Bus bus, Connections connections, BatchesConfig config) {
    this.bus = bus;
    this.connections = connections;
    this.config = config;
  }

  /**
   * Mounts the upload. It stands before whatever reads bodies, and so has its own caller's check;
   * not a byte of a body is read before that.
   */
  public void mountUpload(Router router, List<Handler<RoutingContext>> callerChecks) {
    router.post(PATH).handler(BatchEndpoint::holdBody);
    callerChecks.forEach(check -> router.post(PATH).handler(check));
    router.post(PATH).handler(ctx -> upload(ctx).onFailure(ctx::fail));
  }

  /** Mounts the report; the caller must be known before. */
  public void mount(Router router) {
    router.get(PATH + "/:id").handler(ctx -> report(ctx).onFailure(ctx::fail));
  }

  private static void holdBody(RoutingContext ctx) {
    ctx.request().pause();
    ctx.next();
  }

  private Future<Void> upload(RoutingContext ctx) {
    AuthenticatedCaller caller = AuthenticatedCaller.of(ctx);
    caller.require(Scope.BATCHES);
    requireType(ctx);
    requireSize(ctx.request());
    IdempotentWrite.requireWellFormed(ctx);
    return bus.ask(BatchApi.BEGIN, caller.caller(), new Begin())
        .compose(
            begun ->
                receive(ctx, caller.caller(), begun.batch())
                    .onFailure(e -> abandon(caller.caller(), begun.batch())));
  }

  private Future<Void> receive(RoutingContext ctx, Caller caller, UUID batch) {
    HttpServerRequest request = ctx.request();
    connections.allow(request, config.deadlineOrDefault());
    return proceed(request)
        .compose(x -> new Upload(bus, caller, request, batch, config.maxBytesOrDefault()).receive())
        .compose(
            finish ->
                bus.ask(
                        BatchApi.FINISH,
                        IdempotentWrite.caller(ctx, caller, finish.sha256()),
                        finish)
                    .compose(receipt -> answer(ctx, caller, finish, receipt)));
  }

  private Future<Void> answer(RoutingContext ctx, Caller caller, Finish finish, Receipt receipt) {
    if (!receipt.batch().equals(finish.batch())) {
      abandon(caller, finish.batch());
    }
    ctx.response()
        .setStatusCode(receipt.isNew() ? ACCEPTED : OK)
        .putHeader(HttpHeaders.LOCATION, PATH + "/" + receipt.batch());
    return JsonResponse.send(ctx, new Sent(receipt.batch(), finish.size(), finish.sha256()));
  }

  private void abandon(Caller caller, UUID batch) {
    bus.ask(BatchApi.ABANDON, caller, new Abandon(batch));
  }

  private Future<Void> report(RoutingContext ctx) {
    AuthenticatedCaller caller = AuthenticatedCaller.of(ctx);
    caller.require(Scope.BATCHES);
    UUID batch = PathId.of(ctx, "id");
    return PagedAnswer.all(
            from -> bus.ask(BatchApi.REPORT, caller.caller(), new Ask(batch, from)),
            BatchApi.Report::next)
        .compose(pages -> JsonResponse.send(ctx, BatchAnswer.of(pages)));
  }

  private static void requireType(RoutingContext ctx) {
    List<String> types = ctx.request().headers().getAll(HttpHeaders.CONTENT_TYPE);
    boolean plain = !ctx.request().headers().contains(HttpHeaders.CONTENT_ENCODING);
    if (types.size() != 1
        || !plain
        || !TYPES.contains(ctx.parsedHeaders().contentType().value().toLowerCase(Locale.ROOT))) {
      throw new Problem(ProblemType.UNSUPPORTED_MEDIA_TYPE);
    }
  }

  /** Before anything is read, where the caller says how much it is. */
  private void requireSize(HttpServerRequest request) {
    String length = request.headers().get(HttpHeaders.CONTENT_LENGTH);
    if (length != null
        && (length.length() > 18 || Long.parseLong(length) > config.maxBytesOrDefault())) {
      throw new Problem(ProblemType.BODY_TOO_LARGE);
    }
  }

  private static Future<Void> proceed(HttpServerRequest request) {
    String expected = request.headers().get(HttpHeaders.EXPECT);
    if (expected == null) {
      return Future.succeededFuture();
    }
    return expected.equalsIgnoreCase(CONTINUE)
        ? request.response().writeContinue()
        : Future.failedFuture(new Problem(ProblemType.EXPECTATION_FAILED));
  }

  /** As answered when the file lies whole in the database. */
  private record Sent(UUID id, long size, String sha256) {}
}
