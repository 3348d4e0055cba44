package tegata.portal.checkup;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tegata.contract.CheckupApi;
import tegata.domain.checkup.Checkup;
import tegata.domain.checkup.Examinee;
import tegata.domain.checkup.Guideline;
import tegata.domain.checkup.Measure;
import tegata.domain.checkup.Trend;
import tegata.portal.page.FileRows;
import tegata.portal.page.Paged.Came;
import tegata.portal.page.Words;

/**
 * 健診の推移: a sentence, a chart and a table that say the same.
 *
 * @param sentences how the values go, and where the 目安 lie
 * @param notes why there is no chart, and what did not come
 * @param chart empty where there are not two values that can be compared
 * @param csv address of the same as CSV; empty text where there is nothing
 * @param rowsOfFile how many it has, in words
 */
public record TrendView(
    String name,
    List<String> sentences,
    List<String> notes,
    Optional<TrendChart> chart,
    List<Row> rows,
    String csv,
    String rowsOfFile,
    String guidelines) {

  /** The item of one checkup. */
  public record Row(
      String day, String href, String item, String value, String mark, boolean attention) {}

  static TrendView of(Measure measure, Came<CheckupApi.OwnCheckups> came, Words words) {
    List<Checkup> checkups = OwnCheckups.rows(came.answers());
    Examinee examinee = came.answers().get(0).examinee();
    Trend trend = Trend.of(measure, checkups);
    Optional<Guideline> guideline = Guideline.of(measure, examinee.sex());
    boolean drawn = trend.isComparable() && trend.points().size() > 1;
    return new TrendView(
        words.of(measure),
        Stream.concat(change(trend, words), limits(guideline, trend, words)).toList(),
        notes(trend, came.complete(), words),
        drawn ? Optional.of(TrendChart.of(trend, guideline)) : Optional.empty(),
        trend.points().stream().map(point -> row(point, examinee, words)).toList(),
        trend.points().isEmpty() ? "" : "/checkups/trends/" + measure.slug() + ".csv",
        rowsOfFile(trend, came.complete(), words),
        words.text("checkup.guideline.source", Guideline.source()));
  }

  private static String rowsOfFile(Trend trend, boolean complete, Words words) {
    int rows = trend.points().size();
    return complete ? FileRows.exactly(rows, words) : FileRows.moreThan(rows, words);
  }

  private static Stream<String> change(Trend trend, Words words) {
    String values =
        trend.points().stream()
            .map(point -> ItemText.withUnit(point.item().value(), point.item().unit()))
            .collect(Collectors.joining("→"));
    return trend
        .direction()
        .filter(direction -> trend.isComparable())
        .map(
            direction ->
                words.text(
                    "trend.sentence", words.of(trend.measure()), values, words.of(direction)))
        .stream();
  }

  private static Stream<String> limits(Optional<Guideline> guideline, Trend trend, Words words) {
    Optional<String> unit = Optional.of(trend.measure().unit());
    return guideline.stream()
        .flatMap(
            g ->
                Stream.concat(
                    Stream.of(
                        words.text(
                            "trend.guidance",
                            outside(
                                g, ItemText.withUnit(g.guidance().toPlainString(), unit), words))),
                    g.referral().stream()
                        .map(
                            r ->
                                words.text(
                                    "trend.referral",
                                    outside(
                                        g, ItemText.withUnit(r.toPlainString(), unit), words)))));
  }

  private static String outside(Guideline guideline, String limit, Words words) {
    return switch (guideline.side()) {
      case AT_LEAST -> words.text("checkup.reference.from", limit);
      case BELOW -> words.text("checkup.guideline.under", limit);
      case AT_MOST -> words.text("checkup.reference.to", limit);
    };
  }

  private static List<String> notes(Trend trend, boolean complete, Words words) {
    return Stream.of(
            complete ? "" : words.text("trend.incomplete"),
            trend.points().size() == 1 ? words.text("trend.once") : "",
            trend.isComparable() ? "" : words.text("trend.unit"))
        .filter(note -> !note.isEmpty())
        .toList();
  }

  private static Row row(Trend.Point point, Examinee examinee, Words words) {
    Measured.Mark mark = new Measured(point.item(), examinee, words).mark();
    return new Row(
        words.day(point.day()),
        "/checkups/" + point.day(),
        point.item().name(),
        ItemText.withUnit(point.item().value(), point.item().unit()),
        mark.text(),
        mark.attention());
  }
}
