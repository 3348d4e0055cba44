package tegata.portal.medication;

import java.util.List;
import tegata.contract.MedicationApi.Medicines;
import tegata.domain.medication.Medicine;
import tegata.formats.csv.CsvTable;
import tegata.portal.page.Words;

/** The rows of several answers, and the same as CSV. */
public final class MedicationTable {
  private MedicationTable() {}

  /** All rows, in order. */
  public static List<Medicine> rows(List<Medicines> answers) {
    return answers.stream().flatMap(answer -> answer.rows().stream()).toList();
  }

  /** The rows, UTF-8 with BOM. */
  public static byte[] csv(List<Medicines> answers, Words words) {
    CsvTable table = new CsvTable(List.of(words.text("medication.csv.heading").split(",")));
    for (Medicine medicine : rows(answers)) {
      table.row(
          List.of(
              medicine.dispensedOn().toString(),
              medicine.institution(),
              medicine.prescriber().orElse(""),
              medicine.setting().orElse(""),
              medicine.usageClass().orElse(""),
              medicine.name(),
              medicine.ingredient().orElse(""),
              medicine.drugCode().orElse(""),
              medicine.usage().orElse(""),
              medicine.dose().orElse(""),
              medicine.quantity().orElse(""),
              words.of(medicine.source()),
              medicine.corrected().map(Object::toString).orElse("")));
    }
    return table.toBytes();
  }
}
