package tegata.portal.identity;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tegata.contract.Bus;
import tegata.contract.IdentityApi;
import tegata.contract.IdentityApi.BeginLogin;
import tegata.contract.IdentityApi.CardReply;
import tegata.contract.IdentityApi.LoginOutcome;
import tegata.contract.IdentityApi.Refusal;
import tegata.contract.IdentityApi.SignedIn;
import tegata.portal.chain.LocalPath;
import tegata.portal.chain.LoggedIn;
import tegata.portal.chain.SeeOther;
import tegata.portal.chain.Sessions;
import tegata.portal.chain.Visit;
import tegata.portal.page.Views;

/**
 * ログイン: out to the card reader, back by a POST that carries no cookie, and finished once in the
 * browser that began.
 */
public final class LoginPages {
  private final Bus bus;
  private final Views views;
  private final Sessions sessions;
  private final CardReader reader;
  private final DemoCards demoCards;

  public LoginPages(
      Bus bus, Views views, Sessions sessions, CardReader reader, DemoCards demoCards) {
    this.bus = bus;
    this.views = views;
    this.sessions = sessions;
    this.reader = reader;
    this.demoCards = demoCards;
  }

  /** Adds the one route that another site posts to, which comes before session and form token. */
  public void mountReturn(Router router) {
    router.post("/login/return").handler(ctx -> returned(ctx).onFailure(ctx::fail));
  }

  /** Adds the other routes. */
  public void mount(Router router) {
    router.get("/login").handler(ctx -> login(ctx).onFailure(ctx::fail));
    router.get("/login/finish").handler(ctx -> finish(ctx).onFailure(ctx::fail));
  }

  private Future<Void> login(RoutingContext ctx) {
    Optional<LocalPath> next = LocalPath.of(ctx.request().getParam("next"));
    if (Visit.of(ctx).signedIn().isPresent()) {
      return ctx.redirect(
          next.filter(LocalPath::isDestination).map(LocalPath::value).orElse("/home"));
    }
    return sessions
        .beginLogin(ctx, next)
        .compose(browser -> challenge(ctx, browser))
        .compose(
            challenge ->
                demoCards
                    .all()
                    .map(
                        cards ->
                            new LoginView(
                                reader.authenticate(challenge, "/login/return"),
                                cards,
                                ctx.queryParams().contains("kept"))))
        .compose(view -> views.show(ctx, "identity/login", view));
  }

  private Future<String> challenge(RoutingContext ctx, String browser) {
    BeginLogin question = new BeginLogin(browser, reader.portal().text());
    return bus.ask(IdentityApi.BEGIN_LOGIN, Visit.of(ctx).caller(), question)
        .map(IdentityApi.Challenge::challenge);
  }

  private Future<Void> returned(RoutingContext ctx) {
    CardReply reply = CardReader.reply(ctx.request());
    return bus.ask(IdentityApi.RETURN_LOGIN, Visit.of(ctx).caller(), reply)
        .compose(handle -> SeeOther.to(ctx, "/login/finish?c=" + encoded(handle.handle())));
  }

  private Future<Void> finish(RoutingContext ctx) {
    String handle = Optional.ofNullable(ctx.request().getParam("c")).orElse("");
    return bus.ask(
            IdentityApi.FINISH_LOGIN, Visit.of(ctx).caller(), sessions.finishing(ctx, handle))
        .compose(outcome -> settle(ctx, outcome));
  }

  private Future<Void> settle(RoutingContext ctx, LoginOutcome outcome) {
    return outcome
        .signedIn()
        .map(person -> enter(ctx, person))
        .orElseGet(() -> refuse(ctx, outcome.refusal().orElse(Refusal.CERTIFICATE_REFUSED)));
  }

  private Future<Void> enter(RoutingContext ctx, SignedIn who) {
    var person = new LoggedIn(who.person(), who.name(), who.certificateExpiresOn());
    return sessions.signIn(ctx, person).compose(next -> SeeOther.to(ctx, next));
  }

  private Future<Void> refuse(RoutingContext ctx, Refusal refusal) {
    RefusalView view = RefusalView.of(refusal, views.words(ctx));
    return views.show(ctx, 403, "identity/refusal", view);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
