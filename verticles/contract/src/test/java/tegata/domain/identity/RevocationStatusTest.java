package tegata.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tegata.domain.identity.CardChallenge.Purpose;
import tegata.domain.identity.CertificateTerm.Stage;

class RevocationStatusTest {

  @ParameterizedTest(name = "{0}・{1}・{2} → 通さない: {3}")
  @DisplayName("失効は何も通さない。わからないときは、期限切れのカードの資格確認だけを通す")
  @CsvSource({
    "GOOD, LOGIN, VALID, false",
    "GOOD, ELIGIBILITY, GRACE, false",
    "GOOD, CONSENT, EXPIRING, false",
    "REVOKED, LOGIN, VALID, true",
    "REVOKED, CONSENT, VALID, true",
    "REVOKED, ELIGIBILITY, VALID, true",
    "REVOKED, ELIGIBILITY, GRACE, true",
    "UNKNOWN, LOGIN, VALID, true",
    "UNKNOWN, LOGIN, GRACE, true",
    "UNKNOWN, CONSENT, EXPIRING, true",
    "UNKNOWN, CONSENT, GRACE, true",
    "UNKNOWN, ELIGIBILITY, VALID, true",
    "UNKNOWN, ELIGIBILITY, EXPIRING, true",
    "UNKNOWN, ELIGIBILITY, GRACE, false",
    "UNKNOWN, ELIGIBILITY, LAPSED, false"
  })
  void closesWhatItMust(RevocationStatus status, Purpose purpose, Stage stage, boolean bars) {
    assertThat(status.bars(purpose, stage)).isEqualTo(bars);
  }
}
