package tegata.portal.checkup;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import tegata.domain.checkup.CheckupItem;
import tegata.portal.page.Words;

/**
 * A result as people read it: UCUM units in common spelling, and where it lies to its reference.
 */
record Measured(CheckupItem item) {

  /** Where a value lies to the reference limits that the laboratory recorded. */
  enum Position {
    BELOW,
    ABOVE,
    /** Inside, or there is nothing to compare with. */
    UNREMARKABLE
  }

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

  static Measured of(CheckupItem item) {
    return new Measured(item);
  }

  /** Value with its unit, or what a code means. */
  String text() {
    String value = item.display().orElse(item.value());
    return withUnit(value);
  }

  /** 「120〜139 mmHg」「150 mg/dL 以下」; empty text where the laboratory gave no limit. */
  String reference(Words words) {
    if (item.low().isEmpty() && item.high().isEmpty()) {
      return "";
    }
    if (item.high().isEmpty()) {
      return words.text("checkup.reference.from", withUnit(item.low().get()));
    }
    if (item.low().isEmpty()) {
      return words.text("checkup.reference.to", withUnit(item.high().get()));
    }
    return words.text("checkup.reference.between", item.low().get(), withUnit(item.high().get()));
  }

  Position position() {
    Optional<BigDecimal> value = number(Optional.of(item.value()));
    if (item.type() != CheckupItem.Type.PQ || value.isEmpty()) {
      return Position.UNREMARKABLE;
    }
    if (number(item.low()).filter(low -> value.get().compareTo(low) < 0).isPresent()) {
      return Position.BELOW;
    }
    boolean above = number(item.high()).filter(high -> value.get().compareTo(high) > 0).isPresent();
    return above ? Position.ABOVE : Position.UNREMARKABLE;
  }

  private String withUnit(String value) {
    return item.unit().map(unit -> value + " " + UNITS.getOrDefault(unit, unit)).orElse(value);
  }

  private static Optional<BigDecimal> number(Optional<String> text) {
    try {
      return text.map(BigDecimal::new);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
