package tegata.workers.outbox;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The lines, one a person, in which messages wait. Leases run by the database's clock. */
final class LineStore {
  private static final String CLAIM =
      """
      update outbox_line set locked_until = clock_timestamp() + $2 * interval '1 millisecond', fence = fence + 1
       where person_id = (
         select l.person_id from outbox_line l
          where l.due_at <= clock_timestamp()
            and (l.locked_until is null or l.locked_until <= clock_timestamp())
            and (select o.receiver from outbox o
                  where o.person_id = l.person_id and o.sent_at is null
                  order by o.seq limit 1) <> all($1)
          order by l.due_at limit 1
            for update skip locked)
      returning person_id, fence, attempts, refusals,
                (select o.receiver from outbox o
                  where o.person_id = outbox_line.person_id and o.sent_at is null
                  order by o.seq limit 1) as receiver
      """;

  private static final String FIRST =
      """
      select id, person_id, seq, subject, receiver, topic, payload from outbox
       where person_id = $1 and sent_at is null order by seq limit 1
      """;

  private static final String RENEW =
      """
      update outbox_line l set locked_until = clock_timestamp() + $3 * interval '1 millisecond'
        from unnest($1::uuid[], $2::bigint[]) as held (person, fence)
       where l.person_id = held.person and l.fence = held.fence and l.locked_until is not null
      """;

  /** The next one is due at once. Only the holder of the newest lease gets through. */
  private static final String DELIVERED =
      """
      update outbox_line
         set waiting = waiting - 1, attempts = 0, refusals = 0, failure = null, locked_until = null,
             due_at = case when waiting > 1 then clock_timestamp() end
       where person_id = $1 and fence = $2
      """;

  private static final String SENT =
      "update outbox set sent_at = clock_timestamp(), payload = '{}' where id = $1 and sent_at is null";

  private static final String POSTPONE =
      """
      update outbox_line
         set attempts = attempts + 1, refusals = refusals + $4, failure = $5, locked_until = null,
             due_at = clock_timestamp() + $3 * interval '1 millisecond'
       where person_id = $1 and fence = $2
      """;

  private static final String SET_ASIDE =
      """
      update outbox_line
         set attempts = attempts + 1, refusals = refusals + 1, failure = $3, locked_until = null,
             due_at = null, set_aside_at = clock_timestamp()
       where person_id = $1 and fence = $2
      """;

  /**
   * Leases the line that waits longest.
   *
   * @param busy receivers to whom nothing more shall be sent just now
   */
  Future<Optional<Lease>> claim(SqlConnection tx, Set<String> busy, Duration lease) {
    return tx.preparedQuery(CLAIM)
        .mapping(LineStore::toLease)
        .execute(Tuple.of(busy.toArray(String[]::new), lease.toMillis()))
        .map(rows -> rows.stream().findFirst());
  }

  /** The message whose turn it is. */
  Future<Optional<Message>> first(SqlConnection tx, UUID person) {
    return tx.preparedQuery(FIRST)
        .mapping(LineStore::toMessage)
        .execute(Tuple.of(person))
        .map(rows -> rows.stream().findFirst());
  }

  /** Holds on to leases that are still in use. */
  Future<Void> renew(SqlConnection tx, Collection<Lease> held, Duration lease) {
    return tx.preparedQuery(RENEW)
        .execute(
            Tuple.of(
                held.stream().map(Lease::person).toArray(UUID[]::new),
                held.stream().map(Lease::fence).toArray(Long[]::new),
                lease.toMillis()))
        .mapEmpty();
  }

  /** Counts a message as sent and gives the line back. */
  Future<Void> delivered(SqlConnection tx, Lease lease, Message message) {
    return fenced(tx, DELIVERED, Tuple.of(lease.person(), lease.fence()))
        .compose(x -> tx.preparedQuery(SENT).execute(Tuple.of(message.id())).mapEmpty());
  }

  /** Gives the line back until a later try. */
  Future<Void> postpone(
      SqlConnection tx, Lease lease, Duration until, boolean refused, String failure) {
    return fenced(
        tx,
        POSTPONE,
        Tuple.of(lease.person(), lease.fence(), until.toMillis(), refused ? 1 : 0, failure));
  }

  /** Gives the line back until an operator has looked at its first message. */
  Future<Void> setAside(SqlConnection tx, Lease lease, String failure) {
    return fenced(tx, SET_ASIDE, Tuple.of(lease.person(), lease.fence(), failure));
  }

  private static Future<Void> fenced(SqlConnection tx, String sql, Tuple values) {
    return tx.preparedQuery(sql)
        .execute(values)
        .compose(
            rows ->
                rows.rowCount() == 1
                    ? Future.succeededFuture()
                    : Future.failedFuture(new Lease.Lost()));
  }

  private static Lease toLease(Row row) {
    return new Lease(
        row.getUUID("person_id"),
        row.getString("receiver"),
        row.getLong("fence"),
        row.getInteger("attempts"),
        row.getInteger("refusals"));
  }

  private static Message toMessage(Row row) {
    return new Message(
        row.getUUID("id"),
        row.getUUID("person_id"),
        row.getLong("seq"),
        row.getUUID("subject"),
        row.getString("receiver"),
        row.getString("topic"),
        row.getJsonObject("payload"));
  }
}
