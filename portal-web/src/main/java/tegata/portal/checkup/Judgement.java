package tegata.portal.checkup;

import java.util.List;
import java.util.Optional;
import tegata.domain.checkup.Checkup;
import tegata.domain.checkup.CheckupItem;
import tegata.domain.checkup.Examinee;
import tegata.domain.checkup.GuidanceLevel;
import tegata.domain.checkup.MetabolicSyndrome;
import tegata.portal.page.Fact;
import tegata.portal.page.Words;

/**
 * 判定: what was recorded, and what the public rules give for the same values.
 *
 * @param comparison whether both say the same
 * @param differs whether they do not
 */
public record Judgement(
    String id, String title, String recorded, String computed, String comparison, boolean differs) {
  private static final List<String> ITEMS = List.of("9N501000000000011", "9N506000000000011");

  /** Whether an item is one of the judgements that are computed. */
  static boolean isOne(CheckupItem item) {
    return ITEMS.contains(item.code());
  }

  /** What was recorded of somebody whose age the public rules do not judge. */
  static List<Fact> recorded(Checkup checkup, Words words) {
    return Fact.list(
        Fact.of(
            label("checkup.judgement.metabolic", words),
            MetabolicSyndrome.recorded(checkup).map(words::of)),
        Fact.of(
            label("checkup.judgement.guidance", words),
            GuidanceLevel.recorded(checkup).map(words::of)));
  }

  private static String label(String judgement, Words words) {
    return words.text("checkup.judgement.recorded-of", words.text(judgement));
  }

  static List<Judgement> of(Checkup checkup, Examinee examinee, Words words) {
    MetabolicSyndrome metabolic = MetabolicSyndrome.computed(checkup, examinee);
    GuidanceLevel level = GuidanceLevel.computed(checkup, examinee);
    return List.of(
        of(
            "metabolic",
            words.text("checkup.judgement.metabolic"),
            MetabolicSyndrome.recorded(checkup),
            metabolic,
            metabolic == MetabolicSyndrome.UNDECIDED,
            words),
        of(
            "guidance",
            words.text("checkup.judgement.guidance"),
            GuidanceLevel.recorded(checkup),
            level,
            level == GuidanceLevel.UNDECIDED,
            words));
  }

  private static <E extends Enum<E>> Judgement of(
      String id, String title, Optional<E> recorded, E computed, boolean undecided, Words words) {
    boolean same = recorded.filter(computed::equals).isPresent();
    boolean differs = recorded.isPresent() && !same && !undecided;
    return new Judgement(
        id,
        title,
        recorded.map(words::of).orElseGet(() -> words.text("checkup.judgement.not-recorded")),
        words.of(computed),
        comparison(same, differs, undecided, words),
        differs);
  }

  private static String comparison(boolean same, boolean differs, boolean undecided, Words words) {
    if (undecided) {
      return words.text("checkup.judgement.undecided");
    }
    if (differs) {
      return words.text("checkup.judgement.differs");
    }
    return same ? words.text("checkup.judgement.same") : "";
  }
}
