package tegata.portal.page;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * どこまで届いているか. Texts are empty where there is nothing to say.
 *
 * @param freshness until which month data has arrived
 * @param later months that are still to come
 * @param gaps months before the newest one for which nothing arrived
 */
public record Arrival(String freshness, String later, String gaps) {

  /** Nothing was asked. */
  public static final Arrival UNKNOWN = new Arrival("", "", "");

  /** Only until when: what arrived of the other months is not known just now. */
  public static Arrival until(Optional<YearMonth> month, MonthWindow window) {
    return new Arrival(window.freshness(month), "", "");
  }

  private record Months(YearMonth first, YearMonth last) {}

  /**
   * What is to be said of the months shown.
   *
   * @param arrived months for which something arrived
   */
  public static Arrival of(
      Period<YearMonth> shown, Collection<YearMonth> arrived, MonthWindow window, Words words) {
    TreeSet<YearMonth> months = new TreeSet<>(arrived);
    if (months.isEmpty()) {
      return new Arrival(window.freshness(Optional.empty()), "", "");
    }
    YearMonth until = months.last();
    YearMonth now = window.thisMonth();
    YearMonth last = shown.to().isBefore(now) ? shown.to() : now;
    String gaps = listed(shown.from(), earlier(until, last), m -> !months.contains(m), words);
    String later = listed(later(shown.from(), until.plusMonths(1)), last, m -> true, words);
    return new Arrival(
        window.freshness(Optional.of(until)),
        later.isEmpty() ? "" : words.text("freshness.later", later),
        gaps.isEmpty() ? "" : words.text("freshness.gaps", gaps));
  }

  private static YearMonth earlier(YearMonth one, YearMonth other) {
    return one.isBefore(other) ? one : other;
  }

  private static YearMonth later(YearMonth one, YearMonth other) {
    return one.isBefore(other) ? other : one;
  }

  /** Months in a row are told as first and last. */
  private static String listed(YearMonth from, YearMonth to, Predicate<YearMonth> of, Words words) {
    List<Months> runs = new ArrayList<>();
    for (YearMonth month = from; !month.isAfter(to); month = month.plusMonths(1)) {
      if (of.test(month)) {
        Months before = runs.isEmpty() ? null : runs.get(runs.size() - 1);
        if (before != null && before.last().plusMonths(1).equals(month)) {
          runs.set(runs.size() - 1, new Months(before.first(), month));
        } else {
          runs.add(new Months(month, month));
        }
      }
    }
    return runs.stream()
        .map(run -> text(run, words))
        .collect(Collectors.joining(words.text("freshness.and")));
  }

  private static String text(Months run, Words words) {
    return run.first().equals(run.last())
        ? words.month(run.first())
        : words.text("freshness.months", words.month(run.first()), words.month(run.last()));
  }
}
