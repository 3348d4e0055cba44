package tegata.workers.identity;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.UUID;

/**
 * Holds a person until the transaction ends, so that what happens to one person at the same moment
 * comes one after the other: a code in use and the panic stop, two first logins.
 */
public final class PersonLock {
  private static final String HOLD = "select from person where id = $1 for no key update";

  public Future<Void> hold(SqlConnection tx, UUID person) {
    return tx.preparedQuery(HOLD).execute(Tuple.of(person)).mapEmpty();
  }
}
