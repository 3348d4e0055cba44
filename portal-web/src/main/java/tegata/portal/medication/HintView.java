package tegata.portal.medication;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import tegata.contract.MedicationApi;
import tegata.contract.MedicationApi.Hints;
import tegata.domain.medication.SameIngredient;
import tegata.domain.medication.SameIngredient.Overlap;
import tegata.domain.medication.Supply;
import tegata.portal.page.Words;

/**
 * お薬の気づき.
 *
 * @param possible whether medicines could be looked at; where not, nothing is said of them
 * @param since from which day on they were
 * @param none what to say where nothing was found; empty text otherwise
 * @param more that there are more overlaps than these; empty text otherwise
 * @param notCompared names of drugs that could not be compared
 * @param rule how it was looked
 */
public record HintView(
    boolean possible,
    String since,
    String none,
    String more,
    List<Hint> hints,
    List<String> notCompared,
    List<String> rule) {

  /** Two supplies that overlap. */
  public record Hint(String title, String days, List<Taken> both) {}

  /**
   * One of the two.
   *
   * @param left 残り日数, as of today
   */
  public record Taken(String name, String where, String period, String left) {}

  static HintView of(Hints hints, LocalDate today, Words words) {
    return new HintView(
        hints.possible(),
        words.text("hints.since", words.day(hints.since())),
        hints.overlaps().isEmpty() ? none(hints, words) : "",
        hints.more() ? words.text("hints.more", MedicationApi.HINTS) : "",
        hints.overlaps().stream().map(overlap -> hint(overlap, today, words)).toList(),
        hints.notCompared(),
        List.of(
            words.text("hints.rule.ingredient"),
            words.text("hints.rule.days"),
            words.text("hints.rule.early", SameIngredient.EARLY),
            words.text("hints.rule.not")));
  }

  private static String none(Hints hints, Words words) {
    if (hints.compared() > 0) {
      return words.text("hints.none", hints.compared());
    }
    return words.text(
        hints.notCompared().isEmpty() ? "hints.nothing-arrived" : "hints.nothing-compared");
  }

  private static Hint hint(Overlap overlap, LocalDate today, Words words) {
    return new Hint(
        words.text("hints.overlap", overlap.earlier().name(), overlap.later().name()),
        words.text(
            "hints.overlap.days",
            words.day(overlap.first()),
            words.day(overlap.last()),
            overlap.days()),
        List.of(taken(overlap.earlier(), today, words), taken(overlap.later(), today, words)));
  }

  private static Taken taken(Supply supply, LocalDate today, Words words) {
    long left = ChronoUnit.DAYS.between(today, supply.last()) + 1;
    return new Taken(
        supply.name(),
        supply.prescriber().equals(supply.institution())
            ? supply.institution()
            : words.text("hints.where", supply.institution(), supply.prescriber()),
        words.text("hints.period", words.day(supply.first()), words.day(supply.last())),
        left > 0 ? words.text("hints.left", left) : words.text("hints.over"));
  }
}
