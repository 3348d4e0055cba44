package tegata.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class JsonTest {
  record Sample(LocalDate day, YearMonth month, Instant at, Optional<Integer> count, int rows) {}

  private static final Sample SAMPLE =
      new Sample(
          LocalDate.of(2026, 2, 28),
          YearMonth.of(2026, 2),
          Instant.parse("2026-02-28T15:00:00Z"),
          Optional.empty(),
          3);
  private static final String TEXT =
      "{\"day\":\"2026-02-28\",\"month\":\"2026-02\",\"at\":\"2026-02-28T15:00:00Z\",\"rows\":3}";

  @Test
  @DisplayName("日付は ISO の文字列になり、空の値は書かれず、読めば同じものに戻る")
  void datesAreIsoAndEmptyIsAbsent() throws IOException {
    assertThat(Json.MAPPER.writeValueAsString(SAMPLE)).isEqualTo(TEXT);
    assertThat(Json.MAPPER.readValue(TEXT, Sample.class)).isEqualTo(SAMPLE);
  }

  record Ruled(int rows) {
    public boolean isEmpty() {
      return rows == 0;
    }
  }

  @Test
  @DisplayName("レコードの判定メソッドは項目にならず、書いたものはそのまま読める")
  void rulesAreNoMembers() throws IOException {
    String text = Json.MAPPER.writeValueAsString(new Ruled(3));

    assertThat(text).isEqualTo("{\"rows\":3}");
    assertThat(Json.MAPPER.readValue(text, Ruled.class)).isEqualTo(new Ruled(3));
  }

  @Test
  @DisplayName("知らない項目のある JSON は断る")
  void unknownMembersAreRefused() {
    assertThatThrownBy(() -> Json.MAPPER.readValue(TEXT.replace("}", ",\"role\":1}"), Sample.class))
        .isInstanceOf(UnrecognizedPropertyException.class);
  }

  @Test
  @DisplayName("数の項目が欠けていたり null なら、0 とみなさずに断る")
  void missingNumbersAreNotZero() {
    assertThatThrownBy(() -> Json.MAPPER.readValue(TEXT.replace(",\"rows\":3", ""), Sample.class))
        .isInstanceOf(MismatchedInputException.class);
    assertThatThrownBy(() -> Json.MAPPER.readValue(TEXT.replace(":3", ":null"), Sample.class))
        .isInstanceOf(MismatchedInputException.class);
  }

  @Test
  @DisplayName("入れ子は 64 段まで、数は 32 桁まで")
  void depthAndNumbersAreBounded() throws IOException {
    assertThat(Json.MAPPER.readTree("[".repeat(64) + "]".repeat(64))).hasSize(1);
    assertThatThrownBy(() -> Json.MAPPER.readTree("[".repeat(65) + "]".repeat(65)))
        .isInstanceOf(StreamConstraintsException.class);
    assertThatThrownBy(() -> Json.MAPPER.readTree("1".repeat(33)))
        .isInstanceOf(StreamConstraintsException.class);
  }
}
