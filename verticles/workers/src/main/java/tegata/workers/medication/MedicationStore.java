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
import tegata.workers.intake.Window;

/** 薬剤情報の行. */
public final class MedicationStore {
  /**
   * The rows of person $1 that are shown, from the month $2 on. 電子処方箋 is shown from the day $3 on,
   * and only until a claim tells of the same drug of the same dispensing.
   */
  static final String SHOWN =
      """
      (select m.* from medication m where m.person_id = $1 and m.month >= $2
          and (m.source <> 'PRESCRIPTION' or m.dispensed_on >= $3
               and not exists (
                 select 1 from medication c
                  where c.person_id = m.person_id and c.month = m.month and c.source = 'CLAIM'
                    and c.dispensed_on = m.dispensed_on and c.drug_code = m.drug_code
                    and (c.institution_code = m.institution_code or c.institution = m.institution)))) m
      """;

  private static final String HISTORY =
      """
      select dispensed_on, institution, prescriber, setting, usage_class, name, ingredient, drug_code,
             dose, usage, quantity, source, corrected
        from %s
       where month <= $4
         and ($7::text is null or institution = $7)
         and ($8::text is null or coalesce(ingredient, name) = $8)
         and ($9::text is null or source = $9)
       order by dispensed_on desc, institution, set_id, line offset $5 limit $6
      """
          .formatted(SHOWN);

  private static final String INSTITUTIONS =
      "select distinct institution as name from %s order by name limit $4".formatted(SHOWN);

  private static final String INGREDIENTS =
      "select distinct coalesce(ingredient, name) as name from %s order by name limit $4"
          .formatted(SHOWN);

  private static final String SOURCES =
      "select distinct source as name from %s order by name limit $4".formatted(SHOWN);

  /** Sets are named by month or by day. */
  private static final String MONTHS =
      """
      select distinct left(set_key, 7) as month from record_set
       where person_id = $1 and kind in ('CLAIM', 'MEDICATION') and set_key >= $2
       order by month
      """;

  private static final String NEWEST =
      "select max(dispensed_on) as newest from %s".formatted(SHOWN);

  private static final String ARRIVED = NEWEST + " where source <> 'PRESCRIPTION'";

  Future<List<Medicine>> history(
      SqlConnection tx,
      UUID person,
      Window window,
      YearMonth from,
      YearMonth to,
      Only only,
      int offset,
      int limit) {
    return tx.preparedQuery(HISTORY)
        .mapping(MedicationStore::toMedicine)
        .execute(
            Tuple.of(person, window.cut(from).atDay(1), window.firstPrescriptionDay())
                .addLocalDate(to.atDay(1))
                .addInteger(offset)
                .addInteger(limit)
                .addString(only.institution().orElse(null))
                .addString(only.ingredient().orElse(null))
                .addString(only.source().map(Enum::name).orElse(null)))
        .map(rows -> rows.stream().toList());
  }

  /** What there is within the window. */
  Future<Scope> scope(SqlConnection tx, UUID person, Window window) {
    return names(tx, INSTITUTIONS, person, window)
        .compose(
            institutions ->
                names(tx, INGREDIENTS, person, window)
                    .compose(
                        ingredients ->
                            names(tx, SOURCES, person, window)
                                .compose(
                                    sources ->
                                        months(tx, person, window.firstMonth())
                                            .map(
                                                months ->
                                                    new Scope(
                                                        institutions,
                                                        ingredients,
                                                        sources.stream()
                                                            .map(Medicine.Source::valueOf)
                                                            .sorted()
                                                            .toList(),
                                                        months)))));
  }

  private static Future<List<String>> names(
      SqlConnection tx, String sql, UUID person, Window window) {
    return tx.preparedQuery(sql)
        .mapping(row -> row.getString("name"))
        .execute(within(person, window).addInteger(MedicationApi.CHOICES))
        .map(rows -> rows.stream().toList());
  }

  private static Future<List<YearMonth>> months(SqlConnection tx, UUID person, YearMonth first) {
    return tx.preparedQuery(MONTHS)
        .mapping(row -> YearMonth.parse(row.getString("month")))
        .execute(Tuple.of(person, first.toString()))
        .map(rows -> rows.stream().toList());
  }

  /** The newest 調剤年月日 within the window, from whatever source. */
  public Future<Optional<LocalDate>> newest(SqlConnection tx, UUID person, Window window) {
    return newest(tx, NEWEST, person, window);
  }

  /** The same of what arrives by the month: without 電子処方箋. */
  Future<Optional<LocalDate>> arrived(SqlConnection tx, UUID person, Window window) {
    return newest(tx, ARRIVED, person, window);
  }

  private static Future<Optional<LocalDate>> newest(
      SqlConnection tx, String sql, UUID person, Window window) {
    return tx.preparedQuery(sql)
        .execute(within(person, window))
        .map(rows -> Optional.ofNullable(rows.iterator().next().getLocalDate("newest")));
  }

  private static Tuple within(UUID person, Window window) {
    return Tuple.of(person, window.firstMonth().atDay(1), window.firstPrescriptionDay());
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
