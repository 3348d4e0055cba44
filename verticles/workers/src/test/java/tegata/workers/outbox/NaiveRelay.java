package tegata.workers.outbox;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import java.util.UUID;
import tegata.workers.database.Database;

/**
 * What the relay is not: the three orders in which one would write it without an inbox, a lease and
 * a message id.
 */
final class NaiveRelay {

  /** Which act comes first. */
  enum Order {
    SEND_THEN_COMMIT,
    COMMIT_THEN_SEND,
    POP_BEFORE_SEND
  }

  private static final String NEXT =
      """
      select id, person_id, seq, subject, receiver, topic, payload from outbox
       where sent_at is null order by person_id, seq limit 1
      """;
  private static final String MARK = "update outbox set sent_at = now() where id = $1";
  private static final String POP = "delete from outbox where id = $1";

  private final Database database;
  private final Receivers world;
  private final Order order;
  private int left;

  /**
   * @param messages how many it tells; it dies between the two acts of the last one
   */
  NaiveRelay(Database database, Receivers world, Order order, int messages) {
    this.database = database;
    this.world = world;
    this.order = order;
    this.left = messages;
  }

  /** Serves until it dies, or nothing waits. */
  Future<Void> serve() {
    return database
        .inTransaction(NaiveRelay::next)
        .compose(
            next ->
                next.isEmpty()
                    ? Future.succeededFuture()
                    : both(next.get())
                        .compose(alive -> alive ? serve() : Future.succeededFuture()));
  }

  private Future<Boolean> both(Message message) {
    boolean dies = --left == 0;
    return switch (order) {
      case SEND_THEN_COMMIT -> send(message).compose(sent -> dies ? dead() : act(MARK, message));
      case COMMIT_THEN_SEND -> act(MARK, message).compose(x -> dies ? dead() : send(message));
      case POP_BEFORE_SEND -> act(POP, message).compose(x -> dies ? dead() : send(message));
    };
  }

  private static Future<Boolean> dead() {
    return Future.succeededFuture(false);
  }

  /** Each time under a new id: nobody can know it again. */
  private Future<Boolean> send(Message message) {
    return world
        .deliver(
            new Message(
                UUID.randomUUID(),
                message.person(),
                message.seq(),
                message.subject(),
                message.receiver(),
                message.topic(),
                message.payload()))
        .map(true);
  }

  private Future<Boolean> act(String sql, Message message) {
    return database.inTransaction(
        tx -> tx.preparedQuery(sql).execute(Tuple.of(message.id())).map(true));
  }

  private static Future<Optional<Message>> next(SqlConnection tx) {
    return tx.preparedQuery(NEXT)
        .mapping(NaiveRelay::toMessage)
        .execute()
        .map(rows -> rows.stream().findFirst());
  }

  private static Message toMessage(Row row) {
    return new Message(
        row.getUUID("id"),
        row.getUUID("person_id"),
        row.getLong("seq"),
        row.getUUID("subject"),
        row.getString("receiver"),
        row.getString("topic"),
        new JsonObject());
  }
}
