package tegata.domain.checkup;

import java.util.Optional;

/**
 * 定性の結果: what was seen, without a number. 尿糖・尿蛋白 are outside the 目安 from ± on (標準的な健診・保健指導プログラム
 * 別紙5), and 所見 of 心電図 and the like are there or are not.
 */
public enum Qualitative {
  /** － of 尿糖 or 尿蛋白. */
  NEGATIVE(false),
  /** ± or more of 尿糖 or 尿蛋白. */
  POSITIVE(true),
  /** 所見なし. */
  NO_FINDING(false),
  /** 所見あり. */
  FINDING(true);

  private static final String URINE_SUGAR = "1A020";
  private static final String URINE_PROTEIN = "1A010";
  private static final String ELECTROCARDIOGRAM = "9A110160700000011";

  private final boolean attention;

  Qualitative(boolean attention) {
    this.attention = attention;
  }

  /** What an item says without a number; empty where it is not of this kind, or was not done. */
  public static Optional<Qualitative> of(CheckupItem item) {
    if (isUrine(item)) {
      return switch (item.value()) {
        case "1" -> Optional.of(NEGATIVE);
        case "2", "3", "4", "5" -> Optional.of(POSITIVE);
        default -> Optional.empty();
      };
    }
    if (item.display().filter("所見あり"::equals).isPresent() || isHeart(item, "1")) {
      return Optional.of(FINDING);
    }
    return item.display().filter("所見なし"::equals).isPresent() || isHeart(item, "2")
        ? Optional.of(NO_FINDING)
        : Optional.empty();
  }

  /** Whether somebody should look at it. */
  public boolean needsAttention() {
    return attention;
  }

  /** Whether it is of 尿糖 or 尿蛋白, of which the codes are －, ±, ＋, ＋＋ and ＋＋＋. */
  public boolean isOfUrine() {
    return this == NEGATIVE || this == POSITIVE;
  }

  private static boolean isUrine(CheckupItem item) {
    return (item.code().startsWith(URINE_SUGAR) || item.code().startsWith(URINE_PROTEIN))
        && item.unit().isEmpty();
  }

  private static boolean isHeart(CheckupItem item, String value) {
    return item.code().equals(ELECTROCARDIOGRAM) && item.value().equals(value);
  }
}
