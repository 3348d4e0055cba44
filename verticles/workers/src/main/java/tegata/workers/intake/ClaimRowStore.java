package tegata.workers.intake;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tegata.domain.expense.ExpenseNotice;
import tegata.domain.medication.Medicine;
import tegata.domain.treatment.Treatment;
import tegata.workers.database.Jdbc;

/**
 * 見える行: writes what a patient sees of one claim, or takes it away. The set's key begins with the
 * month.
 */
final class ClaimRowStore {
  private static final String KIND = "CLAIM";

  private static final String FIND =
      "select id, content_sha256 from record_set where person_id = ? and kind = ? and set_key = ?";

  private static final String PUT =
      """
      insert into record_set
        (person_id, kind, set_key, made_at, content_sha256, insurer_name, brought_in_at)
      values (?, ?, ?, ?, ?, (select name from insurer where number = ?), ?)
      on conflict (person_id, kind, set_key) do update
         set made_at = excluded.made_at, content_sha256 = excluded.content_sha256,
             brought_in_at = excluded.brought_in_at
      returning id
      """;

  private static final String EXPENSE =
      """
      insert into expense_notice
        (person_id, set_id, line, month, category, days, institution, total, insurer, public_expense, patient,
         corrected, from_claim)
      values (?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, true)
      """;

  private static final String MEDICATION =
      """
      insert into medication
        (person_id, set_id, line, month, dispensed_on, institution_code, institution, prescriber, setting,
         usage_class, name, ingredient, drug_code_kind, drug_code, dose, usage, quantity, source, corrected)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'CLAIM', ?, ?, ?, ?, ?, ?)
      """;

  private static final String TREATMENT =
      """
      insert into treatment
        (person_id, set_id, line, month, day, institution_code, institution, category, service_group, code, name,
         times, corrected)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private static final String DROP_SET = "delete from record_set where id = ?";

  private static final List<String> DROP_ROWS =
      List.of("expense_notice", "medication", "treatment").stream()
          .map(
              table ->
                  "delete from %s where person_id = ? and month = ? and set_id = ?"
                      .formatted(table))
          .toList();

  private record Stored(long id, byte[] hash) {}

  /** Whose rows and of which claim. */
  record Place(UUID person, ClaimKey claim, String facility, Optional<String> insurer) {
    String setKey() {
      return claim.month() + "|" + claim.hex();
    }
  }

  /** Puts the rows in the place of what was shown of the claim; false when that said the same. */
  boolean put(
      Jdbc tx,
      Place place,
      ClaimRows rows,
      YearMonth processed,
      Optional<YearMonth> corrected,
      Instant now)
      throws SQLException {
    byte[] hash = HexFormat.of().parseHex(rows.hash(corrected));
    Optional<Stored> there = find(tx, place.person(), place.setKey());
    if (there.filter(stored -> Arrays.equals(stored.hash(), hash)).isPresent()) {
      return false;
    }
    if (there.isPresent()) {
      dropRows(tx, place.person(), place.claim().month(), there.get().id());
    }
    long set =
        tx.first(
                PUT,
                row -> row.getLong("id"),
                place.person(),
                KIND,
                place.setKey(),
                processed.atDay(1).atStartOfDay(java.time.ZoneOffset.UTC).toInstant(),
                hash,
                place.insurer(),
                now)
            .orElseThrow();
    insert(tx, place, set, rows, corrected.map(month -> month.atDay(1)));
    return true;
  }

  /** Takes away what was shown of the claim; false when nothing was. */
  boolean remove(Jdbc tx, UUID person, ClaimKey claim) throws SQLException {
    Optional<Stored> there = find(tx, person, claim.month() + "|" + claim.hex());
    if (there.isPresent()) {
      dropRows(tx, person, claim.month(), there.get().id());
      tx.update(DROP_SET, there.get().id());
    }
    return there.isPresent();
  }

  private static Optional<Stored> find(Jdbc tx, UUID person, String setKey) throws SQLException {
    return tx.first(
        FIND,
        row -> new Stored(row.getLong("id"), row.getBytes("content_sha256")),
        person,
        KIND,
        setKey);
  }

  private static void dropRows(Jdbc tx, UUID person, YearMonth month, long set)
      throws SQLException {
    for (String drop : DROP_ROWS) {
      tx.update(drop, person, month.atDay(1), set);
    }
  }

  /** Everything under the month of the claim, wherever a day in it may lie. */
  private static void insert(
      Jdbc tx, Place place, long set, ClaimRows rows, Optional<LocalDate> corrected)
      throws SQLException {
    LocalDate month = place.claim().month().atDay(1);
    ExpenseNotice e = rows.expense();
    tx.update(
        EXPENSE,
        place.person(),
        set,
        month,
        e.category(),
        e.days(),
        e.institution(),
        e.total(),
        e.insurer(),
        e.publicExpense(),
        e.patient(),
        corrected);
    List<Object[]> medicines = new ArrayList<>();
    for (Medicine m : rows.medicines()) {
      medicines.add(
          new Object[] {
            place.person(), set, medicines.size() + 1, month, m.dispensedOn(), place.facility(),
            m.institution(), m.prescriber(), m.setting(), m.usageClass(), m.name(), m.ingredient(),
            m.drugCode(), m.dose(), m.usage(), m.quantity(), m.source(), corrected
          });
    }
    List<Object[]> treatments = new ArrayList<>();
    for (Treatment t : rows.treatments()) {
      treatments.add(
          new Object[] {
            place.person(),
            set,
            treatments.size() + 1,
            month,
            t.day(),
            place.facility(),
            t.institution(),
            t.category(),
            t.group(),
            t.code(),
            t.name(),
            t.times(),
            corrected
          });
    }
    if (!medicines.isEmpty()) {
      tx.batch(MEDICATION, medicines);
    }
    if (!treatments.isEmpty()) {
      tx.batch(TREATMENT, treatments);
    }
  }
}
