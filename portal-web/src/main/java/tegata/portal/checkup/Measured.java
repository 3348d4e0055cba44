package tegata.portal.checkup;

import java.math.BigDecimal;
import java.util.Optional;
import tegata.domain.checkup.CheckupItem;
import tegata.domain.checkup.Examinee;
import tegata.domain.checkup.Guideline;
import tegata.domain.checkup.Qualitative;
import tegata.domain.checkup.Reading;
import tegata.portal.page.Words;

/** Where a value lies: to the public 目安, and to the reference range of the laboratory. */
record Measured(CheckupItem item, Examinee examinee, Words words) {

  /** Where a value lies to the reference limits that the laboratory recorded. */
  enum Position {
    BELOW,
    ABOVE,
    /** Inside, or there is nothing to compare with. */
    UNREMARKABLE
  }

  /** What is said of a value; {@code attention} where it lies outside. */
  record Mark(String text, boolean attention) {}

  /** 「130 mmHg 未満」; empty text where there is no 目安. */
  String guideline() {
    return comparable()
        .map(reading -> limit(guidelineOf(reading).orElseThrow(), item.unit(), words))
        .or(this::guidelineOfUrine)
        .orElse("");
  }

  /** The side of a 目安 that is fine, in words. */
  static String limit(Guideline guideline, Optional<String> unit, Words words) {
    String limit = ItemText.withUnit(guideline.guidance().toPlainString(), unit);
    return switch (guideline.side()) {
      case AT_LEAST -> words.text("checkup.guideline.under", limit);
      case BELOW -> words.text("checkup.reference.from", limit);
      case AT_MOST -> words.text("checkup.guideline.over", limit);
    };
  }

  /** 「120〜139 mmHg」「150 mg/dL 以下」; empty text where the laboratory gave no limit. */
  String laboratory() {
    if (item.low().isEmpty() && item.high().isEmpty()) {
      return "";
    }
    if (item.high().isEmpty()) {
      return words.text("checkup.reference.from", ItemText.withUnit(item.low().get(), item.unit()));
    }
    String high = ItemText.withUnit(item.high().get(), item.unit());
    return item.low().isEmpty()
        ? words.text("checkup.reference.to", high)
        : words.text("checkup.reference.between", item.low().get(), high);
  }

  /**
   * By the 目安 where there is one, else by what was seen, else by the laboratory's range; empty text
   * where there is none.
   */
  Mark mark() {
    return comparable()
        .map(reading -> mark(guidelineOf(reading).orElseThrow(), reading.value(), words))
        .or(() -> seen().map(seen -> new Mark(words.of(seen), seen.needsAttention())))
        .orElseGet(() -> new Mark(words.of(position()), position() != Position.UNREMARKABLE));
  }

  /** Whether there is anything to compare it with: of what is not, nothing reassuring is said. */
  boolean isCompared() {
    boolean ranged =
        item.type() == CheckupItem.Type.PQ
            && number(Optional.of(item.value())).isPresent()
            && (number(item.low()).isPresent() || number(item.high()).isPresent());
    return comparable().isPresent() || seen().isPresent() || ranged;
  }

  /** What is said of a value with a 目安. */
  static Mark mark(Guideline guideline, BigDecimal value, Words words) {
    Guideline.Zone zone = guideline.zone(value);
    return new Mark(
        words.of(zone, guideline.isUpper() ? "above" : "below"), zone != Guideline.Zone.WITHIN);
  }

  private Optional<Qualitative> seen() {
    return Qualitative.of(item);
  }

  private Optional<String> guidelineOfUrine() {
    return seen()
        .filter(Qualitative::isOfUrine)
        .map(seen -> words.text("checkup.guideline.negative"));
  }

  private Optional<Reading> comparable() {
    return Reading.of(item).filter(reading -> guidelineOf(reading).isPresent());
  }

  private Optional<Guideline> guidelineOf(Reading reading) {
    return Guideline.of(reading.measure(), examinee.sex());
  }

  private Position position() {
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

  private static Optional<BigDecimal> number(Optional<String> text) {
    try {
      return text.map(BigDecimal::new);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
