package tegata.portal.tax;

import java.util.List;
import java.util.Optional;
import tegata.domain.tax.Deduction;
import tegata.domain.tax.DeductionChoice;
import tegata.domain.tax.TaxEntry;
import tegata.domain.tax.TaxYear;
import tegata.portal.page.Words;

/**
 * 結果.
 *
 * @param better which of the two deducts more, in a sentence
 * @param deductions both with their steps; none as long as the income is not told
 * @param unused what was reimbursed beyond its own rows; empty text where nothing was
 * @param ended people whose proxy has ended
 */
public record ResultView(
    int year,
    String name,
    String better,
    List<Calculated> deductions,
    String unused,
    boolean receipts,
    List<String> ended) {

  /** One of the two deductions. */
  public record Calculated(String title, String amount, List<Step> steps) {}

  /** A line of the calculation, and the law it follows. */
  public record Step(String text, String yen, String source) {}

  static ResultView of(TaxYear year, Words words) {
    return new ResultView(
        year.year(),
        Integer.toString(year.year()),
        year.deductions().map(both -> better(both, words)).orElse(""),
        year.deductions().map(both -> both(both, words)).orElse(List.of()),
        year.totals().unused() > 0
            ? words.text("tax.reimbursed.unused", words.yen(year.totals().unused()))
            : "",
        year.counted().stream()
            .anyMatch(row -> row.hints(false).contains(TaxEntry.Hint.KEEP_RECEIPT)),
        year.people().stream()
            .filter(one -> !one.stands())
            .map(one -> words.text("tax.person.ended", one.name(), one.corrections()))
            .toList());
  }

  private static String better(DeductionChoice both, Words words) {
    long difference = Math.abs(both.medical().amount() - both.selfMedication().amount());
    return both.medical().amount() + both.selfMedication().amount() == 0
        ? words.text("tax.result.none")
        : words.of(both.better(), "sentence", words.yen(difference));
  }

  private static List<Calculated> both(DeductionChoice both, Words words) {
    return List.of(
        calculated(words.text("tax.result.medical"), both.medical(), words),
        calculated(words.text("tax.result.self-medication"), both.selfMedication(), words));
  }

  private static Calculated calculated(String title, Deduction deduction, Words words) {
    return new Calculated(
        title,
        words.yen(deduction.amount()),
        deduction.steps().stream()
            .map(
                step ->
                    new Step(
                        words.of(step.what()), yen(step, words).orElse(""), step.what().source()))
            .toList());
  }

  /** Two lines are words alone. */
  private static Optional<String> yen(Deduction.Step step, Words words) {
    boolean wordsAlone =
        step.what() == Deduction.What.NO_HEALTH_EFFORT
            || step.what() == Deduction.What.NOT_IN_FORCE;
    return wordsAlone ? Optional.empty() : Optional.of(words.yen(step.yen()));
  }
}
