package tegata.portal.chain;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.Session;
import io.vertx.ext.web.handler.SessionHandler;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import tegata.contract.Bus;
import tegata.contract.IdentityApi;
import tegata.contract.IdentityApi.SessionId;
import tegata.domain.identity.SessionTerm;

/**
 * ログインの状態。A session begins when somebody asks for the login page, belongs to a person under a new
 * id after the login, and ends at logout or after 15 idle minutes.
 */
public final class Sessions {

  /** How long a session lasts without a request. */
  public static final Duration IDLE = SessionTerm.IDLE;

  static final int ID_BYTES = 32;
  static final String PERSON = "person";
  static final String BEGUN_AT = "begun-at";
  static final String DEVICE = "device";
  private static final String NAME = "name";
  private static final String PRINCIPAL = "principal";
  private static final String PRINCIPAL_NAME = "principal-name";
  private static final String PRINCIPAL_CHILD = "principal-child";
  private static final String CERTIFICATE_EXPIRES_ON = "certificate-expires-on";
  private static final String TOKEN = "form-token";
  private static final String NEXT = "next";
  private static final String SENT = Sessions.class.getName() + ".sent";
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Bus bus;
  private final Clock clock;
  private final String cookie;
  private final BusSessionStore store;
  private final SessionHandler handler;
  private final DeviceMark mark;

  public Sessions(Vertx vertx, Bus bus, Origin origin, Clock clock) {
    this.bus = bus;
    this.clock = clock;
    this.cookie = cookieName(origin);
    this.store = new BusSessionStore(vertx, bus);
    this.mark = new DeviceMark(cookie, origin.isSecure());
    this.handler =
        SessionHandler.create(store)
            .setLazySession(true)
            .setNagHttps(false)
            .setMinLength(ID_BYTES)
            .setSessionTimeout(IDLE.toMillis())
            .setSessionCookieName(cookie)
            .setCookieHttpOnlyFlag(true)
            .setCookieSecureFlag(origin.isSecure())
            .setCookieSameSite(CookieSameSite.LAX);
  }

  /**
   * {@code __Host-} needs TLS. In the clear the name tells the port, because browsers share cookies
   * between the ports of a host, and several demos may stand side by side.
   */
  private static String cookieName(Origin origin) {
    return origin.isSecure()
        ? "__Host-tegata"
        : "tegata-" + origin.authority().replaceFirst(".*:", "").replaceAll("[^0-9]", "");
  }

  /** Notes which session a request names, before the handler forgets one that has ended. */
  public void arrive(RoutingContext ctx) {
    Optional.ofNullable(ctx.request().getCookie(cookie))
        .ifPresent(sent -> ctx.put(SENT, sent.getValue()));
    ctx.next();
  }

  /** Loads the session of a request, if it carries one. */
  public SessionHandler handler() {
    return handler;
  }

  /** Reads from the session who is logged in. A request without a cookie makes no session. */
  public void recognize(RoutingContext ctx) {
    if (ctx.request().getCookie(cookie) != null) {
      Session session = ctx.session();
      String token = session.get(TOKEN);
      signedIn(session)
          .ifPresent(person -> Visit.of(ctx).by(person, token, principal(session)).keptIn(ctx));
    }
    ctx.next();
  }

  /**
   * Begins a login in this browser.
   *
   * @return the browser's mark, to which the login is bound, once the session is stored
   */
  public Future<String> beginLogin(RoutingContext ctx, Optional<LocalPath> next) {
    Session session = ctx.session();
    session.put(NEXT, next.filter(LocalPath::isDestination).map(LocalPath::value).orElse("/home"));
    return handler.flush(ctx, true).map(stored -> browser(ctx));
  }

  /** The mark of the browser that asks. */
  public String browser(RoutingContext ctx) {
    return SessionHash.of(ctx.session().id());
  }

  /** The question that finishes a login in the browser that asks. */
  public IdentityApi.FinishLogin finishing(RoutingContext ctx, String handle) {
    return new IdentityApi.FinishLogin(handle, browser(ctx), mark.of(ctx), device(ctx));
  }

  private static Optional<String> device(RoutingContext ctx) {
    return DeviceName.of(ctx.request().getHeader(HttpHeaders.USER_AGENT));
  }

