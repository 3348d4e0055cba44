package tegata.formats.myna;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tegata.formats.JapaneseText;

/**
 * How the file writes dates, months and yen. Reading accepts full-width digits and padded months.
 */
final class Values {
  private static final Pattern DATE = Pattern.compile("(\\d{4})年(\\d{1,2})月(\\d{1,2})日");
  private static final Pattern MONTH = Pattern.compile("(\\d{4})年(\\d{1,2})月");
  private static final Pattern RANGE =
      Pattern.compile("(.[^~\u301C\uFF5E-]*+)[~\u301C\uFF5E-](.+)");
  private static final Pattern YEN = Pattern.compile("-?\\d{1,12}");

  private Values() {}

  static Optional<LocalDate> date(String text) {
    Matcher m = DATE.matcher(JapaneseText.folded(text));
    return m.matches()
        ? valid(() -> LocalDate.of(number(m.group(1)), number(m.group(2)), number(m.group(3))))
        : Optional.empty();
  }

  static Optional<YearMonth> month(String text) {
    Matcher m = MONTH.matcher(JapaneseText.folded(text));
    return m.matches()
        ? valid(() -> YearMonth.of(number(m.group(1)), number(m.group(2))))
        : Optional.empty();
  }

  static Optional<MonthRange> range(String text) {
    Matcher m = RANGE.matcher(JapaneseText.folded(text));
    return m.matches()
        ? month(m.group(1))
            .flatMap(
                from ->
                    month(m.group(2))
                        .filter(to -> !to.isBefore(from))
                        .map(to -> new MonthRange(from, to)))
        : Optional.empty();
  }

  static Optional<Long> yen(String text) {
    String digits = JapaneseText.folded(text).replaceAll("[,\\s¥円]", "");
    return YEN.matcher(digits).matches() ? Optional.of(Long.parseLong(digits)) : Optional.empty();
  }

  static String write(MonthRange range) {
    return write(range.from()) + "～" + write(range.to());
  }

  static String write(YearMonth month) {
    return month.getYear() + "年" + month.getMonthValue() + "月";
  }

  static String write(LocalDate date) {
    return write(YearMonth.from(date)) + date.getDayOfMonth() + "日";
  }

  static String writePadded(LocalDate date) {
    return String.format(
        Locale.ROOT, "%04d年%02d月%02d日", date.getYear(), date.getMonthValue(), date.getDayOfMonth());
  }

  static String write(long yen) {
    return String.format(Locale.ROOT, "%,d", yen);
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }

  private static <T> Optional<T> valid(Supplier<T> date) {
    try {
      return Optional.of(date.get());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
