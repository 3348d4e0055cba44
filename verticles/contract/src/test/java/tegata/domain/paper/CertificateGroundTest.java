package tegata.domain.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tegata.domain.paper.CertificateGround.Situation;

class CertificateGroundTest {
  @ParameterizedTest(name = "{0} {1} registered={2} expires={3} on {4}")
  @CsvSource({
    "ELDERLY, 39131234, true, , 2026-07-31, true",
    "ELDERLY, 39131234, false, , 2026-07-31, true",
    "ELDERLY, 39131234, true, , 2026-08-01, false",
    "ELDERLY, 06130488, true, , 2026-07-31, false",
    "ELDERLY, 391312, true, , 2026-07-31, false",
    "NOT_REGISTERED, 06130488, false, , 2026-11-27, true",
    "NOT_REGISTERED, 39131234, false, , 2026-08-01, true",
    "NOT_REGISTERED, 06130488, true, , 2026-11-27, false",
    "CERTIFICATE_LAPSED, 06130488, true, 2026-11-27, 2026-11-27, false",
    "CERTIFICATE_LAPSED, 06130488, true, 2026-11-26, 2026-11-27, true",
    "CERTIFICATE_LAPSED, 06130488, true, , 2026-11-27, false",
    "CARD_RETURNED, 06130488, true, , 2026-11-27, true",
    "SUPPORT_NEEDED, 06130488, true, , 2026-11-27, true",
    "CARD_LOST, 06130488, true, , 2026-11-27, true",
    "CARD_RENEWING, 06130488, true, , 2026-11-27, true"
  })
  @DisplayName("理由ごとに、だれに、いつ交付できるか")
  void isOpen(
      CertificateGround ground,
      String insurer,
      boolean registered,
      LocalDate expires,
      LocalDate day,
      boolean open) {
    assertThat(
            ground.isOpenTo(new Situation(insurer, registered, Optional.ofNullable(expires)), day))
        .isEqualTo(open);
  }

  @ParameterizedTest
  @CsvSource({
    "ELDERLY, 2026-07-01, 2026-07-31",
    "ELDERLY, 2020-01-01, 2025-01-01",
    "SUPPORT_NEEDED, 2026-11-27, 2031-11-27",
    "CARD_LOST, 2024-02-29, 2029-02-28"
  })
  @DisplayName("有効期限は最大5年、後期高齢者の暫定運用では2026年7月31日まで")
  void ends(CertificateGround ground, LocalDate issuedOn, LocalDate latest) {
    assertThat(ground.latestEnd(issuedOn)).isEqualTo(latest);
  }

  @Test
  @DisplayName("要配慮者だけが、申し込みなしで更新される")
  void renews() {
    for (CertificateGround ground : CertificateGround.values()) {
      assertThat(ground.isRenewed()).isEqualTo(ground == CertificateGround.SUPPORT_NEEDED);
    }
  }
}
