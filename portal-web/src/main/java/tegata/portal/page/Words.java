package tegata.portal.page;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.chrono.JapaneseDate;
import java.time.temporal.ChronoField;
import java.util.Locale;

/** The words of a page as Java code asks for them: texts, names of codes, dates, months and yen. */
public final class Words {

  /** Where every date and time of the portal lies. */
  public static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

  private final Language language;
  private final Messages messages;
  private final boolean plain;

  /** Reads the words of a language; call it where blocking is allowed. */
  public Words(Language language) {
    this(language, new Messages(language), false);
  }

  private Words(Language language, Messages messages, boolean plain) {
    this.language = language;
    this.messages = messages;
    this.plain = plain;
  }

  /** The same words without ふりがな, for files and for whatever else is no page. */
  public Words plain() {
    return new Words(language, messages, true);
  }

  /** The language the words are in. */
  public Language language() {
    return language;
  }

  /** The words of a key. */
  public String text(String key, Object... parts) {
    String text = messages.text(key, parts);
    return plain ? Ruby.plain(text) : text;
  }

  /** What a constant is called: {@code word.<type>.<constant>}. */
  public String of(Enum<?> constant) {
    return text(key(constant));
  }

  /** One of several things said about a constant: {@code word.<type>.<constant>.<facet>}. */
  public String of(Enum<?> constant, String facet, Object... parts) {
    return text(key(constant) + "." + facet, parts);
  }

  private static String key(Enum<?> constant) {
    return "word." + constant.getDeclaringClass().getSimpleName() + "." + constant.name();
  }

  /** 2026年11月22日. */
  public String day(LocalDate day) {
    return text(
        "format.day", Integer.toString(day.getYear()), day.getMonthValue(), day.getDayOfMonth());
  }

  /** 1980年1月10日（昭和55年）, as birth dates are known. */
  public String birthdate(LocalDate day) {
    JapaneseDate date = JapaneseDate.from(day);
    return text(
        "format.birthdate",
        day(day),
        date.getEra().getValue(),
        Integer.toString(date.get(ChronoField.YEAR_OF_ERA)));
  }

  /** 2026年11月. */
  public String month(YearMonth month) {
    return text("format.month", Integer.toString(month.getYear()), month.getMonthValue());
  }

  /** A month as a form holds it, which {@link DateText} reads again. */
  public String typed(YearMonth month) {
    return Ruby.plain(
        text("format.month.typed", Integer.toString(month.getYear()), month.getMonthValue()));
  }

  /** A day as a form holds it, which {@link DateText} reads again. */
  public String typed(LocalDate day) {
    return Ruby.plain(
        text(
            "format.day.typed",
            Integer.toString(day.getYear()),
            day.getMonthValue(),
            day.getDayOfMonth()));
  }

  /** 2026年11月22日 9時05分, Japanese time. */
  public String moment(Instant instant) {
    ZonedDateTime at = instant.atZone(JAPAN);
    return text(
        "format.moment", day(at.toLocalDate()), at.getHour(), "%02d".formatted(at.getMinute()));
  }

  /** 1,234円. */
  public String yen(long yen) {
    return text("format.yen", String.format(Locale.ROOT, "%,d", yen));
  }
}
