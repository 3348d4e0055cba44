package tegata.formats.jahis;

import java.util.ArrayList;
import java.util.List;
import tegata.formats.Findings;
import tegata.formats.csv.CsvLine;

/** Records 3 and 31: an ingredient names its drug by レコード通番. */
final class OverTheCounterRecords {
  private final Findings findings;
  private final List<OverTheCounter> drugs = new ArrayList<>();

  OverTheCounterRecords(Findings findings) {
    this.findings = findings;
  }

  void drug(CsvLine line) {
    drugs.add(
        new OverTheCounter(
            line.field(1),
            JahisDate.parse(line.field(2)),
            JahisDate.parse(line.field(3)),
            line.field(4),
            line.field(5),
            line.field(6),
            List.of()));
  }

  void ingredient(CsvLine line) {
    for (int i = 0; i < drugs.size(); i++) {
      if (drugs.get(i).sequence().equals(line.field(1))) {
        drugs.set(i, with(drugs.get(i), line));
        return;
      }
    }
    findings.warn(line.place("レコード通番"), "unmatched-record", "対応する一般用医薬品（レコード3）がありません。");
  }

  List<OverTheCounter> list() {
    return drugs;
  }

  private static OverTheCounter with(OverTheCounter drug, CsvLine line) {
    List<OverTheCounter.Ingredient> ingredients = new ArrayList<>(drug.ingredients());
    ingredients.add(
        new OverTheCounter.Ingredient(line.field(2), line.field(3), line.field(4), line.field(5)));
    return new OverTheCounter(
        drug.name(),
        drug.from(),
        drug.to(),
        drug.author(),
        drug.sequence(),
        drug.jan(),
        ingredients);
  }
}
