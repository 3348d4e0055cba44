package tegata.node.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tegata.domain.identity.RevocationStatus;
import tegata.workers.fixture.Samples;
import tegata.workers.fixture.TestCa;

class RevocationListTest {
  private static final Instant NOW = Samples.NOW.instant();
  private static final TestCa CA = new TestCa(TestCa.NAME, "current", NOW);
  private static final TestCa IMPOSTOR = new TestCa(TestCa.NAME, "impostor", NOW);
  private static final TestCa STRANGER = new TestCa("C=JP,CN=Another", "current", NOW);

  @Test
  @DisplayName("載っている番号は失効、載っていない番号は有効")
  void tellsWhatIsListed() throws Exception {
    TestList list = new TestList(CA, NOW).revoking(4711);

    assertThat(status(list, 4711)).isEqualTo(RevocationStatus.REVOKED);
    assertThat(status(list, 4712)).isEqualTo(RevocationStatus.GOOD);
  }

  @Test
  @DisplayName("別の鍵・別の名前・SHA-1 で署名されたリストは信じない")
  void refusesAForgedList() {
    refuses(new TestList(IMPOSTOR, NOW));
    refuses(new TestList(STRANGER, NOW));
    refuses(new TestList(CA, NOW).algorithm("SHA1withRSA"));
  }

  @Test
  @DisplayName("次の更新を過ぎた、未来の、次の更新を告げない、1週間より古いリストは信じない")
  void refusesAStaleList() {
    refuses(new TestList(CA, NOW.minus(2, ChronoUnit.DAYS)));
    refuses(new TestList(CA, NOW.plus(1, ChronoUnit.HOURS)));
    refuses(new TestList(CA, NOW).next(null));
    refuses(new TestList(CA, NOW.minus(8, ChronoUnit.DAYS)).next(NOW.plus(1, ChronoUnit.DAYS)));
  }

  @Test
  @DisplayName("一部だけのリストは信じない（載っていないことに意味がない）")
  void refusesAPart() {
    refuses(
        new TestList(CA, NOW)
            .critical(
                Extension.issuingDistributionPoint,
                new IssuingDistributionPoint(null, true, false, null, false, false)));
  }

  @Test
  @DisplayName("リストでないものは読めない")
  void refusesGarbage() {
    assertThatThrownBy(() -> RevocationList.parse(new byte[] {1, 2, 3}))
        .isInstanceOf(UntrustedAnswer.class);
  }

  private static RevocationStatus status(TestList list, long serial)
      throws GeneralSecurityException {
    RevocationList parsed = RevocationList.parse(list.der());
    parsed.require(CA.certificate());
    parsed.require(Freshness.ofLists(), NOW);
    return parsed.status(BigInteger.valueOf(serial));
  }

  private static void refuses(TestList list) {
    assertThatThrownBy(() -> status(list, 4712)).isInstanceOf(GeneralSecurityException.class);
  }
}
