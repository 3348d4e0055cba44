package tegata.portal.checkup;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tegata.domain.checkup.Checkup;
import tegata.domain.checkup.CheckupItem;
import tegata.domain.checkup.Examinee;
import tegata.domain.checkup.Guideline;
import tegata.domain.checkup.Measure;
import tegata.portal.page.Words;

/** The newest checkup beside the one before: the values that have a 目安. */
public record CheckupComparison(String newest, String previous, List<Row> rows) {

  /**
   * One series.
   *
   * @param key names the series in every language
   * @param previous empty text where the checkup before has none
   * @param mark where the newest value lies
   */
  public record Row(
      String key, String name, String newest, String previous, String guideline, String mark) {}

  /** Of checkups, newest first; empty where there is none. */
  public static Optional<CheckupComparison> of(
      List<Checkup> checkups, Examinee examinee, Words words) {
    return checkups.stream()
        .findFirst()
        .map(
            newest -> {
              Optional<Checkup> previous = checkups.stream().skip(1).findFirst();
              return new CheckupComparison(
                  words.day(newest.examinedOn()),
                  previous.map(p -> words.day(p.examinedOn())).orElse(""),
                  Arrays.stream(Measure.values())
                      .filter(measure -> Guideline.of(measure, examinee.sex()).isPresent())
                      .flatMap(
                          measure ->
                              measure.in(newest).stream()
                                  .map(
                                      item ->
                                          row(
                                              measure,
                                              item,
                                              previous.flatMap(measure::in),
                                              examinee,
                                              words)))
                      .toList());
            });
  }

  private static Row row(
      Measure measure,
      CheckupItem newest,
      Optional<CheckupItem> previous,
      Examinee examinee,
      Words words) {
    Measured measured = new Measured(newest, examinee, words);
    return new Row(
        measure.slug(),
        words.of(measure),
        ItemText.withUnit(newest.value(), newest.unit()),
        previous.map(item -> ItemText.withUnit(item.value(), item.unit())).orElse(""),
        measured.guideline(),
        measured.mark().text());
  }
}
