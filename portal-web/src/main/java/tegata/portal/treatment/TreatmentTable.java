package tegata.portal.treatment;

import java.util.List;
import tegata.contract.TreatmentApi.Treatments;
import tegata.domain.treatment.Treatment;
import tegata.formats.csv.CsvTable;
import tegata.portal.page.Words;

/** The rows of several answers, and the same as CSV. */
public final class TreatmentTable {
  private TreatmentTable() {}

  static List<Treatment> rows(List<Treatments> answers) {
    return answers.stream().flatMap(answer -> answer.rows().stream()).toList();
  }

  /** The rows, UTF-8 with BOM. */
  public static byte[] csv(List<Treatments> answers, Words words) {
    CsvTable table = new CsvTable(List.of(words.text("treatment.csv.heading").split(",")));
    for (Treatment treatment : rows(answers)) {
      table.row(
          List.of(
              treatment.day().toString(),
              treatment.institution(),
              treatment.category(),
              treatment.group(),
              treatment.name(),
              treatment.code(),
              Integer.toString(treatment.times()),
              treatment.corrected().map(Object::toString).orElse("")));
    }
    return table.toBytes();
  }
}
