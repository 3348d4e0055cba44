package tegata.domain.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tegata.domain.identity.CertificateTerm;
import tegata.domain.registration.Deregistration.Applicant;
import tegata.domain.registration.Deregistration.Ending;

class CertificateLapseTest {
  private static final String INSURER = "06130488";
  private static final Applicant INSURED = new Applicant(Optional.of(INSURER), false);
  private static final LocalDate EXPIRED = LocalDate.of(2026, 11, 30);
  private static final LocalDate AFTER = LocalDate.of(2027, 3, 1);

  @ParameterizedTest(name = "期限 {0}、{1}: {2}")
  @CsvSource({
    "2026-11-30, 2026-11-30, NOT_YET",
    "2026-11-30, 2026-12-01, NOT_YET",
    "2026-11-30, 2027-02-28, NOT_YET",
    "2026-11-30, 2027-03-01, END",
    "2027-11-30, 2028-02-29, NOT_YET",
    "2027-11-30, 2028-03-01, END",
    "2027-01-10, 2027-04-10, NOT_YET",
    "2027-01-10, 2027-04-11, END"
  })
  @DisplayName("期限から3か月の猶予の最後の日までは終わらず、その次の日に終わる")
  void endsAfterTheGrace(LocalDate expiresOn, LocalDate today, Ending ending) {
    assertThat(on(expiresOn, today, INSURED, certificate(INSURER, LocalDate.of(2031, 1, 1))))
        .isEqualTo(ending);
  }

  @Test
  @DisplayName("いまの保険者の、期限の切れていない資格確認書がなければ見合わせる")
  void holdsBackWithoutProof() {
    assertThat(on(EXPIRED, AFTER, INSURED)).isEqualTo(Ending.HELD_BACK);
    assertThat(on(EXPIRED, AFTER, INSURED, certificate("31130008", AFTER)))
        .isEqualTo(Ending.HELD_BACK);
    assertThat(on(EXPIRED, AFTER, INSURED, certificate(INSURER, AFTER.minusDays(1))))
        .isEqualTo(Ending.HELD_BACK);
    assertThat(
            on(EXPIRED, AFTER, new Applicant(Optional.empty(), false), certificate(INSURER, AFTER)))
        .isEqualTo(Ending.HELD_BACK);
    assertThat(
            on(
                EXPIRED,
                AFTER,
                INSURED,
                certificate("31130008", AFTER),
                certificate(INSURER, AFTER)))
        .isEqualTo(Ending.END);
  }

  @Test
  @DisplayName("亡くなった人の登録は、資格確認書がなくても終わる")
  void endsForTheDead() {
    assertThat(on(EXPIRED, AFTER, new Applicant(Optional.empty(), true))).isEqualTo(Ending.END);
  }

  private static Ending on(
      LocalDate expiresOn,
      LocalDate today,
      Applicant applicant,
      EligibilityCertificate... certificates) {
    return CertificateLapse.endingOn(
        today, new CertificateTerm(expiresOn), applicant, List.of(certificates));
  }

  private static EligibilityCertificate certificate(String insurer, LocalDate validUntil) {
    return new EligibilityCertificate(
        insurer, LocalDate.of(2026, 1, 1), validUntil, Optional.empty());
  }
}
