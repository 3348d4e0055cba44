package tegata.simulators.reader;

import io.vertx.core.Future;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Base64;
import java.util.Optional;
import tegata.simulators.card.Challenge;
import tegata.simulators.card.SignOutcome;

/**
 * {@code POST /cards/{cardId}/sign} for scripts: {@code {"pin","challenge"}} → {@code
 * {"certificate","signature"}}. Without a PIN the holder counts as identified by face, which is
 * enough at a facility but not for a login. Refusals are {@code application/problem+json}.
 */
final class SignEndpoint {

  private final CardDesk desk;

  SignEndpoint(CardDesk desk) {
    this.desk = desk;
  }

  void mount(Router router) {
    router
        .post("/cards/:cardId/sign")
        .consumes("application/json")
        .handler(ctx -> sign(ctx).onFailure(ctx::fail));
  }

  private Future<Void> sign(RoutingContext ctx) {
    String cardId = ctx.pathParam("cardId");
    Optional<JsonObject> question = question(ctx);
    Optional<Challenge> challenge =
        question.map(json -> text(json, "challenge")).flatMap(Challenge::parse);
    if (challenge.isEmpty()) {
      return problem(ctx, 400, "malformed", "A JSON object with a known challenge is needed.");
    }
    String pin = text(question.get(), "pin");
    Future<SignOutcome> outcome =
        pin == null || pin.isEmpty()
            ? desk.signByFace(cardId, challenge.get())
            : desk.signWithPin(cardId, pin, challenge.get());
    return outcome.compose(answer -> respond(ctx, answer));
  }

  private static Future<Void> respond(RoutingContext ctx, SignOutcome outcome) {
    if (outcome instanceof SignOutcome.Signed signed) {
      return ctx.json(
          new JsonObject()
              .put("certificate", Base64.getEncoder().encodeToString(signed.certificate()))
              .put("signature", Base64.getEncoder().encodeToString(signed.signature())));
    }
    if (outcome instanceof SignOutcome.WrongPin wrong) {
      JsonObject body = body(403, "wrong-pin", "暗証番号がちがいます。");
      return send(ctx, body.put("triesLeft", wrong.triesLeft()));
    }
    if (outcome instanceof SignOutcome.Locked) {
      JsonObject body = body(423, "pin-locked", "暗証番号がロックされています。");
      return send(ctx, body.put("triesLeft", 0));
    }
    if (outcome instanceof SignOutcome.NoPinOnCard) {
      return problem(ctx, 409, "no-pin", "顔認証マイナンバーカードには暗証番号がありません。");
    }
    if (outcome instanceof SignOutcome.PinRequired) {
      return problem(ctx, 403, "pin-required", "ログインには暗証番号が必要です。");
    }
    return problem(ctx, 404, "unknown-card", "その発行番号のカードはありません。");
  }

  private static Optional<JsonObject> question(RoutingContext ctx) {
    try {
      return Optional.ofNullable(ctx.body().asJsonObject());
    } catch (DecodeException e) {
      return Optional.empty();
    }
  }

  private static String text(JsonObject json, String name) {
    return json.getValue(name) instanceof String text ? text : null;
  }

  private static Future<Void> problem(RoutingContext ctx, int status, String type, String title) {
    return send(ctx, body(status, type, title));
  }

  private static JsonObject body(int status, String type, String title) {
    return new JsonObject()
        .put("type", "urn:tegata:reader:" + type)
        .put("title", title)
        .put("status", status);
  }

  private static Future<Void> send(RoutingContext ctx, JsonObject problem) {
    return ctx.response()
        .setStatusCode(problem.getInteger("status"))
        .putHeader("Content-Type", "application/problem+json")
        .end(problem.toBuffer());
  }
}
