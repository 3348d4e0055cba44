package tegata.workers.outbox;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;

/** What it means here that a message was delivered. */
@FunctionalInterface
public interface Effect {
  /**
   * Makes it true in the transaction in which the message counts as sent.
   *
   * @return fails with {@link Refused} where the answer cannot be believed
   */
  Future<Void> delivered(SqlConnection tx, Message message, JsonObject answer);
}
