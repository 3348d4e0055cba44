package tegata.workers.person;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tegata.domain.eligibility.Coverage;
import tegata.domain.eligibility.InsuredNumber;

/** Coverages as the insurers brought them in. */
public final class CoverageStore {
  private static final String OF_PERSON =
      """
      select insurer_number, insurer_name, symbol, number, branch, relation, copay_percent, acquired_on, lost_on
        from coverage where person_id = $1
       order by acquired_on desc, id desc
      """;

  private static final String HOLDERS =
      """
      select distinct c.person_id from coverage c join person p on p.id = c.person_id
       where c.insurer_number = $1 and c.number_key = $2
         and ($3 = '' or c.symbol_key = $3) and ($4 = '' or c.branch_key = $4)
         and p.birthdate = $5
       limit 2
      """;

  /** A person's coverages, newest first. */
  public Future<List<Coverage>> ofPerson(SqlConnection tx, UUID person) {
    return tx.preparedQuery(OF_PERSON)
        .mapping(CoverageStore::toCoverage)
        .execute(Tuple.of(person))
        .map(rows -> rows.stream().toList());
  }

  /** The one person with that number and birth date; empty when there is none, or more than one. */
  public Future<Optional<UUID>> holder(
      SqlConnection tx, InsuredNumber insured, LocalDate birthdate) {
    return tx.preparedQuery(HOLDERS)
        .execute(
            Tuple.of(
                insured.insurerNumber(),
                insured.numberKey(),
                insured.symbolKey(),
                insured.branchKey(),
                birthdate))
        .map(
            rows ->
                rows.size() == 1
                    ? Optional.of(rows.iterator().next().getUUID("person_id"))
                    : Optional.empty());
  }

  /** The coverage that holds on a day; if none does, the newest one. */
  public static Optional<Coverage> on(LocalDate day, List<Coverage> newestFirst) {
    return holdingOn(day, newestFirst).or(() -> newestFirst.stream().findFirst());
  }

  /** The coverage that holds on a day; empty if none does. */
  public static Optional<Coverage> holdingOn(LocalDate day, List<Coverage> newestFirst) {
    return newestFirst.stream().filter(c -> c.holdsOn(day)).findFirst();
  }

  private static Coverage toCoverage(Row row) {
    return new Coverage(
        new InsuredNumber(
            row.getString("insurer_number"),
            Optional.ofNullable(row.getString("symbol")),
            row.getString("number"),
            Optional.ofNullable(row.getString("branch"))),
        row.getString("insurer_name"),
        row.getInteger("relation") == 1 ? Coverage.Relation.SELF : Coverage.Relation.FAMILY,
        Optional.ofNullable(row.getInteger("copay_percent")),
        row.getLocalDate("acquired_on"),
        Optional.ofNullable(row.getLocalDate("lost_on")));
  }
}
