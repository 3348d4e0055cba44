package tegata.formats.jahis;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.chrono.JapaneseDate;
import java.time.chrono.JapaneseEra;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** 日付: YYYYMMDD, or GYYMMDD with the initial of the era. */
final class JahisDate {
  private static final DateTimeFormatter WESTERN =
      DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);
  private static final Pattern JAPANESE = Pattern.compile("[MTSHR]\\d{6}");
  private static final Map<Character, JapaneseEra> ERAS =
      Map.of(
          'M', JapaneseEra.MEIJI,
          'T', JapaneseEra.TAISHO,
          'S', JapaneseEra.SHOWA,
          'H', JapaneseEra.HEISEI,
          'R', JapaneseEra.REIWA);

  private JahisDate() {}

  static Optional<LocalDate> parse(String text) {
    try {
      return Optional.of(
          JAPANESE.matcher(text).matches() ? japanese(text) : LocalDate.parse(text, WESTERN));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  static String write(LocalDate date) {
    return WESTERN.format(date);
  }

  private static LocalDate japanese(String text) {
    return LocalDate.from(
        JapaneseDate.of(
            ERAS.get(text.charAt(0)),
            Integer.parseInt(text.substring(1, 3)),
            Integer.parseInt(text.substring(3, 5)),
            Integer.parseInt(text.substring(5, 7))));
  }
}
