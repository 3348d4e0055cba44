package tegata.portal.page;

import io.vertx.core.MultiMap;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * 期間の指定: what a person typed, kept as typed, with what it means or what is wrong with it.
 *
 * @param from as typed, or what stands for nothing typed
 * @param to as typed, or what stands for nothing typed
 * @param period what both mean, empty where there are errors
 */
public record PeriodForm<T extends Comparable<? super T>>(
    String from, String to, Optional<Period<T>> period, List<FieldError> errors) {

  /** Reads {@code from} and {@code to} as months; nothing typed stands for all of {@code whole}. */
  public static PeriodForm<YearMonth> ofMonths(
      MultiMap query, Period<YearMonth> whole, Words words) {
    return read(query, whole, DateText::month, words.text("period.month.wrong"), words);
  }

  /** Reads {@code from} and {@code to} as days; nothing typed stands for all of {@code whole}. */
  public static PeriodForm<LocalDate> ofDays(MultiMap query, Period<LocalDate> whole, Words words) {
    return read(query, whole, DateText::day, words.text("period.day.wrong"), words);
  }

  private static <T extends Comparable<? super T>> PeriodForm<T> read(
      MultiMap query,
      Period<T> whole,
      Function<String, Optional<T>> parse,
      String wrong,
      Words words) {
    String from = typed(query, "from");
    String to = typed(query, "to");
    Optional<T> first = from.isEmpty() ? Optional.of(whole.from()) : parse.apply(from);
    Optional<T> last = to.isEmpty() ? Optional.of(whole.to()) : parse.apply(to);
    List<FieldError> errors = new ArrayList<>();
    if (first.isEmpty()) {
      errors.add(new FieldError("from", wrong));
    }
    if (last.isEmpty()) {
      errors.add(new FieldError("to", wrong));
    }
    if (errors.isEmpty() && first.get().compareTo(last.get()) > 0) {
      errors.add(new FieldError("from", words.text("period.reversed")));
    }
    Optional<Period<T>> period =
        errors.isEmpty() ? Optional.of(new Period<>(first.get(), last.get())) : Optional.empty();
    return new PeriodForm<>(from, to, period, List.copyOf(errors));
  }

  /** The same form, refused for a reason that only the answer could tell. */
  public PeriodForm<T> refused(FieldError error) {
    return new PeriodForm<>(from, to, Optional.empty(), List.of(error));
  }

  /** The same form, with the period written out where nothing was typed. */
  public PeriodForm<T> filled(String wholeFrom, String wholeTo) {
    return new PeriodForm<>(
        from.isEmpty() ? wholeFrom : from, to.isEmpty() ? wholeTo : to, period, errors);
  }

  /** Whether there is something to mend. */
  public boolean hasErrors() {
    return !errors.isEmpty();
  }

  /** What is wrong with one field; empty text where nothing is. */
  public String errorOf(String field) {
    return FieldError.of(errors, field);
  }

  private static String typed(MultiMap query, String name) {
    String text = query.get(name);
    return text == null ? "" : text.strip();
  }
}
