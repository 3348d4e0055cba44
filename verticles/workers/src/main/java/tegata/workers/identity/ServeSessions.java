package tegata.workers.identity;

import io.vertx.core.Future;
import java.time.Clock;
import tegata.contract.Bus;
import tegata.contract.IdentityApi.Done;
import tegata.contract.IdentityApi.SessionFound;
import tegata.contract.SessionAddresses;
import tegata.workers.database.Database;

/**
 * Serves one kind of sessions to the portal; every page needs them, so nothing else takes their
 * connections.
 */
public final class ServeSessions {
  private final Bus bus;
  private final Database database;
  private final Clock clock;

  public ServeSessions(Bus bus, Database database, Clock clock) {
    this.bus = bus;
    this.database = database.quarter();
    this.clock = clock;
  }

  /** Serves what lies in the store. */
  public Future<Void> serve(SessionAddresses at, PgSessionStore sessions) {
    return bus.serve(
            at.load(),
            (caller, q) ->
                database.inTransaction(tx -> sessions.load(tx, q.id())).map(SessionFound::new))
        .compose(
            x ->
                bus.serve(
                    at.loadEnded(),
                    (caller, q) ->
                        database
                            .inTransaction(tx -> sessions.loadEnded(tx, q.id()))
                            .map(SessionFound::new)))
        .compose(
            x ->
                bus.serve(
                    at.save(),
                    (caller, q) ->
                        database.inTransaction(tx -> sessions.save(tx, q)).map(y -> done())))
        .compose(
            x ->
                bus.serve(
                    at.delete(),
                    (caller, q) ->
                        database.inTransaction(tx -> sessions.end(tx, q.id())).map(y -> done())));
  }

  private Done done() {
    return new Done(clock.instant());
  }
}
