package tegata.portal.checkup;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tegata.contract.CheckupApi;
import tegata.domain.checkup.Checkup;
import tegata.domain.checkup.Examinee;
import tegata.domain.checkup.Guideline;
import tegata.domain.checkup.Measure;
import tegata.domain.checkup.MetabolicSyndrome;
import tegata.domain.checkup.Trend;
import tegata.portal.page.FileRows;
import tegata.portal.page.Paged.Came;
import tegata.portal.page.Words;

/**
 * The checkups of the window, newest first, and how the values that have a 目安 go.
 *
 * @param arrived up to when checkups have come; empty text where none has
 * @param rowsOfFile how many the file has, in words
 * @param incomplete that older ones did not come; empty text where all came
 */
public record CheckupListView(
    String window,
    String arrived,
    String incomplete,
    String rowsOfFile,
    List<Row> rows,
    List<Change> changes) {

  /** One checkup. */
  public record Row(
      String day,
      String href,
      String institution,
      String items,
      String outside,
      String judgement) {}

  /**
   * One series.
   *
   * @param mark what is said of the newest value; empty text where nothing is
   * @param direction how the values go; empty text where there are not two
   */
  public record Change(
      String name, String value, String mark, boolean attention, String direction, String href) {}

  static CheckupListView of(Came<CheckupApi.OwnCheckups> came, Words words) {
    List<Checkup> checkups = OwnCheckups.rows(came.answers());
    Examinee examinee = came.answers().get(0).examinee();
    return new CheckupListView(
        words.text("checkup.window", words.day(came.answers().get(0).firstDay())),
        checkups.isEmpty()
            ? ""
            : words.text("checkup.arrived", words.day(checkups.get(0).examinedOn())),
        came.complete() ? "" : incomplete(checkups, words),
        rowsOfFile(checkups, came.complete(), words),
        checkups.stream().map(checkup -> row(checkup, examinee, words)).toList(),
        Arrays.stream(Measure.values())
            .map(measure -> Trend.of(measure, checkups))
            .flatMap(trend -> change(trend, examinee, words).stream())
            .toList());
  }

  private static String rowsOfFile(List<Checkup> checkups, boolean complete, Words words) {
    int rows = checkups.stream().mapToInt(checkup -> checkup.items().size()).sum();
    return complete ? FileRows.exactly(rows, words) : FileRows.moreThan(rows, words);
  }

  private static String incomplete(List<Checkup> checkups, Words words) {
    return words.text(
        "checkup.incomplete", words.day(checkups.get(checkups.size() - 1).examinedOn()));
  }

  private static Row row(Checkup checkup, Examinee examinee, Words words) {
    return new Row(
        words.day(checkup.examinedOn()),
        "/checkups/" + checkup.examinedOn(),
        checkup.institution(),
        words.text("checkup.items", checkup.items().size()),
        outside(checkup, examinee, words),
        MetabolicSyndrome.recorded(checkup)
            .map(recorded -> words.text("checkup.metabolic", words.of(recorded)))
            .orElse(""));
  }

  /** Says that nothing lies outside only of what could be compared. */
  private static String outside(Checkup checkup, Examinee examinee, Words words) {
    List<Measured> compared =
        checkup.items().stream()
            .map(item -> new Measured(item, examinee, words))
            .filter(Measured::isCompared)
            .toList();
    long outside = compared.stream().filter(measured -> measured.mark().attention()).count();
    if (compared.isEmpty()) {
      return words.text("checkup.not-compared");
    }
    return outside > 0
        ? words.text("checkup.outside", outside)
        : words.text("checkup.inside", compared.size());
  }

  private static Optional<Change> change(Trend trend, Examinee examinee, Words words) {
    return trend
        .newest()
        .flatMap(
            newest ->
                Guideline.of(trend.measure(), examinee.sex())
                    .map(guideline -> change(trend, newest, guideline, words)));
  }

  private static Change change(Trend trend, Trend.Point newest, Guideline guideline, Words words) {
    Measured.Mark mark = Measured.mark(guideline, newest.reading().orElseThrow(), words);
    return new Change(
        words.of(trend.measure()),
        ItemText.withUnit(newest.item().value(), newest.item().unit()),
        mark.text(),
        mark.attention(),
        trend.direction().map(words::of).orElse(""),
        "/checkups/trends/" + trend.measure().slug());
  }
}
