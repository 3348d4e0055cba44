package tegata.simulators.revocation;

import io.vertx.core.Future;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * What a script may bring about.
 *
 * <ul>
 *   <li>{@code GET /admin/revoked} · {@code PUT /admin/revoked} {@code {"cardId", "hold"}}, where
 *       {@code cardId} is a 発行番号 or a facility's client id · {@code DELETE /admin/revoked/<id>}
 *   <li>{@code PUT /admin/misbehaviour} {@code {"ocsp", "crl"}}, see {@link Misbehaviour}
 *   <li>{@code POST /admin/cards/<id>/renew}, and {@code GET /renewals/<id>} as the platform's
 *       operators have it
 * </ul>
 */
final class RevocationAdmin {

  private final RevocationRegister register;
  private final RenewalDesk desk;

  RevocationAdmin(RevocationRegister register, RenewalDesk desk) {
    this.register = register;
    this.desk = desk;
  }

  void mount(Router router) {
    router.get("/admin/revoked").handler(ctx -> ctx.json(register.toJson()));
    router.put("/admin/revoked").handler(ctx -> revoke(ctx).onFailure(ctx::fail));
    router
        .delete("/admin/revoked/:id")
        .handler(
            ctx -> done(ctx, () -> register.release(ctx.pathParam("id"))).onFailure(ctx::fail));
    router.put("/admin/misbehaviour").handler(ctx -> misbehave(ctx).onFailure(ctx::fail));
    router
        .post("/admin/cards/:id/renew")
        .handler(
            ctx -> renewal(ctx, 201, () -> desk.renew(ctx.pathParam("id"))).onFailure(ctx::fail));
    router
        .get("/renewals/:id")
        .handler(
            ctx ->
                renewal(ctx, 200, () -> desk.broughtAbout(ctx.pathParam("id")))
                    .onFailure(ctx::fail));
  }

  private Future<Void> revoke(RoutingContext ctx) {
    JsonObject question = json(ctx);
    return question.getValue("cardId") instanceof String id
            && question.getValue("hold", false) instanceof Boolean hold
        ? done(ctx, () -> register.revoke(id, hold))
        : ctx.response().setStatusCode(400).end();
  }

  private Future<Void> misbehave(RoutingContext ctx) {
    JsonObject question = json(ctx);
    Optional<Misbehaviour> ocsp = Misbehaviour.parse(question.getValue("ocsp", "none"));
    Optional<Misbehaviour> crl = Misbehaviour.parse(question.getValue("crl", "none"));
    if (ocsp.isEmpty() || crl.isEmpty()) {
      return ctx.response().setStatusCode(400).end();
    }
    return done(
        ctx,
        () -> {
          register.misbehave(ocsp.get(), crl.get());
          return true;
        });
  }

  private static Future<Void> done(RoutingContext ctx, Callable<Boolean> work) {
    return ctx.vertx()
        .executeBlocking(work, false)
        .compose(known -> ctx.response().setStatusCode(known ? 204 : 404).end());
  }

  private static Future<Void> renewal(
      RoutingContext ctx, int status, Callable<Optional<Renewal>> work) {
    return ctx.vertx()
        .executeBlocking(work, false)
        .compose(
            renewal -> {
              ctx.response().setStatusCode(renewal.isPresent() ? status : 404);
              return renewal.isPresent() ? ctx.json(renewal.get().toJson()) : ctx.response().end();
            });
  }

  private static JsonObject json(RoutingContext ctx) {
    try {
      return Optional.ofNullable(ctx.body().asJsonObject()).orElse(new JsonObject());
    } catch (DecodeException e) {
      return new JsonObject();
    }
  }
}
