package tegata.portal.chain;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.prng.VertxContextPRNG;
import io.vertx.ext.web.Session;
import io.vertx.ext.web.sstore.SessionStore;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import tegata.contract.Bus;
import tegata.contract.Caller;
import tegata.contract.IdentityApi.SessionId;
import tegata.contract.SessionAddresses;

/**
 * Keeps sessions behind the bus, so that any portal node can go on with them and none is lost with
 * a node.
 */
final class BusSessionStore implements SessionStore {
  private static final Pattern ID = Pattern.compile("[0-9a-f]{64}");

  private final Bus bus;
  private final SessionAddresses at;
  private final VertxContextPRNG random;

  BusSessionStore(Vertx vertx, Bus bus, SessionAddresses at) {
    this.bus = bus;
    this.at = at;
    this.random = VertxContextPRNG.current(vertx);
  }

  @Override
  public SessionStore init(Vertx vertx, JsonObject options) {
    return this;
  }

  /** A saved session can be loaded at once: there is nothing to wait for. */
  @Override
  public long retryTimeout() {
    return 0;
  }

  @Override
  public Session createSession(long timeout) {
    return createSession(timeout, BrowserSessions.ID_BYTES);
  }

  @Override
  public Session createSession(long timeout, int length) {
    return new StoredSession(random, timeout, length);
  }

  @Override
  public Future<Session> get(String id) {
    if (!ID.matcher(id).matches()) {
      return Future.succeededFuture();
    }
    return bus.ask(at.load(), portal(), new SessionId(SessionHash.of(id)))
        .map(found -> found.session().map(s -> new StoredSession(random, id, s)).orElse(null));
  }

  /** A session that ran out by itself; it opens nothing any more. */
  Future<Optional<Session>> ended(String id) {
    if (!ID.matcher(id).matches()) {
      return Future.succeededFuture(Optional.empty());
    }
    return bus.ask(at.loadEnded(), portal(), new SessionId(SessionHash.of(id)))
        .map(found -> found.session().map(s -> new StoredSession(random, id, s)));
  }

  @Override
  public Future<Void> delete(String id) {
    return bus.ask(at.delete(), portal(), new SessionId(SessionHash.of(id))).mapEmpty();
  }

  /** Stores a session that holds anything; one that holds nothing is as good as none. */
  @Override
  public Future<Void> put(Session session) {
    if (session.isEmpty()) {
      return Future.succeededFuture();
    }
    StoredSession ours = (StoredSession) session;
    return bus.ask(at.save(), portal(), ours.toRecord())
        .onSuccess(done -> ours.stored())
        .mapEmpty();
  }

  /** Sessions of all nodes are not one node's to clear. */
  @Override
  public Future<Void> clear() {
    return Future.failedFuture(new IllegalStateException("sessions end one by one"));
  }

  /** How many sessions stand is known to the store behind the bus only. */
  @Override
  public Future<Integer> size() {
    return Future.failedFuture(new IllegalStateException("sessions are not counted here"));
  }

  @Override
  public void close() {
    // holds nothing of its own
  }

  private static Caller portal() {
    return Caller.system("portal", UUID.randomUUID());
  }
}