  /**
   * Gives the session to a person, under a new id that nobody could have planted before.
   *
   * @return where the person wanted to go
   */
  public Future<String> signIn(RoutingContext ctx, LoggedIn person) {
    Session session = ctx.session().regenerateId();
    String next = Optional.ofNullable(session.<String>remove(NEXT)).orElse("/home");
    session.put(PERSON, person.person().toString());
    session.put(NAME, person.name());
    session.put(CERTIFICATE_EXPIRES_ON, person.certificateExpiresOn().toString());
    session.put(TOKEN, newToken());
    session.put(BEGUN_AT, clock.instant().toString());
    device(ctx).ifPresent(device -> session.put(DEVICE, device));
    return handler.flush(ctx, true).map(next);
  }

  /** Ends the session in the person's own name, which the log tells apart from running out. */
  public Future<Void> end(RoutingContext ctx) {
    SessionId id = new SessionId(SessionHash.of(ctx.session().id()));
    return bus.ask(IdentityApi.DELETE_SESSION, Visit.of(ctx).caller(), id)
        .compose(gone -> forget(ctx));
  }

  /** Where the person is logged in; which of it is this browser. */
  public Future<IdentityApi.Devices> devices(RoutingContext ctx) {
    Visit visit = Visit.of(ctx);
    return bus.ask(
        IdentityApi.DEVICES,
        visit.caller(),
        new IdentityApi.DevicesOf(visit.person().person(), browser(ctx)));
  }

  /** Ends every session of the person, this one too. */
  public Future<Void> endEverywhere(RoutingContext ctx) {
    Visit visit = Visit.of(ctx);
    return bus.ask(
            IdentityApi.LOG_OUT_EVERYWHERE,
            visit.caller(),
            new IdentityApi.LogOutEverywhere(visit.person().person()))
        .compose(ended -> forget(ctx));
  }

  /** Whose session it was that this browser still names, though it ran out by itself. */
  Future<Optional<Ended>> ended(RoutingContext ctx) {
    return Optional.ofNullable(ctx.<String>get(SENT))
        .map(store::ended)
        .orElse(Future.succeededFuture(Optional.empty()))
        .map(
            found ->
                found.flatMap(
                    session ->
                        signedIn(session)
                            .map(
                                person ->
                                    new Ended(
                                        person, principal(session), session.<String>get(TOKEN)))));
  }

  /**
   * A session that opens nothing any more.
   *
   * @param principal the person for whom its own acted as proxy; empty where they acted for
   *     themselves
   * @param formToken which its forms carry
   */
  record Ended(LoggedIn person, Optional<Subject> principal, String formToken) {}

  /** Ends the session in this browser after all of the person were ended elsewhere. */
  public Future<Void> forget(RoutingContext ctx) {
    ctx.session().destroy();
    return handler.flush(ctx, true);
  }

  /**
   * Changes whose data is shown, under a new id and a new form token: a form that was opened for
   * one person is refused for another.
   *
   * @param principal empty for the person's own
   */
  public Future<Void> showDataOf(RoutingContext ctx, Optional<Subject> principal) {
    Session session = ctx.session().regenerateId();
    session.remove(PRINCIPAL);
    principal.ifPresent(
        subject -> {
          session.put(PRINCIPAL, subject.person().toString());
          session.put(PRINCIPAL_NAME, subject.name());
          session.put(PRINCIPAL_CHILD, subject.child());
        });
    session.put(TOKEN, newToken());
    return handler.flush(ctx, true);
  }

  private static Optional<Subject> principal(Session session) {
    return Optional.ofNullable(session.<String>get(PRINCIPAL))
        .map(
            person ->
                new Subject(
                    UUID.fromString(person),
                    session.get(PRINCIPAL_NAME),
                    false,
                    session.get(PRINCIPAL_CHILD)));
  }

  private static Optional<LoggedIn> signedIn(Session session) {
    return Optional.ofNullable(session.<String>get(PERSON))
        .map(
            person ->
                new LoggedIn(
                    UUID.fromString(person),
                    session.get(NAME),
                    LocalDate.parse(session.<String>get(CERTIFICATE_EXPIRES_ON))));
  }

  private static String newToken() {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
