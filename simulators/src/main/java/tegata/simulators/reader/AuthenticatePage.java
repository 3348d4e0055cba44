package tegata.simulators.reader;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tegata.simulators.card.SignOutcome;

/** {@code /authenticate}: the holder types the PIN, the browser takes the signature back. */
final class AuthenticatePage {

  private final CardDesk desk;
  private final ReaderPages pages;

  AuthenticatePage(CardDesk desk, ReaderPages pages) {
    this.desk = desk;
    this.pages = pages;
  }

  void mount(Router router) {
    String css = stylesheet();
    router
        .get("/reader.css")
        .handler(
            ctx -> ctx.response().putHeader("Content-Type", "text/css; charset=utf-8").end(css));
    router.get("/authenticate").handler(this::ask);
    router.post("/authenticate").handler(ctx -> answer(ctx).onFailure(ctx::fail));
  }

  private void ask(RoutingContext ctx) {
    target(ctx.request().getParam("challenge"), ctx.request().getParam("return_to"))
        .ifPresentOrElse(
            target -> html(ctx, 200, pages.pin(target, "")), () -> html(ctx, 400, pages.refused()));
  }

  private Future<Void> answer(RoutingContext ctx) {
    Optional<ReturnTarget> asked =
        target(
            ctx.request().getFormAttribute("challenge"),
            ctx.request().getFormAttribute("return_to"));
    if (asked.isEmpty() || !fromOurOwnPage(ctx)) {
      return html(ctx, 400, pages.refused());
    }
    ReturnTarget target = asked.get();
    if ("cancel".equals(ctx.request().getFormAttribute("action"))) {
      return back(ctx, target, pages.notSigned(target, "cancelled"));
    }
    String cardId = chosenCard(ctx);
    String pin = Optional.ofNullable(ctx.request().getFormAttribute("pin")).orElse("");
    return desk.signWithPin(cardId, pin, target.challenge())
        .compose(outcome -> show(ctx, target, cardId, outcome));
  }

  private Future<Void> show(
      RoutingContext ctx, ReturnTarget target, String cardId, SignOutcome outcome) {
    if (outcome instanceof SignOutcome.Signed signed) {
      return back(ctx, target, pages.signed(target, fields(signed)));
    }
    if (locked(outcome)) {
      return back(ctx, target, pages.notSigned(target, "pin_locked"));
    }
    return html(ctx, 422, pages.pin(target, cardId, outcome));
  }

  private static boolean locked(SignOutcome outcome) {
    return outcome instanceof SignOutcome.Locked
        || outcome instanceof SignOutcome.WrongPin wrong && wrong.triesLeft() == 0;
  }

  private static Map<String, String> fields(SignOutcome.Signed signed) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("certificate", Base64.getEncoder().encodeToString(signed.certificate()));
    fields.put("signature", Base64.getEncoder().encodeToString(signed.signature()));
    return fields;
  }

  private static String chosenCard(RoutingContext ctx) {
    String listed = ctx.request().getFormAttribute("card");
    String typed = ctx.request().getFormAttribute("cardNumber");
    return (listed == null || listed.isEmpty() ? Optional.ofNullable(typed) : Optional.of(listed))
        .map(String::strip)
        .orElse("");
  }

  /** Someone else's page must not be able to spend a visitor's tries until the card is locked. */
  private static boolean fromOurOwnPage(RoutingContext ctx) {
    String origin = ctx.request().getHeader("Origin");
    return origin == null || origin.equals("http://" + ctx.request().authority());
  }

  private static Optional<ReturnTarget> target(String challenge, String returnTo) {
    return ReturnTarget.of(challenge, returnTo);
  }

  private static Future<Void> back(RoutingContext ctx, ReturnTarget target, String page) {
    SecurityHeaders.allowFormTo(ctx, target.origin());
    return html(ctx, 200, page);
  }

  private static Future<Void> html(RoutingContext ctx, int status, String page) {
    return ctx.response()
        .setStatusCode(status)
        .putHeader("Content-Type", "text/html; charset=utf-8")
        .end(page);
  }

  private static String stylesheet() {
    try (InputStream css = AuthenticatePage.class.getResourceAsStream("reader.css")) {
      return new String(css.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
