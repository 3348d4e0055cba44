package tegata.portal.checkup;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tegata.domain.checkup.Checkup;
import tegata.domain.checkup.CheckupItem;
import tegata.domain.checkup.Measure;
import tegata.domain.checkup.Qualitative;
import tegata.portal.page.Words;

/** Names, values and units of the items of one checkup, as people read them. */
record ItemText(Checkup checkup, Words words) {
  private static final List<String> PLUS = List.of("－", "±", "＋", "＋＋", "＋＋＋");

  /** UCUM as recorded, and how it is written on paper. */
  private static final Map<String, String> UNITS =
      Map.of(
          "mm[Hg]", "mmHg",
          "kg/m2", "kg/m²",
          "cm2", "cm²",
          "10*4/uL", "万/µL",
          "10*4/mm3", "万/mm³",
          "/uL", "/µL",
          "mL/min/{1.73_m2}", "mL/分/1.73m²",
          "{score}", "点");

  /** What the item is called: in our words where it is known, else as recorded. */
  String name(CheckupItem item) {
    Optional<Measure> measure =
        Measure.of(item).filter(m -> m.in(checkup).filter(item::equals).isPresent());
    return measure
        .map(words::of)
        .or(() -> Question.of(item).map(words::of))
        .orElseGet(() -> item.name().isBlank() ? item.code() : item.name());
  }

  /** Value with its unit, or what a code means. */
  String value(CheckupItem item) {
    return answer(item, checkup.examinedOn())
        .or(item::display)
        .or(() -> urine(item))
        .orElseGet(() -> withUnit(item.value(), item.unit()));
  }

  private Optional<String> answer(CheckupItem item, LocalDate day) {
    return Question.of(item).flatMap(question -> question.answer(item, day)).map(words::of);
  }

  private static Optional<String> urine(CheckupItem item) {
    return Qualitative.of(item)
        .filter(Qualitative::isOfUrine)
        .map(seen -> PLUS.get(Integer.parseInt(item.value()) - 1));
  }

  static String withUnit(String value, Optional<String> unit) {
    return unit.map(u -> value + " " + UNITS.getOrDefault(u, u)).orElse(value);
  }
}
