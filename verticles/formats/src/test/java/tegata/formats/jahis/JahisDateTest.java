package tegata.formats.jahis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** 和暦の境: 昭和64年は7日、平成31年は4月、令和元年は5月から。 */
class JahisDateTest {
  private static final String LETTERS = "MTSHR";

  /** First days of the eras, and the first day after the last. */
  private static final LocalDate[] FIRST = {
    LocalDate.of(1868, 10, 23),
    LocalDate.of(1912, 7, 30),
    LocalDate.of(1926, 12, 25),
    LocalDate.of(1989, 1, 8),
    LocalDate.of(2019, 5, 1),
    LocalDate.MAX
  };

  @Test
  @DisplayName("明治6年からのどの日も、その日の元号でだけ読める")
  void everyDayHasOneEra() {
    LocalDate end = LocalDate.of(2036, 1, 1);
    for (LocalDate day = LocalDate.of(1873, 1, 1); day.isBefore(end); day = day.plusDays(1)) {
      for (int era = 0; era < LETTERS.length(); era++) {
        int year = day.getYear() - FIRST[era].getYear() + 1;
        if (year > 0 && year < 100) {
          String text =
              "%c%02d%02d%02d"
                  .formatted(LETTERS.charAt(era), year, day.getMonthValue(), day.getDayOfMonth());
          boolean within = !day.isBefore(FIRST[era]) && day.isBefore(FIRST[era + 1]);
          assertThat(JahisDate.parse(text))
              .as(text)
              .isEqualTo(within ? Optional.of(day) : Optional.empty());
        }
      }
    }
  }

  @ParameterizedTest
  @DisplayName("うるう日は、ある年にだけある")
  @CsvSource({"S550229, 1980-02-29", "H120229, 2000-02-29", "R060229, 2024-02-29"})
  void leapDays(String text, LocalDate day) {
    assertThat(JahisDate.parse(text)).contains(day);
  }

  @ParameterizedTest
  @DisplayName("ない日は読まない")
  @ValueSource(
      strings = {
        "S550200",
        "S550001",
        "S551301",
        "S560229",
        "R050229",
        "R000101",
        "19000229",
        "20260200",
        "20260001",
        "00000000",
        "S64010",
        "X010101"
      })
  void impossibleDays(String text) {
    assertThat(JahisDate.parse(text)).isEmpty();
  }
}
