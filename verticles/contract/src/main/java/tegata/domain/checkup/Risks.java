package tegata.domain.checkup;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import tegata.domain.person.Sex;

/**
 * 判定の材料: what the rules of 特定健診 ask of one checkup. Every answer is yes, no, or empty where the
 * checkup does not tell.
 */
record Risks(Checkup checkup, Examinee examinee) {
  private static final String PRESSURE_MEDICINE = "9N701";
  private static final String SUGAR_MEDICINE = "9N706";
  private static final String LIPID_MEDICINE = "9N711";

  /** 保険者再確認 (code 24020): whatever it says, the person takes the medicine after all. */
  private static final List<String> CONFIRMED = List.of("9N702", "9N707", "9N712");

  private static final String SMOKING = "9N736";
  private static final String YES = "1";

  /** 腹囲 男 85 cm 女 90 cm 以上; 内臓脂肪面積 100 cm² 以上 goes first where it was measured. */
  Optional<Boolean> abdomen() {
    Optional<Boolean> fat = atLeast(Measure.VISCERAL_FAT, "100");
    if (fat.isPresent()) {
      return fat;
    }
    Optional<BigDecimal> waist = value(Measure.WAIST).or(() -> value(Measure.WAIST_STATED));
    if (examinee.sex() == Sex.UNSET) {
      Optional<Boolean> man = waist.map(w -> reaches(w, "85"));
      Optional<Boolean> woman = waist.map(w -> reaches(w, "90"));
      return man.equals(woman) ? man : Optional.empty();
    }
    return waist.map(w -> reaches(w, examinee.sex() == Sex.MALE ? "85" : "90"));
  }

  /** BMI 25 以上. */
  Optional<Boolean> overweight() {
    return atLeast(Measure.BMI, "25");
  }

  /** メタボ判定の血糖: 空腹時血糖 110 以上, without one HbA1c 6.0 以上; or the medicine. */
  Optional<Boolean> metabolicSugar() {
    Optional<Boolean> measured =
        atLeast(Measure.GLUCOSE, "110").or(() -> atLeast(Measure.HBA1C, "6.0"));
    return any(measured, answered(SUGAR_MEDICINE));
  }

  /** メタボ判定の脂質: 空腹時中性脂肪 150 以上 or HDL 40 未満; or the medicine. */
  Optional<Boolean> metabolicLipids() {
    return any(atLeast(Measure.TRIGLYCERIDE, "150"), lowHdl(), answered(LIPID_MEDICINE));
  }

  /** メタボ判定の血圧: 収縮期 130 以上 or 拡張期 85 以上; or the medicine. */
  Optional<Boolean> metabolicPressure() {
    return any(pressure(), answered(PRESSURE_MEDICINE));
  }

  /** 階層化の血糖: 空腹時血糖 100 以上, without one HbA1c 5.6 以上, without both 随時血糖 100 以上. */
  Optional<Boolean> sugar() {
    return atLeast(Measure.GLUCOSE, "100")
        .or(() -> atLeast(Measure.HBA1C, "5.6"))
        .or(() -> atLeast(Measure.GLUCOSE_CASUAL, "100"));
  }

  /** 階層化の脂質: 空腹時中性脂肪 150 以上 (随時 175 以上) or HDL 40 未満. */
  Optional<Boolean> lipids() {
    Optional<Boolean> triglyceride =
        atLeast(Measure.TRIGLYCERIDE, "150").or(() -> atLeast(Measure.TRIGLYCERIDE_CASUAL, "175"));
    return any(triglyceride, lowHdl());
  }

  /** 収縮期 130 以上 or 拡張期 85 以上. */
  Optional<Boolean> pressure() {
    return any(atLeast(Measure.SYSTOLIC, "130"), atLeast(Measure.DIASTOLIC, "85"));
  }

  /** Whether the person takes a medicine for blood pressure, sugar or lipids. */
  Optional<Boolean> medicine() {
    boolean confirmed = CONFIRMED.stream().anyMatch(code -> checkup.coded(code).isPresent());
    return confirmed
        ? Optional.of(true)
        : any(answered(PRESSURE_MEDICINE), answered(SUGAR_MEDICINE), answered(LIPID_MEDICINE));
  }

  /** 現在の喫煙 (条件1 and 条件2). */
  Optional<Boolean> smoking() {
    return answered(SMOKING);
  }

  /**
   * What a rule says whatever the missing answers are; empty where that depends on them.
   *
   * @param answers yes, no or missing, in the order in which the rule takes them
   */
  static <R> Optional<R> forced(List<Optional<Boolean>> answers, Function<List<Boolean>, R> rule) {
    List<R> outcomes = completions(answers).map(rule).distinct().limit(2).toList();
    return outcomes.size() == 1 ? Optional.of(outcomes.get(0)) : Optional.empty();
  }

  private static Stream<List<Boolean>> completions(List<Optional<Boolean>> answers) {
    Stream<List<Boolean>> all = Stream.of(List.of());
    for (Optional<Boolean> answer : answers) {
      List<Boolean> choices = answer.map(List::of).orElse(List.of(true, false));
      all = all.flatMap(sofar -> choices.stream().map(choice -> with(sofar, choice)));
    }
    return all;
  }

  private static List<Boolean> with(List<Boolean> list, Boolean one) {
    return Stream.concat(list.stream(), Stream.of(one)).toList();
  }

  @SafeVarargs
  @SuppressWarnings("varargs")
  private static Optional<Boolean> any(Optional<Boolean>... answers) {
    return forced(List.of(answers), all -> all.contains(true));
  }

  private Optional<Boolean> lowHdl() {
    return value(Measure.HDL).map(hdl -> !reaches(hdl, "40"));
  }

  private Optional<Boolean> atLeast(Measure measure, String limit) {
    return value(measure).map(value -> reaches(value, limit));
  }

  private static boolean reaches(BigDecimal value, String limit) {
    return value.compareTo(new BigDecimal(limit)) >= 0;
  }

  private Optional<BigDecimal> value(Measure measure) {
    return Reading.in(checkup, measure);
  }

  private Optional<Boolean> answered(String code) {
    return checkup.coded(code + "000000000011").map(YES::equals);
  }
}
