package tegata.workers.outbox;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tegata.contract.OutboxApi.SetAside;

/** What an operator asks of the outbox. */
final class OutboxStore {
  private static final int MOST = 200;

  private static final String COUNTS =
      """
      select coalesce(sum(waiting), 0) as waiting,
             count(*) filter (where set_aside_at is not null) as set_aside,
             coalesce(extract(epoch from clock_timestamp() -
               (select min(o.created_at) from outbox o join outbox_line l using (person_id)
                 where o.sent_at is null and l.set_aside_at is null)), 0)::bigint as oldest
        from outbox_line where waiting > 0
      """;

  private static final String SET_ASIDE =
      """
      select o.id, o.receiver, o.topic, o.created_at, l.set_aside_at, l.failure, l.waiting
        from outbox_line l
        join lateral (select * from outbox where person_id = l.person_id and sent_at is null
                       order by seq limit 1) o on true
       where l.set_aside_at is not null
       order by l.set_aside_at limit
      """
          + MOST;

  /** Only the line whose first message it is: releasing twice is releasing once. */
  private static final String RELEASE =
      """
      update outbox_line l
         set set_aside_at = null, refusals = 0, attempts = 0, due_at = clock_timestamp()
       where l.set_aside_at is not null
         and (select o.id from outbox o where o.person_id = l.person_id and o.sent_at is null
               order by o.seq limit 1) = $1
      returning l.person_id
      """;

  /**
   * @param waiting messages not delivered
   * @param setAside lines that wait for an operator
   * @param oldestSeconds age of the oldest message that does not
   */
  record Counts(long waiting, long setAside, long oldestSeconds) {}

  Future<Counts> counts(SqlConnection tx) {
    return tx.preparedQuery(COUNTS)
        .execute()
        .map(
            rows -> {
              Row row = rows.iterator().next();
              return new Counts(
                  row.getLong("waiting"), row.getLong("set_aside"), row.getLong("oldest"));
            });
  }

  /** What was set aside, the oldest first. */
  Future<List<SetAside>> setAside(SqlConnection tx) {
    return tx.preparedQuery(SET_ASIDE)
        .mapping(OutboxStore::toSetAside)
        .execute()
        .map(rows -> rows.stream().toList());
  }

  /** Lets a message that was set aside be sent again; the person it is about, where it was so. */
  Future<Optional<UUID>> release(SqlConnection tx, UUID message) {
    return tx.preparedQuery(RELEASE)
        .execute(Tuple.of(message))
        .map(rows -> rows.stream().findFirst().map(row -> row.getUUID("person_id")));
  }

  private static SetAside toSetAside(Row row) {
    return new SetAside(
        row.getUUID("id"),
        row.getString("receiver"),
        row.getString("topic"),
        row.getOffsetDateTime("created_at").toInstant(),
        row.getOffsetDateTime("set_aside_at").toInstant(),
        Optional.ofNullable(row.getString("failure")),
        row.getInteger("waiting") - 1);
  }
}
