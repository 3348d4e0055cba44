package tegata.domain.checkup;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tegata.domain.person.Sex;

/** Fictitious checkups (架空), from short lines such as {@code "waist 85.0, tg 150, smoke 1"}. */
final class Checkups {
  static final LocalDate DAY = LocalDate.of(2026, 6, 3);

  private static final Map<String, String> NUMBERS =
      Map.ofEntries(
          Map.entry("fat", "9N021000000000001 cm2"),
          Map.entry("waist", "9N016160100000001 cm"),
          Map.entry("stated", "9N016160300000001 cm"),
          Map.entry("bmi", "9N011000000000001 kg/m2"),
          Map.entry("sbp", "9A751000000000001 mm[Hg]"),
          Map.entry("sbp2", "9A752000000000001 mm[Hg]"),
          Map.entry("dbp", "9A761000000000001 mm[Hg]"),
          Map.entry("tg", "3F015000002327101 mg/dL"),
          Map.entry("casual", "3F015129902327101 mg/dL"),
          Map.entry("hdl", "3F070000002327101 mg/dL"),
          Map.entry("fpg", "3D010000001926101 mg/dL"),
          Map.entry("glucose", "3D010129901926101 mg/dL"),
          Map.entry("a1c", "3D046000001906202 %"));

  private static final Map<String, String> CODES =
      Map.of(
          "med1", "9N701000000000011",
          "med2", "9N706000000000011",
          "med3", "9N711000000000011",
          "again1", "9N702167200000049",
          "smoke", "9N736000000000011",
          "metabolic", "9N501000000000011",
          "level", "9N506000000000011");

  private Checkups() {}

  static Checkup of(String line) {
    return on(DAY, line);
  }

  static Checkup on(LocalDate day, String line) {
    List<CheckupItem> items = new ArrayList<>();
    for (String part : line.split(", *")) {
      if (!part.isBlank()) {
        items.add(item(part.split(" ")));
      }
    }
    return new Checkup(day, "架空健診センター", items);
  }

  static Examinee examinee(Sex sex, int ageOnTheDay) {
    return new Examinee(sex, DAY.minusYears(ageOnTheDay).minusMonths(1));
  }

  static CheckupItem measured(String code, String value, String unit) {
    return new CheckupItem(
        code,
        "項目",
        CheckupItem.Type.PQ,
        value,
        Optional.of(unit),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static CheckupItem item(String[] nameAndValue) {
    String name = nameAndValue[0];
    if (NUMBERS.containsKey(name)) {
      String[] codeAndUnit = NUMBERS.get(name).split(" ");
      return measured(codeAndUnit[0], nameAndValue[1], codeAndUnit[1]);
    }
    return new CheckupItem(
        CODES.get(name),
        "項目",
        CheckupItem.Type.CD,
        nameAndValue[1],
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
