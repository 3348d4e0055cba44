package tegata.domain.checkup;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * 比べられる測定値: a number in the unit of its series.
 *
 * @param value in {@link Measure#unit()}
 */
public record Reading(Measure measure, BigDecimal value) {

  private static final Pattern PLAIN = Pattern.compile("-?\\d{1,9}(?:\\.\\d{1,9})?");

  /** Other spellings of units, as laboratories write them. */
  private static final Map<String, String> SPELLINGS =
      Map.ofEntries(
          Map.entry("mmhg", "mm[Hg]"),
          Map.entry("mm[hg]", "mm[Hg]"),
          Map.entry("mg/dl", "mg/dL"),
          Map.entry("g/dl", "g/dL"),
          Map.entry("iu/l", "U/L"),
          Map.entry("u/l", "U/L"),
          Map.entry("kg/m²", "kg/m2"),
          Map.entry("kg/㎡", "kg/m2"),
          Map.entry("kg/m^2", "kg/m2"),
          Map.entry("cm²", "cm2"),
          Map.entry("㎠", "cm2"),
          Map.entry("ml/min/1.73m2", "mL/min/{1.73_m2}"),
          Map.entry("ml/min/{1.73_m2}", "mL/min/{1.73_m2}"),
          Map.entry("ml/分/1.73m2", "mL/min/{1.73_m2}"),
          Map.entry("ml/min/1.73m²", "mL/min/{1.73_m2}"),
          Map.entry("10*4/ul", "10*4/mm3"),
          Map.entry("万/mm3", "10*4/mm3"),
          Map.entry("万/μl", "10*4/mm3"),
          Map.entry("％", "%"));

  /**
   * The reading of an item; empty where it is no number, or in a unit that is not the series' own.
   */
  public static Optional<Reading> of(CheckupItem item) {
    return Measure.of(item)
        .filter(measure -> item.unit().filter(u -> same(u, measure.unit())).isPresent())
        .flatMap(measure -> number(item.value()).map(value -> new Reading(measure, value)));
  }

  /** The number of the item that counts in a checkup. */
  public static Optional<BigDecimal> in(Checkup checkup, Measure measure) {
    return measure.in(checkup).flatMap(Reading::of).map(Reading::value);
  }

  private static boolean same(String written, String unit) {
    String text = written.strip();
    return text.equals(unit) || unit.equals(SPELLINGS.get(text.toLowerCase(Locale.ROOT)));
  }

  /** Plain decimals only: 1E999999999 is a number, too, and would be written out to a gigabyte. */
  private static Optional<BigDecimal> number(String text) {
    return Optional.of(text.strip())
        .filter(number -> PLAIN.matcher(number).matches())
        .map(BigDecimal::new);
  }
}
