package tegata.workers.proxy;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.UUID;

/**
 * Holds a person until the transaction ends, so that a code they use at this moment and their panic
 * stop come one after the other and no proxy slips through between.
 */
final class PersonLock {
  private static final String HOLD = "select from person where id = $1 for no key update";

  Future<Void> hold(SqlConnection tx, UUID person) {
    return tx.preparedQuery(HOLD).execute(Tuple.of(person)).mapEmpty();
  }
}
