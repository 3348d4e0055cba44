package tegata.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CertificateTermTest {

  @ParameterizedTest(name = "期限 {0} の証明書は {1} に {2}")
  @DisplayName("期限の3か月前から案内し、期限後3か月は猶予とし、どの境の日も前の段階に数える")
  @CsvSource({
    "2026-08-20, 2026-05-19, VALID",
    "2026-08-20, 2026-05-20, EXPIRING",
    "2026-08-20, 2026-08-20, EXPIRING",
    "2026-08-20, 2026-08-21, GRACE",
    "2026-08-20, 2026-11-20, GRACE",
    "2026-08-20, 2026-11-21, LAPSED",
  })
  void stageChangesTheDayAfterEachBoundary(
      LocalDate expiresOn, LocalDate today, CertificateTerm.Stage stage) {
    assertThat(new CertificateTerm(expiresOn).on(today)).isEqualTo(stage);
  }

  @ParameterizedTest(name = "期限 {0} の猶予は {1} まで")
  @DisplayName("猶予の終わりの月に同じ日がなければ、その月の末日まで")
  @CsvSource({
    "2025-11-30, 2026-02-28",
    "2027-11-29, 2028-02-29",
    "2027-11-30, 2028-02-29",
    "2026-01-31, 2026-04-30",
    "2026-02-28, 2026-05-28",
    "2026-10-15, 2027-01-15",
  })
  void graceIsCutToTheEndOfAShorterMonth(LocalDate expiresOn, LocalDate graceEndsOn) {
    CertificateTerm term = new CertificateTerm(expiresOn);

    assertThat(term.graceEndsOn()).isEqualTo(graceEndsOn);
    assertThat(term.on(graceEndsOn)).isEqualTo(CertificateTerm.Stage.GRACE);
    assertThat(term.on(graceEndsOn.plusDays(1))).isEqualTo(CertificateTerm.Stage.LAPSED);
  }
}
