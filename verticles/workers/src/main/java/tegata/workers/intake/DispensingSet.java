package tegata.workers.intake;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tegata.domain.medication.Medicine;
import tegata.formats.jahis.Dispensing;
import tegata.formats.jahis.Drug;
import tegata.formats.jahis.Institution;
import tegata.formats.jahis.Rp;
import tegata.workers.database.Jdbc;

/** お薬手帳の調剤: what one institution dispensed on one day for one prescriber. */
record DispensingSet(String key, List<Dispensing> dispensings, Instant madeAt)
    implements RecordSet {

  private static final String INSERT =
      """
      insert into medication
        (person_id, set_id, line, month, dispensed_on, institution_code, institution, prescriber, usage_class,
         name, ingredient, drug_code_kind, drug_code, dose, usage, quantity, source)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private static final String DELETE =
      "delete from medication where person_id = ? and month = ? and set_id = ?";

  /** 剤形コード of record 301 in words. */
  private static final Map<String, String> FORMS =
      Map.of(
          "1", "内服", "2", "内滴", "3", "屯服", "4", "注射", "5", "外用", "6", "浸煎", "7", "湯", "9", "材料",
          "10", "その他");

  /** Two dispensings of a day are one set only if dispenser and prescriber are the same. */
  static String keyOf(Dispensing dispensing) {
    return "%s|%s|%s"
        .formatted(
            dispensing.date(), word(dispensing.institution()), word(dispensing.prescriber()));
  }

  @Override
  public RecordKind kind() {
    return RecordKind.MEDICATION;
  }

  @Override
  public LocalDate day() {
    return dispensings.get(0).date();
  }

  @Override
  public String place() {
    return "調剤年月日 " + day();
  }

  @Override
  public int rows() {
    return values().size();
  }

  @Override
  public byte[] contentHash() {
    return ContentHash.ofRows(values());
  }

  @Override
  public void insert(Jdbc tx, UUID person, long set) throws SQLException {
    List<Object[]> rows = new ArrayList<>();
    for (Object[] says : values()) {
      rows.add(Values.row(person, set, rows.size() + 1, says));
    }
    tx.batch(INSERT, rows);
  }

  @Override
  public void delete(Jdbc tx, UUID person, long set) throws SQLException {
    tx.update(DELETE, person, day().withDayOfMonth(1), set);
  }

  private List<Object[]> values() {
    List<Object[]> rows = new ArrayList<>();
    for (Dispensing dispensing : dispensings) {
      for (Rp rp : dispensing.rps()) {
        rp.drugs().forEach(drug -> rows.add(values(dispensing, rp, drug)));
      }
    }
    return rows;
  }

  private static Object[] values(Dispensing dispensing, Rp rp, Drug drug) {
    boolean coded = drug.codeKind() != Drug.CodeKind.NONE;
    return new Object[] {
      dispensing.date().withDayOfMonth(1),
      dispensing.date(),
      dispensing.institution().map(Institution::tenDigitCode).flatMap(Values::present),
      dispensing.institution().map(Institution::name).orElse(""),
      dispensing.prescriber().map(Institution::name).flatMap(Values::present),
      Optional.ofNullable(FORMS.get(rp.usage().form())),
      drug.name(),
      Values.present(drug.genericName()),
      coded ? Optional.of(drug.codeKind().name()) : Optional.empty(),
      Values.present(drug.code()),
      Values.present(drug.dose() + drug.unit()),
      Values.present(rp.usage().name()),
      Values.present(rp.usage().quantity() + rp.usage().unit()),
      Medicine.Source.NOTEBOOK.name()
    };
  }

  private static String word(Optional<Institution> institution) {
    return institution
        .map(i -> i.tenDigitCode().isEmpty() ? NameFold.fold(i.name()) : i.tenDigitCode())
        .orElse("");
  }
}
