package tegata.portal.checkup;

import static tegata.portal.checkup.Answer.*;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tegata.domain.checkup.CheckupItem;

/**
 * 標準的な質問票 (令和6年度から 22 問)、後期高齢者の質問票 (15 問), and what else is asked with a choice: what is asked in
 * words, and which answers there are in the order of their codes.
 */
enum Question {
  MEDICINE_PRESSURE("9N701000000000011", Choices.YES_NO),
  MEDICINE_SUGAR("9N706000000000011", Choices.YES_NO),
  MEDICINE_LIPIDS("9N711000000000011", Choices.YES_NO),
  STROKE("9N716000000000011", Choices.YES_NO),
  HEART("9N721000000000011", Choices.YES_NO),
  KIDNEY("9N726000000000011", Choices.YES_NO),
  ANAEMIA("9N731000000000011", Choices.YES_NO),
  SMOKING("9N736000000000011", List.of(YES, QUIT, NO), Choices.YES_NO),
  WEIGHT_GAIN("9N741000000000011", Choices.YES_NO),
  EXERCISE("9N746000000000011", Choices.YES_NO),
  ACTIVITY("9N751000000000011", Choices.YES_NO),
  WALKING_SPEED("9N756000000000011", Choices.YES_NO),
  CHEWING("9N872000000000011", List.of(CHEWS_ANYTHING, CHEWS_WITH_DIFFICULTY, CHEWS_HARDLY)),
  EATING_SPEED("9N766000000000011", List.of(FAST, ORDINARY, SLOW)),
  LATE_SUPPER("9N771000000000011", Choices.YES_NO),
  SNACKS("9N782000000000011", List.of(EVERY_DAY, SOMETIMES, HARDLY_EVER)),
  NO_BREAKFAST("9N781000000000011", Choices.YES_NO),
  DRINKING(
      "9N786000000000011",
      List.of(
          EVERY_DAY,
          DAYS_5_6,
          DAYS_3_4,
          DAYS_1_2,
          MONTHLY_1_3,
          LESS_THAN_MONTHLY,
          GAVE_UP,
          DOES_NOT_DRINK),
      List.of(EVERY_DAY, SOMETIMES, HARDLY_EVER)),
  DRINKING_AMOUNT(
      "9N791000000000011",
      List.of(UNDER_1_GO, GO_1_2, GO_2_3, GO_3_5, FROM_5_GO),
      List.of(UNDER_1_GO, GO_1_2, GO_2_3, FROM_3_GO)),
  SLEEP("9N796000000000011", Choices.YES_NO),
  WILL_TO_IMPROVE(
      "9N801000000000011", List.of(NO_INTENTION, WITHIN_6_MONTHS, SOON, STARTED, STARTED_LONG_AGO)),
  GUIDANCE_BEFORE("9N808000000000011", Choices.YES_NO),

  LATER_HEALTH("9N932000000000011", List.of(GOOD, FAIRLY_GOOD, ORDINARY, NOT_SO_GOOD, NOT_GOOD)),
  LATER_SATISFACTION(
      "9N933000000000011", List.of(SATISFIED, RATHER_SATISFIED, RATHER_DISSATISFIED, DISSATISFIED)),
  LATER_MEALS("9N934000000000011", Choices.YES_NO),
  LATER_CHEWING("9N935000000000011", Choices.YES_NO),
  LATER_CHOKING("9N936000000000011", Choices.YES_NO),
  LATER_WEIGHT_LOSS("9N937000000000011", Choices.YES_NO),
  LATER_WALKING("9N938000000000011", Choices.YES_NO),
  LATER_FALLS("9N939000000000011", Choices.YES_NO),
  LATER_EXERCISE("9N940000000000011", Choices.YES_NO),
  LATER_FORGETFUL("9N941000000000011", Choices.YES_NO),
  LATER_DATE("9N942000000000011", Choices.YES_NO),
  LATER_SMOKING("9N943000000000011", List.of(YES, NO, GAVE_UP)),
  LATER_OUTINGS("9N944000000000011", Choices.YES_NO),
  LATER_COMPANY("9N945000000000011", Choices.YES_NO),
  LATER_HELP("9N946000000000011", Choices.YES_NO),

  PAST_ILLNESS("9N056000000000011", List.of(NOTABLE, NOTHING_NOTABLE)),
  COMPLAINTS("9N061000000000011", List.of(NOTABLE, NOTHING_NOTABLE)),
  SIGNS("9N066000000000011", List.of(NOTABLE, NOTHING_NOTABLE)),
  ELECTROCARDIOGRAM("9A110160700000011", List.of(FINDINGS, NO_FINDINGS)),
  BLOOD_TAKEN(
      "9N141000000000011",
      // Code 1 is no longer in the table.
      List.of(AFTER_10_HOURS, AFTER_10_HOURS, AFTER_3_5_HOURS, BEFORE_3_5_HOURS));

  /** Some questions had other answers before 第4期. */
  private static final LocalDate FOURTH_PERIOD = LocalDate.of(2024, 4, 1);

  private static final class Choices {
    static final List<Answer> YES_NO = List.of(YES, NO);
  }

  private final String code;
  private final List<Answer> answers;
  private final List<Answer> formerAnswers;

  Question(String code, List<Answer> answers) {
    this(code, answers, answers);
  }

  Question(String code, List<Answer> answers, List<Answer> formerAnswers) {
    this.code = code;
    this.answers = answers;
    this.formerAnswers = formerAnswers;
  }

  /** The question an item answers. */
  static Optional<Question> of(CheckupItem item) {
    return Arrays.stream(values()).filter(q -> q.code.equals(item.code())).findFirst();
  }

  /**
   * What the item answers: by the words recorded, without them by the code as it was on the day.
   */
  Optional<Answer> answer(CheckupItem item, LocalDate day) {
    List<Answer> choices = day.isBefore(FOURTH_PERIOD) ? formerAnswers : answers;
    return item.display()
        .map(label -> Answer.labelled(label, List.of(Answer.values())))
        .orElseGet(() -> coded(item.value(), choices));
  }

  private static Optional<Answer> coded(String value, List<Answer> choices) {
    return value.matches("[1-9]") && Integer.parseInt(value) <= choices.size()
        ? Optional.of(choices.get(Integer.parseInt(value) - 1))
        : Optional.empty();
  }
}
