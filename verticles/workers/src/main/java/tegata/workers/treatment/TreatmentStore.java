package tegata.workers.treatment;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tegata.contract.PersonMonths;
import tegata.contract.TreatmentApi;
import tegata.contract.TreatmentApi.Only;
import tegata.contract.TreatmentApi.Scope;
import tegata.domain.treatment.Treatment;

/** 診療情報の行. */
final class TreatmentStore {
  /**
   * 手術 and what tells of one. 処置・手術 of dental claims holds both kinds, and is shown with the
   * consent to the more sensitive of them.
   */
  private static final String[] OPERATIONS = {"手術", "麻酔", "処置・手術"};

  private static final String ROWS =
      """
      select day, institution, category, service_group, code, name, times, corrected
        from treatment
       where person_id = $1 and month >= $2 and (service_group = any($3)) = $4
       order by day desc, institution, set_id, line offset $5 limit $6
      """;

  private static final String HISTORY =
      """
      select day, institution, category, service_group, code, name, times, corrected
        from treatment
       where person_id = $1 and month between $2 and $3
         and ($6::text is null or institution = $6) and ($7::text is null or service_group = $7)
       order by day desc, institution, set_id, line offset $4 limit $5
      """;

  private static final String INSTITUTIONS =
      """
      select distinct institution as name from treatment where person_id = $1 and month >= $2
       order by name limit $3
      """;

  private static final String GROUPS =
      """
      select distinct service_group as name from treatment where person_id = $1 and month >= $2
       order by name limit $3
      """;

  /** Sets of claims are named by month first. */
  private static final String MONTHS =
      """
      select distinct left(set_key, 7) as month from record_set
       where person_id = $1 and kind = 'CLAIM' and set_key >= $2
       order by month
      """;

  /** Rows of the months, both included, newest first. */
  Future<List<Treatment>> history(
      SqlConnection tx, PersonMonths q, YearMonth from, Only only, int limit) {
    return tx.preparedQuery(HISTORY)
        .mapping(TreatmentStore::toTreatment)
        .execute(
            Tuple.of(q.person(), from.atDay(1), q.to().atDay(1), q.cursor(), limit)
                .addString(only.institution().orElse(null))
                .addString(only.group().orElse(null)))
        .map(rows -> rows.stream().toList());
  }

  /** What there is from the month {@code first} on. */
  Future<Scope> scope(SqlConnection tx, UUID person, YearMonth first) {
    return names(tx, INSTITUTIONS, person, first)
        .compose(
            institutions ->
                names(tx, GROUPS, person, first)
                    .compose(
                        groups ->
                            months(tx, person, first)
                                .map(months -> new Scope(institutions, groups, months))));
  }

  private static Future<List<String>> names(
      SqlConnection tx, String sql, UUID person, YearMonth first) {
    return tx.preparedQuery(sql)
        .mapping(row -> row.getString("name"))
        .execute(Tuple.of(person, first.atDay(1), TreatmentApi.CHOICES))
        .map(rows -> rows.stream().toList());
  }

  private static Future<List<YearMonth>> months(SqlConnection tx, UUID person, YearMonth first) {
    return tx.preparedQuery(MONTHS)
        .mapping(row -> YearMonth.parse(row.getString("month")))
        .execute(Tuple.of(person, first.toString()))
        .map(rows -> rows.stream().toList());
  }

  Future<List<Treatment>> rows(
      SqlConnection tx, UUID person, YearMonth from, boolean operations, int offset, int limit) {
    return tx.preparedQuery(ROWS)
        .mapping(TreatmentStore::toTreatment)
        .execute(Tuple.of(person, from.atDay(1), OPERATIONS, operations, offset, limit))
        .map(rows -> rows.stream().toList());
  }

  private static Treatment toTreatment(Row row) {
    return new Treatment(
        row.getLocalDate("day"),
        row.getString("institution"),
        row.getString("category"),
        row.getString("service_group"),
        row.getString("code"),
        row.getString("name"),
        row.getInteger("times"),
        Optional.ofNullable(row.getLocalDate("corrected")).map(YearMonth::from));
  }
}
