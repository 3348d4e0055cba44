package tegata.portal.chain;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.Session;
import io.vertx.ext.web.handler.SessionHandler;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import tegata.contract.Bus;
import tegata.contract.IdentityApi.SessionId;
import tegata.contract.SessionAddresses;
import tegata.domain.identity.SessionTerm;

/**
 * The sessions of one kind of login: their cookie, where they lie, and their way from the login
 * page to the end. A session gets a new id with its owner, and a new form token with every id.
 */
final class BrowserSessions {
  static final int ID_BYTES = 32;
  static final String OWNER = "person";
  static final String BEGUN_AT = "begun-at";
  static final String DEVICE = "device";
  static final String TOKEN = "form-token";
  private static final String NEXT = "next";
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Bus bus;
  private final SessionAddresses at;
  private final Clock clock;
  private final String cookie;
  private final BusSessionStore store;
  private final SessionHandler handler;

  /**
   * @param suffix of the cookie's name, so that two kinds of login stand side by side in a browser
   */
  BrowserSessions(
      Vertx vertx, Bus bus, SessionAddresses at, Origin origin, String suffix, Clock clock) {
    this.bus = bus;
    this.at = at;
    this.clock = clock;
    this.cookie = cookieName(origin) + suffix;
    this.store = new BusSessionStore(vertx, bus, at);
    this.handler =
        SessionHandler.create(store)
            .setLazySession(true)
            .setNagHttps(false)
            .setMinLength(ID_BYTES)
            .setSessionTimeout(SessionTerm.IDLE.toMillis())
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
        : "tegata-" + origin.authority().replaceFirst("^.*:", "").replaceAll("[^0-9]", "");
  }

  String cookie() {
    return cookie;
  }

  SessionHandler handler() {
    return handler;
  }

  /** The session of a request; one without a cookie makes none. */
  Optional<Session> carried(RoutingContext ctx) {
    return Optional.ofNullable(ctx.request().getCookie(cookie)).map(sent -> ctx.session());
  }

  /** A session that ran out by itself; it opens nothing any more. */
  Future<Optional<Session>> ended(String id) {
    return store.ended(id);
  }

  /**
   * Begins a login in this browser.
   *
   * @param next where to go on afterwards
   * @return the browser's mark, to which the login is bound, once the session is stored
   */
  Future<String> begin(RoutingContext ctx, String next) {
    ctx.session().put(NEXT, next);
    return handler.flush(ctx, true).map(stored -> browser(ctx));
  }

  /** The mark of the browser that asks. */
  String browser(RoutingContext ctx) {
    return SessionHash.of(ctx.session().id());
  }

  /** The session under a new id that nobody could have planted before, with its owner. */
  Session entered(RoutingContext ctx, UUID owner) {
    Session session = renewed(ctx);
    session.put(OWNER, owner.toString());
    session.put(BEGUN_AT, clock.instant().toString());
    return session;
  }

  /** Where the login was to lead; known once. */
  Optional<String> next(Session session) {
    return Optional.ofNullable(session.<String>remove(NEXT));
  }

  /** The session under a new id and with a new form token. */
  Session renewed(RoutingContext ctx) {
    Session session = ctx.session().regenerateId();
    session.put(TOKEN, newToken());
    return session;
  }

  /** Stores the session before the answer leaves. */
  Future<Void> store(RoutingContext ctx) {
    return handler.flush(ctx, true);
  }

  /** Ends the session in its owner's own name, which the log tells apart from running out. */
  Future<Void> end(RoutingContext ctx) {
    SessionId id = new SessionId(SessionHash.of(ctx.session().id()));
    return bus.ask(at.delete(), Visit.of(ctx).caller(), id).compose(gone -> forget(ctx));
  }

  /** Ends the session in this browser. */
  Future<Void> forget(RoutingContext ctx) {
    ctx.session().destroy();
    return handler.flush(ctx, true);
  }

  private static String newToken() {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
