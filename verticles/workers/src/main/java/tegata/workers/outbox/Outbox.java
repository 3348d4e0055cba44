package tegata.workers.outbox;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.UUID;

/** What has to be told to the world outside, in the transaction that made it true. */
public final class Outbox {
  /**
   * The person's line is a row, so that of two messages at once one waits for the other's number.
   */
  private static final String PUT =
      """
      with line as (
        insert into outbox_line as l (person_id, last_seq, waiting, due_at) values ($1, 1, 1, now())
        on conflict (person_id) do update
           set last_seq = l.last_seq + 1, waiting = l.waiting + 1,
               due_at = case when l.set_aside_at is null then coalesce(l.due_at, now()) end
        returning last_seq)
      insert into outbox (person_id, seq, subject, receiver, topic, payload)
      select $1, last_seq, $2, $3, $4, $5 from line
      """;

  /**
   * A message to be told.
   *
   * @param person whose it is: messages of one person are told in the order they were put
   * @param subject what it is about, such as an application
   * @param receiver {@code insurer/<保険者番号>} or {@code intermediary}
   */
  public record New(UUID person, UUID subject, String receiver, String topic, JsonObject payload) {}

  /** Adds the next message of a person. */
  public Future<Void> put(SqlConnection tx, New message) {
    return tx.preparedQuery(PUT)
        .execute(
            Tuple.of(
                message.person(),
                message.subject(),
                message.receiver(),
                message.topic(),
                message.payload()))
        .mapEmpty();
  }
}
