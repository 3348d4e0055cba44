package tegata.simulators.intermediary;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/**
 * 中間サーバー. {@code PUT /deregistrations/{id}} takes a 解除依頼 and answers the 受付日, from which the end of
 * the registration is counted: 201 the first time, 200 when it is delivered again, 409 when the id
 * is another request's. {@code GET /deregistrations} lists what was accepted.
 */
public final class IntermediaryServer {

  private static final int LARGEST_BODY = 16 * 1024;

  private final Inbox inbox;

  /** A server that keeps its inbox in this file. */
  public IntermediaryServer(Path file, Clock clock) {
    this.inbox = new Inbox(file, clock);
  }

  /** Listens on the loopback address; port 0 takes a free one. */
  public Future<HttpServer> listen(Vertx vertx, int port) {
    Router router = Router.router(vertx);
    router.put().handler(BodyHandler.create(false).setBodyLimit(LARGEST_BODY));
    router.put("/deregistrations/:id").handler(ctx -> accept(ctx).onFailure(ctx::fail));
    router
        .get("/deregistrations")
        .handler(
            ctx ->
                vertx
                    .executeBlocking(inbox::toJson, false)
                    .compose(ctx::json)
                    .onFailure(ctx::fail));
    return vertx
        .createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(port))
        .requestHandler(router)
        .listen();
  }

  private Future<Void> accept(RoutingContext ctx) {
    String id = ctx.pathParam("id");
    Optional<JsonObject> request = json(ctx);
    if (request.isEmpty()) {
      return problem(ctx, 400, "A JSON object is needed.");
    }
    return ctx.vertx()
        .executeBlocking(() -> inbox.accept(id, request.get()), false)
        .compose(
            entry ->
                entry.isPresent()
                    ? accepted(ctx, entry.get())
                    : problem(ctx, 409, "This id belongs to another request."));
  }

  private static Future<Void> accepted(RoutingContext ctx, Inbox.Entry entry) {
    ctx.response().setStatusCode(entry.deliveries() == 1 ? 201 : 200);
    return ctx.json(
        new JsonObject().put("id", entry.id()).put("acceptedOn", entry.acceptedOn().toString()));
  }

  private static Future<Void> problem(RoutingContext ctx, int status, String title) {
    return ctx.response()
        .setStatusCode(status)
        .putHeader("Content-Type", "application/problem+json")
        .end(
            new JsonObject()
                .put("type", "about:blank")
                .put("title", title)
                .put("status", status)
                .toBuffer());
  }

  private static Optional<JsonObject> json(RoutingContext ctx) {
    try {
      return Optional.ofNullable(ctx.body().asJsonObject());
    } catch (DecodeException e) {
      return Optional.empty();
    }
  }
}
