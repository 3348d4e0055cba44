package tegata.domain.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoverageTest {
  private static final LocalDate ACQUIRED = LocalDate.of(2024, 4, 1);

  @ParameterizedTest(name = "{0} → {1}")
  @DisplayName("資格は取得日から有効で、喪失日にはもうない")
  @CsvSource({
    "2024-03-31, false",
    "2024-04-01, true",
    "2025-09-30, true",
    "2025-10-01, false",
    "2025-10-02, false"
  })
  void holdsFromAcquisitionToTheDayBeforeLoss(LocalDate day, boolean holds) {
    assertThat(coverage(Optional.of(LocalDate.of(2025, 10, 1))).holdsOn(day)).isEqualTo(holds);
  }

  @Test
  @DisplayName("喪失日のない資格は取得日から先ずっと有効")
  void withoutLossItHoldsOn() {
    assertThat(coverage(Optional.empty()).holdsOn(LocalDate.of(2999, 12, 31))).isTrue();
    assertThat(coverage(Optional.empty()).holdsOn(ACQUIRED.minusDays(1))).isFalse();
  }

  @Test
  @DisplayName("取得した日に喪失した資格は一日も有効でない")
  void lostOnTheDayItBeganItNeverHeld() {
    assertThat(coverage(Optional.of(ACQUIRED)).holdsOn(ACQUIRED)).isFalse();
  }

  private static Coverage coverage(Optional<LocalDate> lostOn) {
    return new Coverage(
        new InsuredNumber("06130488", Optional.of("12"), "34", Optional.of("00")),
        "架空健康保険組合",
        Coverage.Relation.SELF,
        Optional.of(30),
        ACQUIRED,
        lostOn);
  }
}
