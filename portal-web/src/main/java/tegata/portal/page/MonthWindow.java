package tegata.portal.page;

import io.vertx.core.MultiMap;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/**
 * The months a page may show. Where the window begins the worker decides and says with its answer;
 * a page asks for everything and cuts nothing itself.
 */
public final class MonthWindow {

  /** Older than anything that is kept. */
  private static final YearMonth EVER = YearMonth.of(2000, 1);

  private final Clock clock;
  private final Words words;

  public MonthWindow(Clock clock, Words words) {
    this.clock = clock;
    this.words = words;
  }

  /** Reads the months asked for; nothing typed stands for the whole window. */
  public PeriodForm<YearMonth> read(MultiMap query) {
    PeriodForm<YearMonth> form = PeriodForm.ofMonths(query, new Period<>(EVER, thisMonth()), words);
    boolean ahead = form.period().filter(p -> p.from().isAfter(thisMonth())).isPresent();
    return ahead
        ? form.refused(new FieldError("from", words.text("period.ahead", words.month(thisMonth()))))
        : form;
  }

  /** The month that is now, in Japan. */
  public YearMonth thisMonth() {
    return YearMonth.from(LocalDate.now(clock.withZone(Words.JAPAN)));
  }

  /** The form as it is shown again, once the worker has told where the window begins. */
  public PeriodForm<YearMonth> shown(PeriodForm<YearMonth> form, YearMonth firstMonth) {
    Period<YearMonth> period = form.period().orElseThrow();
    if (period.endsBefore(firstMonth)) {
      String text = words.text("period.before-window", words.month(firstMonth));
      return form.refused(new FieldError("to", text));
    }
    return form.filled(words.typed(firstMonth), words.typed(period.to()));
  }

  /** A note where the person asked for more than is kept; empty text otherwise. */
  public String note(PeriodForm<YearMonth> form, YearMonth firstMonth) {
    boolean cut =
        !form.from().isEmpty()
            && form.period().filter(p -> p.from().isBefore(firstMonth)).isPresent();
    return cut ? words.text("period.cut", words.month(firstMonth)) : "";
  }

  /** Until which month data has arrived. */
  public String freshness(Optional<YearMonth> arrivedUntil) {
    return arrivedUntil
        .map(month -> words.text("freshness.until", words.month(month)))
        .orElseGet(() -> words.text("freshness.nothing"));
  }
}
