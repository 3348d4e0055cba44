package tegata.workers.intake;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tegata.domain.medication.Medicine;
import tegata.workers.database.Jdbc;

/**
 * 一回の調剤: what one institution dispensed on one day for one prescriber.
 *
 * @param drugs at least one
 */
record DispensingSet(RecordKind kind, String key, List<Dispensed> drugs, Instant madeAt)
    implements RecordSet {

  private static final String INSERT =
      """
      insert into medication
        (person_id, set_id, line, month, dispensed_on, institution_code, institution, prescriber, setting,
         usage_class, name, ingredient, drug_code_kind, drug_code, dose, usage, quantity, source)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private static final String DELETE =
      "delete from medication where person_id = ? and month = ? and set_id = ?";

  /**
   * One drug.
   *
   * @param institutionCode 医療機関等コード, 10 digits
   * @param codeKind which code its {@code drugCode} is
   */
  record Dispensed(Optional<String> institutionCode, Optional<String> codeKind, Medicine medicine) {

    private Object[] values() {
      return new Object[] {
        medicine.dispensedOn().withDayOfMonth(1),
        medicine.dispensedOn(),
        institutionCode,
        medicine.institution(),
        medicine.prescriber(),
        medicine.setting(),
        medicine.usageClass(),
        medicine.name(),
        medicine.ingredient(),
        codeKind,
        medicine.drugCode(),
        medicine.dose(),
        medicine.usage(),
        medicine.quantity(),
        medicine.source().name()
      };
    }
  }

  /** Two dispensings of a day are one set only if dispenser and prescriber are the same. */
  static String keyOf(LocalDate day, String institution, String prescriber) {
    return "%s|%s|%s".formatted(day, institution, prescriber);
  }

  @Override
  public LocalDate day() {
    return drugs.get(0).medicine().dispensedOn();
  }

  @Override
  public String place() {
    return "調剤年月日 " + day();
  }

  @Override
  public int rows() {
    return drugs.size();
  }

  @Override
  public byte[] contentHash() {
    return ContentHash.ofRows(drugs.stream().map(Dispensed::values).toList());
  }

  @Override
  public void insert(Jdbc tx, UUID person, long set) throws SQLException {
    List<Object[]> rows = new ArrayList<>();
    for (Dispensed drug : drugs) {
      rows.add(Values.row(person, set, rows.size() + 1, drug.values()));
    }
    tx.batch(INSERT, rows);
  }

  @Override
  public void delete(Jdbc tx, UUID person, long set) throws SQLException {
    tx.update(DELETE, person, day().withDayOfMonth(1), set);
  }
}
