package tegata.domain.checkup;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tegata.domain.person.Sex;

class TrendTest {

  @ParameterizedTest(name = "{0} → {1}")
  @DisplayName("上がっている、下がっている、変わらない、上がり下がりを言い分け、一つでは何も言わない")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          5.4 5.6 5.9 | RISING
          5.9 5.9 5.4 | FALLING
          5.4 5.40    | STEADY
          5.4 5.9 5.6 | MIXED
          5.4         | -
          """)
  void direction(String values, Trend.Direction expected) {
    String[] each = values.split(" ");
    List<Checkup> checkups =
        IntStream.range(0, each.length)
            .mapToObj(i -> Checkups.on(LocalDate.of(2022 + i, 6, 1), "a1c " + each[i]))
            .toList();
    assertThat(Trend.of(Measure.HBA1C, checkups).direction())
        .isEqualTo(Optional.ofNullable(expected));
  }

  @Test
  @DisplayName("空腹時と随時は別の系列で、項目のない年は点にならない")
  void methodsAreApart() {
    List<Checkup> checkups =
        List.of(
            Checkups.on(LocalDate.of(2025, 6, 1), "tg 150"),
            Checkups.on(LocalDate.of(2024, 6, 1), "casual 180"),
            Checkups.on(LocalDate.of(2023, 6, 1), "tg 120"));
    assertThat(Trend.of(Measure.TRIGLYCERIDE, checkups).points())
        .extracting(Trend.Point::day)
        .containsExactly(LocalDate.of(2023, 6, 1), LocalDate.of(2025, 6, 1));
  }

  @Test
  @DisplayName("血圧は、その他、2回目、1回目の順に一つを取る")
  void precedence() {
    assertThat(Reading.in(Checkups.of("sbp 150, sbp2 140"), Measure.SYSTOLIC))
        .contains(new BigDecimal("140"));
  }

  @ParameterizedTest(name = "{0} {1} {2} → {3}")
  @DisplayName("単位は書き方の違いだけを許し、知らない単位や数でない値は比べない")
  @CsvSource({
    "3D046000001906202, 5.6, %, true",
    "3D046000001906202, 38, mmol/mol, false",
    "9A751000000000001, 130, mmHg, true",
    "9A751000000000001, 17.3, kPa, false",
    "3F015000002327101, 150, mg/dl, true",
    "3F015000002327101, 1.7, mmol/L, false",
    "3F015000002327101, <10, mg/dL, false",
    "3F015000002327101, 1E999999999, mg/dL, false",
    "9Z999000000000001, 10, mg/dL, false"
  })
  void units(String code, String value, String unit, boolean comparable) {
    assertThat(Reading.of(Checkups.measured(code, value, unit)).isPresent()).isEqualTo(comparable);
  }

  @ParameterizedTest(name = "{0} {1} {2} → {3}")
  @DisplayName("目安は、以上・未満・以下の境で分かれ、男女で違うものもある")
  @CsvSource({
    "SYSTOLIC, MALE, 129, WITHIN",
    "SYSTOLIC, MALE, 130, GUIDANCE",
    "SYSTOLIC, MALE, 139, GUIDANCE",
    "SYSTOLIC, MALE, 140, REFERRAL",
    "HBA1C, FEMALE, 5.5, WITHIN",
    "HBA1C, FEMALE, 5.6, GUIDANCE",
    "HBA1C, FEMALE, 6.5, REFERRAL",
    "HDL, MALE, 40, WITHIN",
    "HDL, MALE, 39, GUIDANCE",
    "HDL, MALE, 20, GUIDANCE",
    "EGFR, MALE, 60, WITHIN",
    "EGFR, MALE, 59.9, GUIDANCE",
    "EGFR, MALE, 44.9, REFERRAL",
    "HEMOGLOBIN, MALE, 13.1, WITHIN",
    "HEMOGLOBIN, MALE, 13.0, GUIDANCE",
    "HEMOGLOBIN, FEMALE, 12.5, WITHIN",
    "HEMOGLOBIN, FEMALE, 11.0, REFERRAL",
    "WAIST, FEMALE, 89.9, WITHIN",
    "WAIST, MALE, 89.9, GUIDANCE"
  })
  void zones(Measure measure, Sex sex, BigDecimal value, Guideline.Zone expected) {
    assertThat(Guideline.of(measure, sex).orElseThrow().zone(value)).isEqualTo(expected);
  }

  @Test
  @DisplayName("目安のない項目と、性別のわからない人の男女で違う項目には、目安がない")
  void noGuideline() {
    assertThat(Guideline.of(Measure.HEIGHT, Sex.MALE)).isEmpty();
    assertThat(Guideline.of(Measure.HEMOGLOBIN, Sex.UNSET)).isEmpty();
    assertThat(Guideline.of(Measure.SYSTOLIC, Sex.UNSET)).isPresent();
  }
}
