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
import tegata.domain.medication.Medicine;

/** 薬剤情報の行. */
public final class MedicationStore {
  private static final String HISTORY =
      """
      select dispensed_on, institution, prescriber, setting, usage_class, name, ingredient, drug_code,
             dose, usage, quantity, source, corrected
        from medication where person_id = $1 and month between $2 and $3
       order by dispensed_on desc, institution, set_id, line offset $4 limit $5
      """;

  private static final String NEWEST =
      "select max(dispensed_on) as newest from medication where person_id = $1 and month >= $2";

  Future<List<Medicine>> history(
      SqlConnection tx, UUID person, YearMonth from, YearMonth to, int offset, int limit) {
    return tx.preparedQuery(HISTORY)
        .mapping(MedicationStore::toMedicine)
        .execute(Tuple.of(person, from.atDay(1), to.atDay(1), offset, limit))
        .map(rows -> rows.stream().toList());
  }

  /** The newest 調剤年月日, not before the month {@code first}. */
  public Future<Optional<LocalDate>> newest(SqlConnection tx, UUID person, YearMonth first) {
    return tx.preparedQuery(NEWEST)
        .execute(Tuple.of(person, first.atDay(1)))
        .map(rows -> Optional.ofNullable(rows.iterator().next().getLocalDate("newest")));
  }

  private static Medicine toMedicine(Row row) {
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
