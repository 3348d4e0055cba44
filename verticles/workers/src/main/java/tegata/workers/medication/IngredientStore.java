package tegata.workers.medication;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tegata.domain.medication.Medicine;
import tegata.workers.intake.OwnNames;

/** 薬剤と、その成分を示すコード. */
final class IngredientStore {
  private static final String ROWS =
      """
      select m.*, e.price_code from %s
        left join lateral
          (select price_code from master_entry
            where kind = 'DRUG' and code = m.drug_code and m.drug_code_kind = 'CLAIM' and price_code <> ''
            order by valid_from desc limit 1) e on true
       where m.dispensed_on >= $4
       order by m.dispensed_on desc, m.set_id, m.line limit $5
      """
          .formatted(MedicationStore.SHOWN);

  private static final String MASTER =
      "select exists (select 1 from master_entry where kind = 'DRUG' and price_code <> '') as known";

  /**
   * A medicine with what names its 成分.
   *
   * @param claimed whether its own code is one of レセプト, which only a master explains
   * @param code 薬価基準収載医薬品コード or YJ コード
   */
  record Coded(Medicine medicine, boolean claimed, Optional<String> code) {}

  /** From a day on; 電子処方箋 from its own first day, if that is later. */
  Future<List<Coded>> since(
      SqlConnection tx, UUID person, LocalDate day, LocalDate prescriptions, int limit) {
    return tx.preparedQuery(ROWS)
        .mapping(IngredientStore::toCoded)
        .execute(Tuple.of(person, day.withDayOfMonth(1), prescriptions, day, limit))
        .map(rows -> rows.stream().toList());
  }

  Future<Boolean> knowsMaster(SqlConnection tx) {
    return tx.preparedQuery(MASTER)
        .execute()
        .map(rows -> rows.iterator().next().getBoolean("known"));
  }

  private static Coded toCoded(Row row) {
    String kind = Optional.ofNullable(row.getString("drug_code_kind")).orElse("");
    Optional<String> own = Optional.ofNullable(row.getString("drug_code"));
    boolean claimed = kind.equals("CLAIM");
    Optional<String> code =
        switch (kind) {
          case "YJ", "MHLW" -> own;
          case "CLAIM" ->
              Optional.ofNullable(row.getString("price_code"))
                  .or(() -> own.flatMap(OwnNames::priceCode));
          default -> Optional.empty();
        };
    return new Coded(MedicationStore.toMedicine(row), claimed, code);
  }
}
