package tegata.workers.medication;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tegata.contract.MedicationApi;
import tegata.contract.MedicationApi.Only;
import tegata.contract.MedicationApi.Scope;
import tegata.domain.medication.Medicine;

/** 薬剤情報の行. */
public final class MedicationStore {
  private static final String HISTORY =
      """
      select dispensed_on, institution, prescriber, setting, usage_class, name, ingredient, drug_code,
             dose, usage, quantity, source, corrected
        from medication where person_id = $1 and month between $2 and $3
         and ($6::text is null or institution = $6)
         and ($7::text is null or coalesce(ingredient, name) = $7)
       order by dispensed_on desc, institution, set_id, line offset $4 limit $5
      """;

  private static final String INSTITUTIONS =
      """
      select distinct institution as name from medication where person_id = $1 and month >= $2
       order by name limit $3
      """;

  private static final String INGREDIENTS =
      """
      select distinct coalesce(ingredient, name) as name from medication where person_id = $1 and month >= $2
       order by name limit $3
      """;

  /** Sets are named by month or by day. */
  private static final String MONTHS =
      """
      select distinct left(set_key, 7) as month from record_set
       where person_id = $1 and kind in ('CLAIM', 'MEDICATION') and set_key >= $2
       order by month
      """;

  private static final String NEWEST =
      "select max(dispensed_on) as newest from medication where person_id = $1 and month >= $2";

  Future<List<Medicine>> history(
      SqlConnection tx,
      UUID person,
      YearMonth from,
      YearMonth to,
      Only only,
      int offset,
      int limit) {
    return tx.preparedQuery(HISTORY)
        .mapping(MedicationStore::toMedicine)
        .execute(
            Tuple.of(person, from.atDay(1), to.atDay(1), offset, limit)
                .addString(only.institution().orElse(null))
                .addString(only.ingredient().orElse(null)))
        .map(rows -> rows.stream().toList());
  }

  /** What there is from the month {@code first} on. */
  Future<Scope> scope(SqlConnection tx, UUID person, YearMonth first) {
    return names(tx, INSTITUTIONS, person, first)
        .compose(
            institutions ->
                names(tx, INGREDIENTS, person, first)
                    .compose(
                        ingredients ->
                            months(tx, person, first)
                                .map(months -> new Scope(institutions, ingredients, months))));
  }

  private static Future<List<String>> names(
      SqlConnection tx, String sql, UUID person, YearMonth first) {
    return tx.preparedQuery(sql)
        .mapping(row -> row.getString("name"))
        .execute(Tuple.of(person, first.atDay(1), MedicationApi.CHOICES))
        .map(rows -> rows.stream().toList());
  }

  private static Future<List<YearMonth>> months(SqlConnection tx, UUID person, YearMonth first) {
    return tx.preparedQuery(MONTHS)
        .mapping(row -> YearMonth.parse(row.getString("month")))
        .execute(Tuple.of(person, first.toString()))
        .map(rows -> rows.stream().toList());
  }

  /** The newest 調剤年月日, not before the month {@code first}. */
  public Future<Optional<LocalDate>> newest(SqlConnection tx, UUID person, YearMonth first) {
    return tx.preparedQuery(NEWEST)
        .execute(Tuple.of(person, first.atDay(1)))
        .map(rows -> Optional.ofNullable(rows.iterator().next().getLocalDate("newest")));
  }

  static Medicine toMedicine(Row row) {
    return new Medicine(
        row.getLocalDate("dispensed_on"),
        row.getString("institution"),
        Optional.ofNullable(row.getString("prescriber")),
        Optional.ofNullable(row.getString("setting")),
        Optional.ofNullable(row.getString("usage_class")),
        row.getString("name"),
        Optional.ofNullable(row.getString("ingredient")),
        Optional.ofNullable(row.getString("drug_code")),
        Optional.ofNullable(row.getString("dose")),
        Optional.ofNullable(row.getString("usage")),
        Optional.ofNullable(row.getString("quantity")),
        Medicine.Source.valueOf(row.getString("source")),
        Optional.ofNullable(row.getLocalDate("corrected")).map(YearMonth::from));
  }
}
