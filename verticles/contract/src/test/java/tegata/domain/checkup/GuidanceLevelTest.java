package tegata.domain.checkup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tegata.domain.person.Sex;

class GuidanceLevelTest {
  private static final String NO_MEDICINE = ", med1 2, med2 2, med3 2";

  @ParameterizedTest(name = "{0} 歳 {1}: {2} → {3}")
  @DisplayName("階層化は、腹囲か BMI で入り、血糖・脂質・血圧の数と喫煙で分け、65 歳からは動機付け支援まで")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          56 | MALE   | waist 170, bmi 29, fpg 90, tg 200, hdl 200, sbp 30, dbp 70, smoke 2       | MOTIVATIONAL
          56 | MALE   | waist 170, bmi 29, fpg 90, tg 200, hdl 200, sbp 30, dbp 70, smoke 1       | ACTIVE
          68 | MALE   | waist 170, bmi 29, fpg 90, tg 200, hdl 200, sbp 30, dbp 70, smoke 1       | MOTIVATIONAL
          50 | FEMALE | waist 89.9, bmi 25.0, fpg 100, tg 150, hdl 50, sbp 130, dbp 84, smoke 2   | ACTIVE
          50 | FEMALE | waist 89.9, bmi 25.0, fpg 100, tg 150, hdl 50, sbp 120, dbp 84, smoke 2   | MOTIVATIONAL
          50 | FEMALE | waist 89.9, bmi 25.0, fpg 100, tg 150, hdl 50, sbp 120, dbp 84, smoke 1   | ACTIVE
          50 | FEMALE | waist 89.9, bmi 25.0, fpg 90, tg 150, hdl 50, sbp 120, dbp 84, smoke 1    | MOTIVATIONAL
          50 | FEMALE | waist 89.9, bmi 24.9, fpg 200, tg 300, hdl 30, sbp 180, dbp 100, smoke 1  | INFORMATION
          50 | MALE   | waist 90, bmi 28, fpg 99, tg 149, hdl 40, sbp 129, dbp 84, smoke 1        | INFORMATION
          50 | MALE   | waist 90, bmi 28, fpg 100, tg 150, hdl 40, sbp 129, dbp 84, smoke 2       | ACTIVE
          """)
  void levels(int age, Sex sex, String line, GuidanceLevel expected) {
    assertThat(computed(sex, age, line + NO_MEDICINE)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0} → {1}")
  @DisplayName("空腹時血糖、HbA1c、随時血糖の順に見る。中性脂肪は随時なら 175 から")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          waist 90, bmi 24, fpg 99, a1c 6.9, tg 100, hdl 50, sbp 120, dbp 70, smoke 2          | INFORMATION
          waist 90, bmi 24, a1c 5.6, tg 100, hdl 50, sbp 120, dbp 70, smoke 2                  | MOTIVATIONAL
          waist 90, bmi 24, a1c 5.5, glucose 180, tg 100, hdl 50, sbp 120, dbp 70, smoke 2     | INFORMATION
          waist 90, bmi 24, glucose 100, tg 100, hdl 50, sbp 120, dbp 70, smoke 2              | MOTIVATIONAL
          waist 90, bmi 24, fpg 90, casual 174, hdl 50, sbp 120, dbp 70, smoke 2               | INFORMATION
          waist 90, bmi 24, fpg 90, casual 175, hdl 50, sbp 120, dbp 70, smoke 2               | MOTIVATIONAL
          """)
  void whichValueCounts(String line, GuidanceLevel expected) {
    assertThat(computed(Sex.MALE, 50, line + NO_MEDICINE)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0} → {1}")
  @DisplayName("薬を使っていれば情報提供。保険者が後で確かめた服薬も同じ")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          waist 90, bmi 28, fpg 130, tg 300, sbp 150, smoke 1, med1 1                          | INFORMATION
          waist 90, bmi 28, fpg 130, tg 300, sbp 150, smoke 1, med1 2, med2 2, med3 2, again1 1 | INFORMATION
          waist 90, bmi 28, fpg 130, tg 300, sbp 150, smoke 1                                  | UNDECIDED
          waist 80, bmi 22                                                                     | INFORMATION
          waist 90, bmi 28, fpg 130, tg 300, med1 2, med2 2, med3 2                            | ACTIVE
          waist 90, bmi 28, fpg 130, tg 100, hdl 50, sbp 120, dbp 70, med1 2, med2 2, med3 2   | UNDECIDED
          """)
  void medicineAndWhatIsMissing(String line, GuidanceLevel expected) {
    assertThat(computed(Sex.MALE, 50, line)).isEqualTo(expected);
  }

  @Test
  @DisplayName("年齢は年度末で数え、75 歳になった日からは特定健診でない")
  void agesCountAtTheEndOfTheYear() {
    assertThat(born("1987-04-01").isInSpecificCheckup(Checkups.DAY)).isTrue();
    assertThat(born("1987-04-02").isInSpecificCheckup(Checkups.DAY)).isFalse();
    assertThat(born("1951-06-04").isInSpecificCheckup(Checkups.DAY)).isTrue();
    assertThat(born("1951-06-03").isInSpecificCheckup(Checkups.DAY)).isFalse();
    assertThat(born("1962-04-01").isOlder(Checkups.DAY)).isTrue();
    assertThat(born("1962-04-02").isOlder(Checkups.DAY)).isFalse();
  }

  private static Examinee born(String day) {
    return new Examinee(Sex.FEMALE, LocalDate.parse(day));
  }

  private static GuidanceLevel computed(Sex sex, int age, String line) {
    return GuidanceLevel.computed(Checkups.of(line), Checkups.examinee(sex, age));
  }
}
