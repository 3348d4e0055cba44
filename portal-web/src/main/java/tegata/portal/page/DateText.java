package tegata.portal.page;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.chrono.JapaneseChronology;
import java.time.chrono.JapaneseEra;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates as people type them: 2025-01, 2025/1, 2025年1月, 令和7年1月, R7.1, in full width as well. */
public final class DateText {
  private static final Map<String, JapaneseEra> ERAS =
      Map.of(
          "令和",
          JapaneseEra.REIWA,
          "R",
          JapaneseEra.REIWA,
          "平成",
          JapaneseEra.HEISEI,
          "H",
          JapaneseEra.HEISEI,
          "昭和",
          JapaneseEra.SHOWA,
          "S",
          JapaneseEra.SHOWA);
  private static final Pattern SHAPE =
      Pattern.compile(
          "(?<era>令和|平成|昭和|[RHS])?(?<year>元|\\d{1,4})[-/.年]"
              + "(?<month>\\d{1,2})(?:月?|(?:月|[-/.])(?<day>\\d{1,2})日?)");

  private DateText() {}

  /** The month that a text means; a day in it is passed over. */
  public static Optional<YearMonth> month(String text) {
    return matched(text).flatMap(DateText::monthOf);
  }

  /** The day that a text means. */
  public static Optional<LocalDate> day(String text) {
    return matched(text)
        .filter(m -> m.group("day") != null)
        .flatMap(m -> monthOf(m).flatMap(month -> dayOf(month, m.group("day"))));
  }

  private static Optional<Matcher> matched(String text) {
    String folded = Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("\\s", "");
    return Optional.of(SHAPE.matcher(folded)).filter(Matcher::matches);
  }

  private static Optional<YearMonth> monthOf(Matcher m) {
    String year = m.group("year");
    JapaneseEra era = m.group("era") == null ? null : ERAS.get(m.group("era"));
    if (era == null && !year.matches("\\d{4}")) {
      return Optional.empty();
    }
    int number = year.equals("元") ? 1 : Integer.parseInt(year);
    try {
      int christian = era == null ? number : JapaneseChronology.INSTANCE.prolepticYear(era, number);
      return Optional.of(YearMonth.of(christian, Integer.parseInt(m.group("month"))));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<LocalDate> dayOf(YearMonth month, String day) {
    int number = Integer.parseInt(day);
    return month.isValidDay(number) ? Optional.of(month.atDay(number)) : Optional.empty();
  }
}
