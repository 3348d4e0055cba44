package tegata.simulators.inbox;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * {@code PUT /deregistrations/{id}} takes a message in and answers the day it was taken: 201 the
 * first time, 200 when it is delivered again, 409 when the id is another message's. {@code GET
 * /deregistrations} lists what was taken in, with how many effects and deliveries there were.
 */
public final class InboxRoutes {

  private static final int LARGEST_BODY = 16 * 1024;

  private final Inbox inbox;

  public InboxRoutes(Inbox inbox) {
    this.inbox = inbox;
  }

  /** Adds the routes; over TLS only a caller with a certificate may put something in. */
  public void mount(Router router) {
    router
        .put("/deregistrations/:id")
        .handler(BodyHandler.create(false).setBodyLimit(LARGEST_BODY))
        .handler(InboxRoutes::requireCertificate)
        .handler(ctx -> accept(ctx).onFailure(ctx::fail));
    router
        .get("/deregistrations")
        .handler(
            ctx ->
                ctx.vertx()
                    .executeBlocking(inbox::toJson, false)
                    .compose(ctx::json)
                    .onFailure(ctx::fail));
  }

  /** Lets only a caller with a certificate go on, where the server speaks TLS. */
  public static void requireCertificate(RoutingContext ctx) {
    if (!ctx.request().isSSL() || isCertified(ctx.request())) {
      ctx.next();
    } else {
      problem(ctx, 403, "A client certificate is needed.");
    }
  }

  private static boolean isCertified(HttpServerRequest request) {
    try {
      return request.sslSession().getPeerCertificates().length > 0;
    } catch (SSLPeerUnverifiedException e) {
      return false;
    }
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
