package tegata.formats.claim;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Pattern;

/** レセプトの日付. YYYYMMDD and YYYYMM since 令和2年, GYYMMDD and GYYMM before: the length decides. */
public final class ClaimDate {
  private static final Pattern DIGITS = Pattern.compile("[0-9]{5,8}");

  /** Year before the first of 明治, 大正, 昭和, 平成, 令和. */
  private static final int[] BEFORE_ERA = {1867, 1911, 1925, 1988, 2018};

  private ClaimDate() {}

  /** A day, 7 or 8 digits; empty when it is none. */
  public static Optional<LocalDate> day(String text) {
    return text.length() < 7 ? Optional.empty() : parse(text);
  }

  /** A month, 5 or 6 digits; empty when it is none. */
  public static Optional<YearMonth> month(String text) {
    return text.length() > 6 ? Optional.empty() : parse(text + "01").map(YearMonth::from);
  }

  private static Optional<LocalDate> parse(String text) {
    if (!DIGITS.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return day8(text.length() == 7 ? western(text) : text);
    } catch (DateTimeException | ArrayIndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  private static Optional<LocalDate> day8(String text) {
    return text.length() == 8
        ? Optional.of(
            LocalDate.of(number(text, 0, 4), number(text, 4, 6), number(text, 6, text.length())))
        : Optional.empty();
  }

  private static int number(String text, int from, int to) {
    return Integer.parseInt(text, from, to, 10);
  }

  private static String western(String text) {
    int year = BEFORE_ERA[text.charAt(0) - '1'] + Integer.parseInt(text.substring(1, 3));
    return year + text.substring(3);
  }
}
