package tegata.portal.summary;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tegata.contract.EligibilityApi.OwnEligibility;
import tegata.domain.eligibility.EligibilityResult;
import tegata.domain.eligibility.InsuredNumber;
import tegata.domain.medication.Medicine;
import tegata.portal.checkup.CheckupComparison;
import tegata.portal.checkup.OwnCheckups;
import tegata.portal.eligibility.EligibilityFacts;
import tegata.portal.page.Fact;
import tegata.portal.page.NameFilter;
import tegata.portal.page.Words;

/**
 * 受診用まとめ: what fits on one A4.
 *
 * @param query of what is hidden, for the paper; empty text where nothing is
 * @param notes what could not be asked
 * @param checkupDays the newest and the previous checkup, in a heading
 */
public record SummaryView(
    String name,
    String issued,
    String query,
    List<String> notes,
    List<Fact> person,
    List<Row> medicines,
    String moreMedicines,
    String noMedicines,
    String checkupDays,
    List<Row> checkups,
    String noCheckups) {

  /** More do not fit on the page; older ones are counted. */
  static final int MOST_MEDICINES = 20;

  private static final int LONGEST_CELL = 24;

  /**
   * One row.
   *
   * @param mark names the row in addresses without telling what it is
   */
  public record Row(String mark, boolean hidden, List<String> cells) {

    /** What the row is about. */
    public String title() {
      return cells.get(0);
    }

    /** The row with cells of two lines at most: however long a name is, the sheet stays one. */
    Row cut() {
      return new Row(mark, hidden, cells.stream().map(Row::cut).toList());
    }

    private static String cut(String cell) {
      return cell.codePointCount(0, cell.length()) <= LONGEST_CELL
          ? cell
          : cell.substring(0, cell.offsetByCodePoints(0, LONGEST_CELL)) + "…";
    }
  }

  private record SameMedicine(String name, Optional<String> usage) {}

  /** The rows that are shown, for the paper. */
  public List<Row> shownMedicines() {
    return medicines.stream().filter(row -> !row.hidden()).map(Row::cut).toList();
  }

  /** The rows that are shown, for the paper. */
  public List<Row> shownCheckups() {
    return checkups.stream().filter(row -> !row.hidden()).map(Row::cut).toList();
  }

  /** The same with another set of words is another view: the paper is Japanese. */
  public static SummaryView of(
      String name, SummaryAnswers answers, Set<String> hidden, Instant now, Words words) {
    Optional<CheckupComparison> comparison =
        answers
            .checkups()
            .flatMap(
                came ->
                    CheckupComparison.of(OwnCheckups.rows(came), came.get(0).examinee(), words));
    List<Row> medicines = medicines(answers.medicines().orElse(List.of()), hidden, words);
    List<Row> checkups =
        comparison.stream().flatMap(c -> c.rows().stream()).map(r -> checkup(r, hidden)).toList();
    int more = medicines.size() - MOST_MEDICINES;
    return new SummaryView(
        name,
        words.text("summary.issued", words.moment(now)),
        Stream.concat(medicines.stream(), checkups.stream())
            .filter(Row::hidden)
            .map(row -> "hide=" + row.mark())
            .collect(Collectors.joining("&")),
        notes(answers, words),
        answers.eligibility().map(own -> person(own, words)).orElse(List.of()),
        medicines.stream().limit(MOST_MEDICINES).toList(),
        more > 0 ? words.text("summary.more", more) : "",
        answers.medicines().filter(List::isEmpty).isPresent()
            ? words.text("summary.medicines.none")
            : "",
        comparison.map(c -> days(c, words)).orElse(""),
        checkups,
        answers.checkups().isPresent() && comparison.isEmpty()
            ? words.text("summary.checkups.none")
            : "");
  }

  private static List<String> notes(SummaryAnswers answers, Words words) {
    List<String> notes = new ArrayList<>();
    if (answers.eligibility().isEmpty()) {
      notes.add(words.text("summary.failed", words.text("summary.eligibility")));
    }
    if (answers.medicines().isEmpty()) {
      notes.add(words.text("summary.failed", words.text("summary.medicines")));
    }
    if (answers.checkups().isEmpty()) {
      notes.add(words.text("summary.failed", words.text("summary.checkups")));
    }
    return notes;
  }

  private static List<Fact> person(OwnEligibility own, Words words) {
    Optional<EligibilityResult> insurance = own.today().insurance();
    return Fact.list(
        Fact.of(words.text("eligibility.name"), Optional.of(own.name() + "（" + own.kana() + "）")),
        Fact.of(words.text("eligibility.birthdate"), Optional.of(words.birthdate(own.birthdate()))),
        Fact.of(words.text("eligibility.insurer"), insurance.map(EligibilityResult::insurerName)),
        Fact.of(words.text("summary.number"), insurance.map(i -> number(i.insured()))),
        Optional.of(new EligibilityFacts(words).standing(own.today())));
  }

  private static String number(InsuredNumber insured) {
    return Stream.of(
            Optional.of(insured.insurerNumber()),
            insured.symbol(),
            Optional.of(insured.number()),
            insured.branch())
        .flatMap(Optional::stream)
        .collect(Collectors.joining(" ・ "));
  }

  /** The same medicine of several days is one row, with the newest of them. */
  private static List<Row> medicines(List<Medicine> rows, Set<String> hidden, Words words) {
    Map<SameMedicine, Medicine> newest = new LinkedHashMap<>();
    rows.forEach(m -> newest.putIfAbsent(new SameMedicine(m.name(), m.usage()), m));
    return newest.values().stream()
        .map(
            m ->
                row(
                    m.name() + m.usage(),
                    hidden,
                    List.of(
                        m.name(),
                        Stream.of(m.usage(), m.dose(), m.quantity())
                            .flatMap(Optional::stream)
                            .collect(Collectors.joining(" ")),
                        words.day(m.dispensedOn()),
                        m.institution())))
        .toList();
  }

  private static Row checkup(CheckupComparison.Row row, Set<String> hidden) {
    return row(
        row.key(),
        hidden,
        List.of(row.name(), row.newest(), row.previous(), row.guideline(), row.mark()));
  }

  private static Row row(String key, Set<String> hidden, List<String> cells) {
    String mark = NameFilter.mark(key);
    return new Row(mark, hidden.contains(mark), cells);
  }

  private static String days(CheckupComparison comparison, Words words) {
    return comparison.previous().isEmpty()
        ? words.text("summary.checkups.newest", comparison.newest())
        : words.text("summary.checkups.both", comparison.newest(), comparison.previous());
  }
}
