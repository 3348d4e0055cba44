package tegata.workers.outbox;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.UUID;

/** What has to be told to the world outside, in the transaction that made it true. */
public final class Outbox {
  private static final String PUT =
      """
      insert into outbox (aggregate, seq, topic, payload)
      select $1, coalesce(max(seq), 0) + 1, $2, $3 from outbox where aggregate = $1
      """;

  /** Adds the next message of an aggregate; messages of one aggregate are sent in this order. */
  public Future<Void> put(SqlConnection tx, UUID aggregate, String topic, JsonObject payload) {
    return tx.preparedQuery(PUT).execute(Tuple.of(aggregate, topic, payload)).mapEmpty();
  }
}
