package tegata.portal.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DateTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2025-01",
        "2025/1",
        "2025.1",
        "2025年1月",
        "2025年01月",
        "令和7年1月",
        "令和７年１月",
        "R7.1",
        "２０２５年１月",
        " 2025年 1月 ",
        "2025-01-31"
      })
  @DisplayName("年月は、西暦でも和暦でも全角でも読める")
  void readsMonths(String text) {
    assertThat(DateText.month(text)).contains(YearMonth.of(2025, 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"令和元年5月", "R1.5", "2019-05"})
  @DisplayName("元年は1年と同じ")
  void readsFirstYears(String text) {
    assertThat(DateText.month(text)).contains(YearMonth.of(2019, 5));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2024-02-29", "2024/2/29", "2024年2月29日", "令和6年2月29日", "R6.2.29"})
  @DisplayName("日付も同じ書き方で読める")
  void readsDays(String text) {
    assertThat(DateText.day(text)).contains(LocalDate.of(2024, 2, 29));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "abc",
        "2025",
        "2025-13",
        "2025-00",
        "25-01",
        "2025年115",
        "明治3年1月",
        "<script>"
      })
  @DisplayName("読めない年月は、あてずっぽうに読まない")
  void refusesWhatIsNoMonth(String text) {
    assertThat(DateText.month(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2025-02-29", "2025-01", "2025-01-32", "2025-01-00"})
  @DisplayName("暦にない日は読まない")
  void refusesWhatIsNoDay(String text) {
    assertThat(DateText.day(text)).isEmpty();
  }
}
