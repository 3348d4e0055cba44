package tegata.domain.checkup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tegata.domain.person.Sex;

class MetabolicSyndromeTest {
  private static final String NO_MEDICINE = ", med1 2, med2 2, med3 2";

  @ParameterizedTest(name = "{0}: {1} → {2}")
  @DisplayName("腹囲が基準以上で、血糖・脂質・血圧の二つなら基準該当、一つなら予備群該当")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          MALE   | waist 84.9, fpg 200, tg 300, hdl 30, sbp 180, dbp 110 | DOES_NOT
          MALE   | waist 85.0, fpg 109, tg 149, hdl 40, sbp 129, dbp 84  | DOES_NOT
          MALE   | waist 85.0, fpg 110, tg 149, hdl 40, sbp 129, dbp 84  | NEAR
          MALE   | waist 85.0, fpg 109, tg 150, hdl 40, sbp 129, dbp 84  | NEAR
          MALE   | waist 85.0, fpg 109, tg 149, hdl 39, sbp 129, dbp 84  | NEAR
          MALE   | waist 85.0, fpg 109, tg 149, hdl 40, sbp 130, dbp 84  | NEAR
          MALE   | waist 85.0, fpg 109, tg 149, hdl 40, sbp 129, dbp 85  | NEAR
          MALE   | waist 85.0, fpg 110, tg 149, hdl 40, sbp 129, dbp 85  | MEETS
          MALE   | waist 85.0, fpg 110, tg 150, hdl 39, sbp 129, dbp 84  | MEETS
          FEMALE | waist 89.9, fpg 110, tg 150, hdl 39, sbp 130, dbp 85  | DOES_NOT
          FEMALE | waist 90.0, fpg 110, tg 150, hdl 39, sbp 129, dbp 84  | MEETS
          FEMALE | stated 90.0, fpg 110, tg 150, hdl 39, sbp 129, dbp 84 | MEETS
          MALE   | fat 99, waist 95, fpg 110, tg 150, hdl 39, sbp 130, dbp 85 | DOES_NOT
          MALE   | fat 100, waist 80, fpg 110, tg 150, hdl 39, sbp 129, dbp 84 | MEETS
          """)
  void limits(Sex sex, String line, MetabolicSyndrome expected) {
    assertThat(computed(sex, line + NO_MEDICINE)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0} → {1}")
  @DisplayName("空腹時血糖がなければ HbA1c で、薬を使っていればその項目は該当とみなす")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          waist 90, a1c 6.0, tg 100, hdl 50, sbp 120, dbp 70, med1 2, med2 2, med3 2          | NEAR
          waist 90, fpg 100, a1c 6.9, tg 100, hdl 50, sbp 120, dbp 70, med1 2, med2 2, med3 2 | DOES_NOT
          waist 90, fpg 90, tg 100, hdl 50, sbp 120, dbp 70, med1 1, med2 2, med3 1           | MEETS
          waist 90, fpg 90, tg 100, hdl 50, sbp 120, dbp 70, med1 2, med2 1, med3 2           | NEAR
          """)
  void medicine(String line, MetabolicSyndrome expected) {
    assertThat(computed(Sex.MALE, line)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}: {1} → {2}")
  @DisplayName("足りない値があっても、答えが決まっていれば判定し、決まらないときだけ判定不能にする")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          MALE   | waist 80                                       | DOES_NOT
          MALE   | waist 90, fpg 120, sbp 140                     | MEETS
          MALE   | waist 90, fpg 120                              | UNDECIDED
          MALE   | fpg 120, tg 200, sbp 140                       | UNDECIDED
          MALE   | fpg 90, tg 100, hdl 50, sbp 110, dbp 70, med1 2, med2 2, med3 2 | DOES_NOT
          MALE   | waist 90, casual 200, hdl 50, fpg 90, sbp 110, dbp 70, med1 2, med2 2, med3 2 | UNDECIDED
          UNSET  | waist 87, fpg 120, sbp 140                     | UNDECIDED
          UNSET  | waist 90, fpg 120, sbp 140                     | MEETS
          UNSET  | waist 84, fpg 120, sbp 140                     | DOES_NOT
          """)
  void whatIsMissing(Sex sex, String line, MetabolicSyndrome expected) {
    assertThat(computed(sex, line)).isEqualTo(expected);
  }

  @Test
  @DisplayName("記録された判定はコードで読み、知らないコードは記録なしとする")
  void recorded() {
    assertThat(MetabolicSyndrome.recorded(Checkups.of("metabolic 2")))
        .contains(MetabolicSyndrome.NEAR);
    assertThat(MetabolicSyndrome.recorded(Checkups.of("metabolic 9"))).isEmpty();
    assertThat(MetabolicSyndrome.recorded(Checkups.of(""))).isEmpty();
  }

  private static MetabolicSyndrome computed(Sex sex, String line) {
    return MetabolicSyndrome.computed(Checkups.of(line), Checkups.examinee(sex, 50));
  }
}
