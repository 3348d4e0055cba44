package tegata.workers.registration;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tegata.workers.database.Database;

/**
 * Looks at everybody whose registration may end, part by part in order of ids, each in a
 * transaction of its own: one that cannot be ended holds up nobody else.
 */
final class EachInTurn {
  private static final Logger LOG = LoggerFactory.getLogger(EachInTurn.class);
  private static final int AT_ONCE = 200;
  private static final UUID FIRST = new UUID(0, 0);

  /** Ids after {@code last} that may be due, in order. */
  interface Due {
    Future<List<UUID>> after(SqlConnection tx, UUID last, int atMost);
  }

  /** Holds one, looks at it as it stands, and ends it where it is to end. */
  interface Look {
    Future<Outcome> at(SqlConnection tx, UUID id);
  }

  /**
   * @param ended registrations that ended
   * @param heldBack whose did not, and were not yet reported today
   */
  record Outcome(int ended, int heldBack) {
    static final Outcome NOTHING = new Outcome(0, 0);
    static final Outcome ENDED = new Outcome(1, 0);
    static final Outcome HELD_BACK = new Outcome(0, 1);

    private Outcome plus(Outcome other) {
      return new Outcome(ended + other.ended, heldBack + other.heldBack);
    }
  }

  private final Database database;
  private final Due due;
  private final Look look;

  EachInTurn(Database database, Due due, Look look) {
    this.database = database;
    this.due = due;
    this.look = look;
  }

  Future<Outcome> run() {
    return after(FIRST, Outcome.NOTHING);
  }

  private Future<Outcome> after(UUID last, Outcome before) {
    return database
        .inTransaction(tx -> due.after(tx, last, AT_ONCE))
        .compose(
            ids ->
                each(ids)
                    .map(before::plus)
                    .compose(
                        outcome ->
                            ids.size() < AT_ONCE
                                ? Future.succeededFuture(outcome)
                                : after(ids.get(ids.size() - 1), outcome)));
  }

  private Future<Outcome> each(List<UUID> ids) {
    Future<Outcome> done = Future.succeededFuture(Outcome.NOTHING);
    for (UUID id : ids) {
      done =
          done.compose(
              before ->
                  database
                      .inTransaction(tx -> look.at(tx, id))
                      .recover(
                          e -> {
                            LOG.error("one of them cannot be looked at; the next look comes", e);
                            return Future.succeededFuture(Outcome.NOTHING);
                          })
                      .map(before::plus));
    }
    return done;
  }
}
