package tegata.domain.checkup;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** 保健指導レベル (階層化, code 1.2.392.200119.6.3001), by the rules of 第4期 (標準的な健診・保健指導プログラム 令和6年度版). */
public enum GuidanceLevel {
  /** 積極的支援. */
  ACTIVE("1"),
  /** 動機付け支援. */
  MOTIVATIONAL("2"),
  /** なし (情報提供). */
  INFORMATION("3"),
  /** 判定不能. */
  UNDECIDED("4");

  private static final String ITEM = "9N506";

  private final String code;

  GuidanceLevel(String code) {
    this.code = code;
  }

  /** As the rules have it; 判定不能 only where the outcome depends on what is missing. */
  public static GuidanceLevel computed(Checkup checkup, Examinee examinee) {
    Risks risks = new Risks(checkup, examinee);
    boolean older = examinee.isOlder(checkup.examinedOn());
    return Risks.forced(
            List.of(
                risks.medicine(),
                risks.abdomen(),
                risks.overweight(),
                risks.smoking(),
                risks.sugar(),
                risks.lipids(),
                risks.pressure()),
            answers -> rule(answers, older))
        .orElse(UNDECIDED);
  }

  /** As it was recorded with the checkup. */
  public static Optional<GuidanceLevel> recorded(Checkup checkup) {
    return checkup
        .coded(ITEM)
        .flatMap(code -> Arrays.stream(values()).filter(v -> v.code.equals(code)).findFirst());
  }

  private static GuidanceLevel rule(List<Boolean> answers, boolean older) {
    boolean medicine = answers.get(0);
    boolean abdomen = answers.get(1);
    boolean overweight = answers.get(2);
    boolean smoking = answers.get(3);
    long risks = answers.stream().skip(4).filter(yes -> yes).count();
    if (medicine || risks == 0 || !(abdomen || overweight)) {
      return INFORMATION;
    }
    // Smoking counts beside another risk only; without a large waist one more risk is needed.
    long counted = risks + (smoking ? 1 : 0);
    boolean active = counted >= (abdomen ? 2 : 3);
    return active && !older ? ACTIVE : MOTIVATIONAL;
  }
}
