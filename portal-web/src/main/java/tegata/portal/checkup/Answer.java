package tegata.portal.checkup;

import java.text.Normalizer;
import java.util.List;
import java.util.Optional;

/**
 * 質問票などの答え, so that they can be read in every language, and where a document holds the code only.
 *
 * <p>The labels are those of the code tables 1.2.392.200119.6.*, as documents write them.
 */
enum Answer {
  YES("はい"),
  NO("いいえ"),
  QUIT("以前は吸っていたが、最近1ヶ月間は吸っていない"),
  FAST("速い"),
  ORDINARY("ふつう"),
  SLOW("遅い"),
  CHEWS_ANYTHING("何でも"),
  CHEWS_WITH_DIFFICULTY("かみにくい"),
  CHEWS_HARDLY("ほとんどかめない"),
  EVERY_DAY("毎日"),
  SOMETIMES("時々"),
  HARDLY_EVER("ほとんど摂取しない", "ほとんど飲まない(飲めない)", "ほとんど飲まない"),
  DAYS_5_6("週5~6日"),
  DAYS_3_4("週3~4日"),
  DAYS_1_2("週1~2日"),
  MONTHLY_1_3("月に1~3日"),
  LESS_THAN_MONTHLY("月に1日未満"),
  GAVE_UP("やめた"),
  DOES_NOT_DRINK("飲まない(飲めない)"),
  UNDER_1_GO("1合未満"),
  GO_1_2("1~2合未満", "1合以上2合未満"),
  GO_2_3("2~3合未満", "2合以上3合未満"),
  FROM_3_GO("3合以上"),
  GO_3_5("3~5合未満", "3合以上5合未満"),
  FROM_5_GO("5合以上"),
  NO_INTENTION("意志なし"),
  WITHIN_6_MONTHS("意志あり(6か月以内)", "あり(6か月以内)"),
  SOON("意志あり(近いうち)", "あり(近いうち)"),
  STARTED("取組済み(6ヶ月未満)", "取組済み(6か月未満)"),
  STARTED_LONG_AGO("取組済み(6ヶ月以上)", "取組済み(6か月以上)"),
  GOOD("よい"),
  FAIRLY_GOOD("まあよい"),
  NOT_SO_GOOD("あまりよくない"),
  NOT_GOOD("よくない"),
  SATISFIED("満足"),
  RATHER_SATISFIED("やや満足"),
  RATHER_DISSATISFIED("やや不満"),
  DISSATISFIED("不満"),
  NOTABLE("特記すべきことあり"),
  NOTHING_NOTABLE("特記すべきことなし"),
  FINDINGS("所見あり"),
  NO_FINDINGS("所見なし"),
  AFTER_10_HOURS("食後10時間以上"),
  AFTER_3_5_HOURS("食後3.5時間以上10時間未満"),
  BEFORE_3_5_HOURS("食後3.5時間未満");

  private final List<String> labels;

  Answer(String... labels) {
    this.labels = List.of(labels);
  }

  /** The answer that a document writes so, among those a question has. */
  static Optional<Answer> labelled(String label, List<Answer> among) {
    String folded = folded(label);
    return among.stream()
        .filter(answer -> answer.labels.stream().map(Answer::folded).anyMatch(folded::equals))
        .findFirst();
  }

  private static String folded(String label) {
    return Normalizer.normalize(label, Normalizer.Form.NFKC)
        .replaceAll("[〜～~∼-]", "~")
        .replaceAll("\\s", "");
  }
}
