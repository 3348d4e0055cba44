package tegata.portal.chain;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.Session;
import io.vertx.ext.web.handler.SessionHandler;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import tegata.contract.Bus;
import tegata.contract.IdentityApi;
import tegata.domain.identity.SessionTerm;
import tegata.domain.proxy.Proxy;

/**
 * ログインの状態。A session begins when somebody asks for the login page, belongs to a person under a new
 * id after the login, and ends at logout or after 15 idle minutes.
 */
public final class Sessions {

  /** How long a session lasts without a request. */
  public static final Duration IDLE = SessionTerm.IDLE;

  private static final String NAME = "name";
  private static final String PRINCIPAL = "principal";
  private static final String PRINCIPAL_NAME = "principal-name";
  private static final String PRINCIPAL_CHILD = "principal-child";
  private static final String PRINCIPAL_LEVEL = "principal-level";
  private static final String CERTIFICATE_EXPIRES_ON = "certificate-expires-on";
  private static final String SENT = Sessions.class.getName() + ".sent";

  private final Bus bus;
  private final BrowserSessions sessions;
  private final DeviceMark mark;

  public Sessions(Vertx vertx, Bus bus, Origin origin, Clock clock) {
    this.bus = bus;
    this.sessions = new BrowserSessions(vertx, bus, IdentityApi.SESSIONS, origin, "", clock);
    this.mark = new DeviceMark(sessions.cookie(), origin.isSecure());
  }

  /** Notes which session a request names, before the handler forgets one that has ended. */
  public void arrive(RoutingContext ctx) {
    Optional.ofNullable(ctx.request().getCookie(sessions.cookie()))
        .ifPresent(sent -> ctx.put(SENT, sent.getValue()));
    ctx.next();
  }

  /** Loads the session of a request, if it carries one. */
  public SessionHandler handler() {
    return sessions.handler();
  }

  /** Reads from the session who is logged in. A request without a cookie makes no session. */
  public void recognize(RoutingContext ctx) {
    sessions
        .carried(ctx)
        .ifPresent(
            session ->
                signedIn(session)
                    .ifPresent(
                        person ->
                            Visit.of(ctx)
                                .by(person, session.get(BrowserSessions.TOKEN), principal(session))
                                .keptIn(ctx)));
    ctx.next();
  }

  /**
   * Begins a login in this browser.
   *
   * @return the browser's mark, to which the login is bound, once the session is stored
   */
  public Future<String> beginLogin(RoutingContext ctx, Optional<LocalPath> next) {
    return sessions.begin(
        ctx, next.filter(LocalPath::isDestination).map(LocalPath::value).orElse("/home"));
  }

  /** The mark of the browser that asks. */
  public String browser(RoutingContext ctx) {
    return sessions.browser(ctx);
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
    Session session = sessions.entered(ctx, person.person());
    session.put(NAME, person.name());
    session.put(CERTIFICATE_EXPIRES_ON, person.certificateExpiresOn().toString());
    device(ctx).ifPresent(device -> session.put(BrowserSessions.DEVICE, device));
    String next = sessions.next(session).orElse("/home");
    return sessions.store(ctx).map(next);
  }

  /** Ends the session in the person's own name, which the log tells apart from running out. */
  public Future<Void> end(RoutingContext ctx) {
    return sessions.end(ctx);
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
        .map(sessions::ended)
        .orElse(Future.succeededFuture(Optional.empty()))
        .map(
            found ->
                found.flatMap(
                    session ->
                        signedIn(session)
                            .map(
                                person ->
                                    new Ended(
                                        person,
                                        principal(session),
                                        session.<String>get(BrowserSessions.TOKEN)))));
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
    return sessions.forget(ctx);
  }

  /**
   * Changes whose data is shown, under a new id and a new form token: a form that was opened for
   * one person is refused for another.
   *
   * @param principal empty for the person's own
   */
  public Future<Void> showDataOf(RoutingContext ctx, Optional<Subject> principal) {
    Session session = sessions.renewed(ctx);
    session.remove(PRINCIPAL);
    principal.ifPresent(
        subject -> {
          session.put(PRINCIPAL, subject.person().toString());
          session.put(PRINCIPAL_NAME, subject.name());
          session.put(PRINCIPAL_CHILD, subject.child());
          session.put(PRINCIPAL_LEVEL, subject.level().name());
        });
    return sessions.store(ctx);
  }

  private static Optional<Subject> principal(Session session) {
    return Optional.ofNullable(session.<String>get(PRINCIPAL))
        .map(
            person ->
                new Subject(
                    UUID.fromString(person),
                    session.get(PRINCIPAL_NAME),
                    false,
                    session.get(PRINCIPAL_CHILD),
                    Proxy.Level.valueOf(session.get(PRINCIPAL_LEVEL))));
  }

  private static Optional<LoggedIn> signedIn(Session session) {
    return Optional.ofNullable(session.<String>get(BrowserSessions.OWNER))
        .map(
            person ->
                new LoggedIn(
                    UUID.fromString(person),
                    session.get(NAME),
                    LocalDate.parse(session.<String>get(CERTIFICATE_EXPIRES_ON))));
  }
}
