package tegata.domain.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaperStateTest {
  @ParameterizedTest
  @CsvSource({
    "2026-11-30, , true, false, VALID",
    "2026-11-30, , true, true, DENIED",
    "2026-12-01, , true, true, EXPIRED",
    "2026-12-01, , true, false, EXPIRED",
    "2026-11-30, , false, true, EXPIRED",
    "2026-11-30, , false, false, EXPIRED",
    "2026-11-30, 2026-11-30, true, true, REVOKED",
    "2026-11-30, 2026-11-30, true, false, REVOKED",
    "2026-12-01, 2026-11-30, false, false, REVOKED"
  })
  @DisplayName("有効期限の日までは有効、失効したものはいつまでも無効、資格がなくなれば期限切れ、保険者が否定すればそう答える")
  void stands(
      LocalDate day, LocalDate revokedOn, boolean insured, boolean denied, PaperState state) {
    assertThat(
            PaperState.on(
                day, LocalDate.of(2026, 11, 30), Optional.ofNullable(revokedOn), insured, denied))
        .isEqualTo(state);
  }
}
