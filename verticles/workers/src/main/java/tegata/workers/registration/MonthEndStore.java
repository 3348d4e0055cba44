package tegata.workers.registration;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tegata.contract.DeregistrationApi.HeldBack;
import tegata.domain.registration.Deregistration;

/** Whose last day is over, and whose registration goes on all the same. */
final class MonthEndStore {
  /** Accepted before last month began: the end of the month after it is over. */
  private static final String DUE =
      """
      select id from deregistration
       where status = 'SCHEDULED' and intermediary_accepted_on < $1 and id > $2
       order by id limit $3
      """;

  private static final String HOLD_BACK =
      """
      insert into deregistration_held_back (day, deregistration_id, insurer_number) values ($1, $2, $3)
      on conflict (day, deregistration_id) do nothing
      """;

  private static final String HELD_BACK =
      """
      select d.number, d.intermediary_accepted_on, h.insurer_number,
             (select min(day) from deregistration_held_back where deregistration_id = d.id) as since
        from deregistration_held_back h join deregistration d on d.id = h.deregistration_id
       where h.day = $1 and d.status = 'SCHEDULED' and ($2::text is null or h.insurer_number = $2)
       order by since, d.number limit 1000
      """;

  /** Applications after {@code last} that may be due, in order of their ids. */
  Future<List<UUID>> due(SqlConnection tx, LocalDate today, UUID last, int atMost) {
    return tx.preparedQuery(DUE)
        .mapping(row -> row.getUUID("id"))
        .execute(Tuple.of(today.withDayOfMonth(1).minusMonths(1), last, atMost))
        .map(rows -> rows.stream().toList());
  }

  /** Notes that somebody was held back on a day; true when it was not noted yet. */
  Future<Boolean> holdBack(
      SqlConnection tx, LocalDate day, UUID application, Optional<String> insurer) {
    return tx.preparedQuery(HOLD_BACK)
        .execute(Tuple.of(day, application, insurer.orElse(null)))
        .map(rows -> rows.rowCount() == 1);
  }

  /** Who was held back on a day and still is, the longest first. */
  Future<List<HeldBack>> heldBack(SqlConnection tx, LocalDate day, Optional<String> insurer) {
    return tx.preparedQuery(HELD_BACK)
        .mapping(MonthEndStore::toHeldBack)
        .execute(Tuple.of(day, insurer.orElse(null)))
        .map(rows -> rows.stream().toList());
  }

  private static HeldBack toHeldBack(Row row) {
    return new HeldBack(
        row.getString("number"),
        Deregistration.lastDayAfter(row.getLocalDate("intermediary_accepted_on")),
        row.getLocalDate("since"),
        Optional.ofNullable(row.getString("insurer_number")));
  }
}
