package tegata.portal.page;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.chrono.JapaneseDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The words of a page as Java code asks for them: texts, names of codes, dates, months and yen. */
public final class Words {

  /** Where every date and time of the portal lies. */
  public static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

  private static final DateTimeFormatter ERA_YEAR = DateTimeFormatter.ofPattern("Gy", Locale.JAPAN);

  private final Messages messages;

  public Words(Messages messages) {
    this.messages = messages;
  }

  /** The words of a key. */
  public String text(String key, Object... parts) {
    return messages.text(key, parts);
  }

  /** What a constant is called: {@code word.<type>.<constant>}. */
  public String of(Enum<?> constant) {
    return messages.text(key(constant));
  }

  /** One of several things said about a constant: {@code word.<type>.<constant>.<facet>}. */
  public String of(Enum<?> constant, String facet, Object... parts) {
    return messages.text(key(constant) + "." + facet, parts);
  }

  private static String key(Enum<?> constant) {
    return "word." + constant.getDeclaringClass().getSimpleName() + "." + constant.name();
  }

  /** 2026年11月22日. */
  public String day(LocalDate day) {
    return messages.text(
        "format.day",
        Integer.toString(day.getYear()),
        Integer.toString(day.getMonthValue()),
        Integer.toString(day.getDayOfMonth()));
  }

  /** 1980年1月10日（昭和55年）, as birth dates are known. */
  public String birthdate(LocalDate day) {
    return messages.text("format.birthdate", day(day), ERA_YEAR.format(JapaneseDate.from(day)));
  }

  /** 2026年11月. */
  public String month(YearMonth month) {
    return messages.text(
        "format.month", Integer.toString(month.getYear()), Integer.toString(month.getMonthValue()));
  }

  /** 2026年11月22日 9時05分, Japanese time. */
  public String moment(Instant instant) {
    ZonedDateTime at = instant.atZone(JAPAN);
    return messages.text(
        "format.moment", day(at.toLocalDate()), at.getHour(), "%02d".formatted(at.getMinute()));
  }

  /** 1,234円. */
  public String yen(long yen) {
    return messages.text("format.yen", String.format(Locale.ROOT, "%,d", yen));
  }
}
