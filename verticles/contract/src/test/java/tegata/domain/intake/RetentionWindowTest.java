package tegata.domain.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetentionWindowTest {

  @ParameterizedTest(name = "{0} には {1} から、健診は {2} から")
  @DisplayName("今月から36か月前の月の初めから、健診は5年前の月の初めから見せる")
  @CsvSource({
    "2026-08-01, 2023-08, 2021-08-01",
    "2026-08-31, 2023-08, 2021-08-01",
    "2026-01-15, 2023-01, 2021-01-01",
    "2028-02-29, 2025-02, 2023-02-01",
  })
  void windowMovesWithTheMonth(LocalDate today, YearMonth firstMonth, LocalDate firstCheckupDay) {
    assertThat(RetentionWindow.STANDARD.firstMonth(today)).isEqualTo(firstMonth);
    assertThat(RetentionWindow.STANDARD.firstCheckupDay(today)).isEqualTo(firstCheckupDay);
  }

  @Test
  @DisplayName("運営者は期間を延ばせる")
  void aLongerWindowIsAllowed() {
    RetentionWindow longer = new RetentionWindow(60, 10);

    assertThat(longer.firstMonth(LocalDate.of(2026, 8, 1))).isEqualTo(YearMonth.of(2021, 8));
    assertThat(longer.firstCheckupDay(LocalDate.of(2026, 8, 1)))
        .isEqualTo(LocalDate.of(2016, 8, 1));
  }

  @ParameterizedTest
  @DisplayName("3年と5年より短い期間は設定できない")
  @CsvSource({"35, 5", "36, 4", "0, 0", "-36, 5"})
  void aShorterWindowIsRefused(int months, int checkupYears) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RetentionWindow(months, checkupYears));
  }
}
