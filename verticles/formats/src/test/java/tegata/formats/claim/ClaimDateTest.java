package tegata.formats.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** レセプトの日付の境. */
class ClaimDateTest {
  private static final LocalDate[] FIRST = {
    LocalDate.of(1868, 10, 23),
    LocalDate.of(1912, 7, 30),
    LocalDate.of(1926, 12, 25),
    LocalDate.of(1989, 1, 8),
    LocalDate.of(2019, 5, 1)
  };

  @Test
  @DisplayName("明治からのどの日も、その日の元号でも西暦でも読める")
  void everyDay() {
    int era = 0;
    LocalDate end = LocalDate.of(2036, 1, 1);
    for (LocalDate day = FIRST[0]; day.isBefore(end); day = day.plusDays(1)) {
      era += era < FIRST.length - 1 && !day.isBefore(FIRST[era + 1]) ? 1 : 0;
      String year = "%d%02d".formatted(era + 1, day.getYear() - FIRST[era].getYear() + 1);
      String rest = "%02d%02d".formatted(day.getMonthValue(), day.getDayOfMonth());

      assertThat(ClaimDate.day(year + rest)).as(year + rest).contains(day);
      assertThat(ClaimDate.day(day.getYear() + rest)).contains(day);
      assertThat(ClaimDate.month(year + rest.substring(0, 2))).contains(YearMonth.from(day));
    }
  }

  @ParameterizedTest(name = "{0} → {1}")
  @DisplayName("昭和64年、平成31年、令和元年")
  @CsvSource({"3640107, 1989-01-07", "4310430, 2019-04-30", "5010501, 2019-05-01"})
  void lastAndFirstDays(String text, LocalDate day) {
    assertThat(ClaimDate.day(text)).contains(day);
  }

  @ParameterizedTest
  @DisplayName("ない日は読まない: 00 日、うるうでない年の 2月29日、知らない元号")
  @ValueSource(
      strings = {
        "3550200",
        "3560229",
        "20250229",
        "19000229",
        "20260100",
        "20261301",
        "6010101",
        "0010101"
      })
  void impossibleDays(String text) {
    assertThat(ClaimDate.day(text)).isEmpty();
  }
}
