package tegata.workers.access;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import tegata.domain.access.Reconciliation.Given;
import tegata.domain.access.Visit;

/** What a facility's accesses are held against: the person's visits and consents. */
final class VisitStore {
  private static final String VISITS =
      """
      select distinct institution_code as code, institution, month from medication
       where person_id = $1 and month between $2 and $3
      union
      select null, institution, month from expense_notice where person_id = $1 and month between $2 and $3
      """;

  private static final String CONSENTS =
      """
      select id, facility_code, (given_at at time zone 'Asia/Tokyo')::date as day, how = 'PAPER' as on_paper
        from consent
       where person_id = $1 and (given_at at time zone 'Asia/Tokyo')::date between $2 and $3
      """;

  /** Of notices only: a dispensing may come the same day, long before what the clinics claim. */
  private static final String ARRIVED_UNTIL =
      "select max(month) as month from expense_notice where person_id = $1";

  /** Visits of the months from the one of {@code from} to the one after that of {@code to}. */
  Future<Set<Visit>> visits(SqlConnection tx, UUID person, LocalDate from, LocalDate to) {
    LocalDate last = to.plusMonths(1).withDayOfMonth(1);
    return tx.preparedQuery(VISITS)
        .mapping(VisitStore::toVisit)
        .execute(Tuple.of(person, from.withDayOfMonth(1), last))
        .map(rows -> rows.stream().collect(Collectors.toUnmodifiableSet()));
  }

  /** Consents of the days, and of the day before, whose consents may still stand. */
  Future<Set<Given>> consents(SqlConnection tx, UUID person, LocalDate from, LocalDate to) {
    return tx.preparedQuery(CONSENTS)
        .mapping(VisitStore::toGiven)
        .execute(Tuple.of(person, from.minusDays(1), to))
        .map(rows -> rows.stream().collect(Collectors.toUnmodifiableSet()));
  }

  Future<Optional<YearMonth>> arrivedUntil(SqlConnection tx, UUID person) {
    return tx.preparedQuery(ARRIVED_UNTIL)
        .mapping(row -> Optional.ofNullable(row.getLocalDate("month")).map(YearMonth::from))
        .execute(Tuple.of(person))
        .map(rows -> rows.iterator().next());
  }

  private static Given toGiven(Row row) {
    return new Given(
        row.getUUID("id"),
        row.getString("facility_code"),
        row.getLocalDate("day"),
        row.getBoolean("on_paper"));
  }

  private static Visit toVisit(Row row) {
    return new Visit(
        Optional.ofNullable(row.getString("code")),
        row.getString("institution"),
        YearMonth.from(row.getLocalDate("month")));
  }
}
