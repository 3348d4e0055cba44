package tegata.domain.checkup;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * メタボリックシンドローム判定 (code 1.2.392.200119.6.1008). 腹囲 (or 内臓脂肪面積) first; then two of 血糖, 脂質 and 血圧 are
 * 基準該当, one is 予備群該当 (標準的な健診・保健指導プログラム 令和6年度版).
 */
public enum MetabolicSyndrome {
  /** 基準該当. */
  MEETS("1"),
  /** 予備群該当. */
  NEAR("2"),
  /** 非該当. */
  DOES_NOT("3"),
  /** 判定不能. */
  UNDECIDED("4");

  private static final String ITEM = "9N501";

  private final String code;

  MetabolicSyndrome(String code) {
    this.code = code;
  }

  /** As the rules have it; 判定不能 only where the outcome depends on what is missing. */
  public static MetabolicSyndrome computed(Checkup checkup, Examinee examinee) {
    Risks risks = new Risks(checkup, examinee);
    return Risks.forced(
            List.of(
                risks.abdomen(),
                risks.metabolicSugar(),
                risks.metabolicLipids(),
                risks.metabolicPressure()),
            MetabolicSyndrome::rule)
        .orElse(UNDECIDED);
  }

  /** As it was recorded with the checkup. */
  public static Optional<MetabolicSyndrome> recorded(Checkup checkup) {
    return checkup
        .coded(ITEM)
        .flatMap(code -> Arrays.stream(values()).filter(v -> v.code.equals(code)).findFirst());
  }

  private static MetabolicSyndrome rule(List<Boolean> abdomenSugarLipidsPressure) {
    if (!abdomenSugarLipidsPressure.get(0)) {
      return DOES_NOT;
    }
    long risks = abdomenSugarLipidsPressure.stream().skip(1).filter(yes -> yes).count();
    if (risks >= 2) {
      return MEETS;
    }
    return risks == 1 ? NEAR : DOES_NOT;
  }
}
