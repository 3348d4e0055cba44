package tegata.node.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tegata.domain.identity.RevocationStatus;
import tegata.workers.fixture.Samples;
import tegata.workers.fixture.TestCa;
import tegata.workers.fixture.TestCard;

class OcspReplyTest {
  private static final Instant NOW = Samples.NOW.instant();
  private static final TestCa CA = new TestCa(TestCa.NAME, "current", NOW);
  private static final TestCa IMPOSTOR = new TestCa(TestCa.NAME, "impostor", NOW);
  private static final TestCard CARD = TestCard.of(CA, "CARD1", NOW).issue();

  private OcspQuery query;

  @BeforeEach
  void ask() throws GeneralSecurityException {
    query = OcspQuery.about(CARD.certificate(), CA.certificate());
  }

  @Test
  @DisplayName("認証局自身の答え: 有効・失効・一時停止・不明")
  void readsEveryStatus() throws Exception {
    assertThat(read(answer())).isEqualTo(RevocationStatus.GOOD);
    assertThat(read(answer().status(revoked(CRLReason.keyCompromise))))
        .isEqualTo(RevocationStatus.REVOKED);
    assertThat(read(answer().status(revoked(CRLReason.certificateHold))))
        .isEqualTo(RevocationStatus.REVOKED);
    assertThat(read(answer().status(new UnknownStatus()))).isEqualTo(RevocationStatus.UNKNOWN);
  }

  @Test
  @DisplayName("認証局が委任したレスポンダーの答えを信じる")
  void believesADelegate() throws Exception {
    assertThat(read(answer().signedBy(delegate().issue()))).isEqualTo(RevocationStatus.GOOD);
  }

  @Test
  @DisplayName("委任されていない者の答えは信じない: 用途ちがい・nocheck なし・期限切れ・別の認証局・別の鍵")
  void believesNobodyElse() {
    refuses(answer().signedBy(TestCard.of(CA, "OCSP", NOW).issue()));
    refuses(answer().signedBy(TestCard.of(CA, "OCSP", NOW).forOcsp().issue()));
    refuses(answer().signedBy(noCheck(TestCard.of(CA, "OCSP", NOW)).issue()));
    refuses(
        answer()
            .signedBy(
                delegate()
                    .valid(NOW.minus(9, ChronoUnit.DAYS), NOW.minus(1, ChronoUnit.DAYS))
                    .issue()));
    refuses(answer().signedBy(noCheck(TestCard.of(IMPOSTOR, "OCSP", NOW).forOcsp()).issue()));
    refuses(new TestAnswer(IMPOSTOR, NOW));
    refuses(answer().signedBy(CARD));
  }

  @Test
  @DisplayName("SHA-1 の署名は信じない")
  void refusesWeakSignatures() {
    refuses(answer().algorithm("SHA1withRSA"));
    refuses(answer().signedBy(delegate().algorithm("SHA1withRSA").issue()));
  }

  @ParameterizedTest(name = "{0} 分前に作られ、次は {1} 分後")
  @DisplayName("古い答え、未来の答え、次のある答えは信じない。時計のずれは1分まで許す")
  @CsvSource({"62, 5", "-2, 30", "10, -2", "3000, "})
  void refusesWhatIsNotOfNow(long minutesAgo, Long nextInMinutes) {
    refuses(answer().updates(ago(minutesAgo), nextInMinutes == null ? null : in(nextInMinutes)));
  }

  @ParameterizedTest(name = "{0} 秒前に作られ、次は {1} 秒後")
  @DisplayName("1時間以内で、時計のずれが1分以内の答えは信じる")
  @CsvSource({"3600, 60", "-59, 60", "60, -59", "60, "})
  void believesWhatIsOfNow(long secondsAgo, Long nextInSeconds) throws Exception {
    Instant next = nextInSeconds == null ? null : NOW.plusSeconds(nextInSeconds);
    assertThat(read(answer().updates(NOW.minusSeconds(secondsAgo), next)))
        .isEqualTo(RevocationStatus.GOOD);
  }

  @Test
  @DisplayName("別の問いへの答え（nonce がちがう・ない）は信じない")
  void refusesAnotherNonce() throws Exception {
    refuses(answer().withoutNonce());
    refuses(answer().nonce(new DEROctetString(new byte[32]).getEncoded()));
  }

  @Test
  @DisplayName("別の証明書についての答えは信じない")
  void refusesAnotherSerial() {
    refuses(answer().serial(4712));
  }

  @Test
  @DisplayName("同じ名前の別の世代の認証局についての答えは信じない")
  void refusesAnotherGeneration() throws Exception {
    OcspQuery aboutImpostor = OcspQuery.about(CARD.certificate(), IMPOSTOR.certificate());
    byte[] der = answer().nonce(query.nonce()).to(aboutImpostor.der());

    assertThatThrownBy(() -> reply().status(der, CA.certificate()))
        .isInstanceOf(UntrustedAnswer.class);
  }

  @Test
  @DisplayName("知らない重大な条件のついた答えは信じない")
  void refusesConditions() throws Exception {
    Extension unknown =
        new Extension(new ASN1ObjectIdentifier("2.999.3"), true, DERNull.INSTANCE.getEncoded());

    refuses(answer().extension(unknown));
    refuses(answer().condition(unknown));
  }

  @Test
  @DisplayName("tryLater と、OCSP でないものは答えではない")
  void refusesWhatIsNoAnswer() throws Exception {
    byte[] later = new OCSPRespBuilder().build(OCSPRespBuilder.TRY_LATER, null).getEncoded();
    byte[] garbage = "<html></html>".getBytes(StandardCharsets.US_ASCII);

    assertThatThrownBy(() -> reply().status(later, CA.certificate()))
        .isInstanceOf(UntrustedAnswer.class)
        .hasMessageContaining("status 3");
    assertThatThrownBy(() -> reply().status(garbage, CA.certificate()))
        .isInstanceOf(UntrustedAnswer.class);
    assertThatThrownBy(() -> reply().status(new byte[0], CA.certificate()))
        .isInstanceOf(UntrustedAnswer.class);
  }

  private static TestAnswer answer() {
    return new TestAnswer(CA, NOW);
  }

  private static TestCard.Draft delegate() {
    return noCheck(TestCard.of(CA, "OCSP", NOW).forOcsp());
  }

  private static TestCard.Draft noCheck(TestCard.Draft draft) {
    return draft.extension(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck, false, DERNull.INSTANCE);
  }

  private static RevokedStatus revoked(int reason) {
    return new RevokedStatus(Date.from(NOW.minusSeconds(60)), reason);
  }

  private static Instant ago(long minutes) {
    return NOW.minus(minutes, ChronoUnit.MINUTES);
  }

  private static Instant in(long minutes) {
    return NOW.plus(minutes, ChronoUnit.MINUTES);
  }

  private OcspReply reply() {
    return new OcspReply(query, Freshness.ofAnswers(Duration.ofHours(1)), NOW);
  }

  private RevocationStatus read(TestAnswer answer) throws GeneralSecurityException {
    return reply().status(answer.to(query.der()), CA.certificate());
  }

  private void refuses(TestAnswer answer) {
    byte[] der = answer.to(query.der());
    assertThatThrownBy(() -> reply().status(der, CA.certificate()))
        .isInstanceOf(UntrustedAnswer.class);
  }
}
