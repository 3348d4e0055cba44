package tegata.portal.checkup;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tegata.domain.checkup.Checkup;
import tegata.domain.checkup.CheckupItem;
import tegata.domain.checkup.Examinee;
import tegata.domain.checkup.Guideline;
import tegata.domain.checkup.Measure;
import tegata.portal.page.Fact;
import tegata.portal.page.FileRows;
import tegata.portal.page.Words;

/**
 * One checkup: its judgements, and its items in groups.
 *
 * @param csv address of the same as CSV
 * @param rows how many the CSV has, in words
 * @param guidelines where the 目安 come from
 * @param judgements メタボ判定 and 階層化; none where the checkup is not of that kind
 * @param noJudgement why there is none; empty text where there is
 * @param recorded what was recorded where none is computed
 */
public record CheckupView(
    String day,
    String institution,
    String csv,
    String rows,
    String guidelines,
    List<Judgement> judgements,
    String noJudgement,
    List<Fact> recorded,
    List<Group> groups,
    List<Group> questionnaires) {

  /** 検査項目のまとまり. */
  public record Group(String id, String title, List<Item> items) {

    /** Whether any of the items has a 目安; a column of nothing says nothing. */
    public boolean hasGuidelines() {
      return items.stream().anyMatch(item -> !item.guideline().isEmpty());
    }

    /** Whether the laboratory gave a 基準範囲 for any of the items. */
    public boolean hasReferences() {
      return items.stream().anyMatch(item -> !item.laboratory().isEmpty());
    }
  }

  /**
   * One result, or one answer.
   *
   * @param value with its unit
   * @param guideline 目安; empty text where there is none
   * @param laboratory 基準範囲 of the laboratory; empty text where it gave none
   * @param mark where the value lies, in words; empty text where there is nothing to compare with
   * @param attention whether it lies outside
   * @param trend address of its trend; empty text where it has none
   */
  public record Item(
      String name,
      String value,
      String guideline,
      String laboratory,
      String mark,
      boolean attention,
      String trend) {}

  static CheckupView of(Checkup checkup, Examinee examinee, Words words) {
    Map<CheckupGroup, List<CheckupItem>> groups =
        checkup.items().stream()
            .filter(item -> !Judgement.isOne(item))
            .collect(
                Collectors.groupingBy(
                    item -> CheckupGroup.of(item.code()), TreeMap::new, Collectors.toList()));
    boolean specific = examinee.isInSpecificCheckup(checkup.examinedOn());
    return new CheckupView(
        words.day(checkup.examinedOn()),
        checkup.institution(),
        "/checkups/" + checkup.examinedOn() + ".csv",
        FileRows.exactly(checkup.items().size(), words),
        words.text("checkup.guideline.source", Guideline.source()),
        specific ? Judgement.of(checkup, examinee, words) : List.of(),
        specific ? "" : noJudgement(checkup, examinee, words),
        specific ? List.of() : Judgement.recorded(checkup, words),
        groups(groups, false, checkup, examinee, words),
        groups(groups, true, checkup, examinee, words));
  }

  private static String noJudgement(Checkup checkup, Examinee examinee, Words words) {
    return examinee.isOfLaterStage(checkup.examinedOn())
        ? words.text("checkup.judgement.from-75")
        : words.text("checkup.judgement.under-40");
  }

  private static List<Group> groups(
      Map<CheckupGroup, List<CheckupItem>> groups,
      boolean questionnaires,
      Checkup checkup,
      Examinee examinee,
      Words words) {
    return groups.entrySet().stream()
        .filter(group -> group.getKey().isQuestionnaire() == questionnaires)
        .map(
            group ->
                new Group(
                    "group-" + group.getKey().ordinal(),
                    words.of(group.getKey()),
                    group.getValue().stream()
                        .map(item -> item(item, checkup, examinee, words))
                        .toList()))
        .toList();
  }

  private static Item item(CheckupItem item, Checkup checkup, Examinee examinee, Words words) {
    ItemText text = new ItemText(checkup, words);
    Measured measured = new Measured(item, examinee, words);
    Measured.Mark mark = measured.mark();
    Optional<Measure> measure = Measure.of(item);
    return new Item(
        text.name(item),
        text.value(item),
        measured.guideline(),
        measured.laboratory(),
        mark.text(),
        mark.attention(),
        measure.map(m -> "/checkups/trends/" + m.slug()).orElse(""));
  }
}
