package tegata.portal.staff;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tegata.contract.Bus;
import tegata.contract.IdentityApi;
import tegata.contract.IdentityApi.BeginLogin;
import tegata.contract.IdentityApi.Refusal;
import tegata.contract.StaffApi;
import tegata.contract.StaffApi.LoginOutcome;
import tegata.contract.StaffApi.SignedIn;
import tegata.portal.chain.LocalPath;
import tegata.portal.chain.SeeOther;
import tegata.portal.chain.StaffSessions;
import tegata.portal.chain.Visit;
import tegata.portal.identity.CardReader;
import tegata.portal.identity.DemoCards;
import tegata.portal.identity.LoginView;
import tegata.portal.page.Views;

/** 職員のログイン, the same way as people's: out to the reader, back without a cookie, finished once. */
public final class StaffLoginPages {
  private final Bus bus;
  private final Views views;
  private final StaffSessions sessions;
  private final CardReader reader;
  private final DemoCards demoCards;

  public StaffLoginPages(
      Bus bus, Views views, StaffSessions sessions, CardReader reader, DemoCards demoCards) {
    this.bus = bus;
    this.views = views;
    this.sessions = sessions;
    this.reader = reader;
    this.demoCards = demoCards;
  }

  /** Adds the one route that another site posts to, which comes before session and form token. */
  public void mountReturn(Router router) {
    router.post("/staff/login/return").handler(ctx -> returned(ctx).onFailure(ctx::fail));
  }

  /** Adds the other routes. */
  public void mount(Router router) {
    router.get("/staff").handler(ctx -> ctx.redirect("/staff/login"));
    router.get("/staff/login").handler(ctx -> login(ctx).onFailure(ctx::fail));
    router.get("/staff/login/finish").handler(ctx -> finish(ctx).onFailure(ctx::fail));
    router
        .get("/staff/logout")
        .handler(ctx -> views.show(ctx, "staff/logout", Map.of()).onFailure(ctx::fail));
    router.post("/staff/logout").handler(ctx -> logout(ctx).onFailure(ctx::fail));
  }

  private Future<Void> login(RoutingContext ctx) {
    Optional<SignedIn> member = Visit.of(ctx).staff();
    if (member.isPresent()) {
      return ctx.redirect(StaffSessions.desk(member.get()));
    }
    return sessions
        .beginLogin(ctx, LocalPath.of(ctx.request().getParam("next")))
        .compose(browser -> challenge(ctx, browser))
        .compose(challenge -> demoCards.all().map(cards -> view(challenge, cards)))
        .compose(view -> views.show(ctx, "staff/login", view));
  }

  private LoginView view(String challenge, List<DemoCards.Card> cards) {
    return new LoginView(reader.authenticate(challenge, "/staff/login/return"), cards, false);
  }

  private Future<String> challenge(RoutingContext ctx, String browser) {
    BeginLogin question = new BeginLogin(browser, reader.portal().text());
    return bus.ask(StaffApi.BEGIN_LOGIN, Visit.of(ctx).caller(), question)
        .map(IdentityApi.Challenge::challenge);
  }

  private Future<Void> returned(RoutingContext ctx) {
    return bus.ask(StaffApi.RETURN_LOGIN, Visit.of(ctx).caller(), CardReader.reply(ctx.request()))
        .compose(
            handle ->
                SeeOther.to(
                    ctx,
                    "/staff/login/finish?c="
                        + URLEncoder.encode(handle.handle(), StandardCharsets.UTF_8)));
  }

  private Future<Void> finish(RoutingContext ctx) {
    String handle = Optional.ofNullable(ctx.request().getParam("c")).orElse("");
    return bus.ask(StaffApi.FINISH_LOGIN, Visit.of(ctx).caller(), sessions.finishing(ctx, handle))
        .compose(outcome -> settle(ctx, outcome));
  }

  private Future<Void> settle(RoutingContext ctx, LoginOutcome outcome) {
    return outcome
        .signedIn()
        .map(member -> sessions.signIn(ctx, member).compose(next -> SeeOther.to(ctx, next)))
        .orElseGet(
            () -> {
              Refusal refusal = outcome.refusal().orElse(Refusal.CERTIFICATE_REFUSED);
              StaffRefusalView view = new StaffRefusalView(views.words(ctx).of(refusal, "staff"));
              return views.show(ctx, 403, "staff/refusal", view);
            });
  }

  private Future<Void> logout(RoutingContext ctx) {
    return sessions.end(ctx).compose(ended -> SeeOther.to(ctx, "/staff/logout"));
  }
}
