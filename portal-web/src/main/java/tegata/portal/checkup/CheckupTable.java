package tegata.portal.checkup;

import java.util.List;
import tegata.domain.checkup.Checkup;
import tegata.domain.checkup.CheckupItem;
import tegata.domain.checkup.Examinee;
import tegata.formats.csv.CsvTable;
import tegata.portal.page.Words;

/** Checkups as CSV, one row an item. */
public final class CheckupTable {
  private CheckupTable() {}

  /** The rows, UTF-8 with BOM. */
  public static byte[] csv(List<Checkup> checkups, Examinee examinee, Words words) {
    CsvTable table = new CsvTable(List.of(words.text("checkup.csv.heading").split(",")));
    for (Checkup checkup : checkups) {
      ItemText text = new ItemText(checkup, words);
      for (CheckupItem item : checkup.items()) {
        Measured measured = new Measured(item, examinee, words);
        table.row(
            List.of(
                checkup.examinedOn().toString(),
                checkup.institution(),
                words.of(CheckupGroup.of(item.code())),
                item.code(),
                text.name(item),
                item.value(),
                item.unit().orElse(""),
                item.unit().isPresent() ? "" : text.value(item),
                measured.guideline(),
                measured.laboratory(),
                measured.mark().text()));
      }
    }
    return table.toBytes();
  }
}
