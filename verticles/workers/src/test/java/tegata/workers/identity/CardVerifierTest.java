package tegata.workers.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tegata.node.ConfigException;
import tegata.workers.WorkersConfig;
import tegata.workers.fixture.Samples;
import tegata.workers.fixture.TestCa;
import tegata.workers.fixture.TestCard;
import tegata.workers.identity.CardVerifier.VerifiedCard;

class CardVerifierTest {
  private static final Instant NOW = Samples.NOW.instant();
  private static final String TEXT = "tegata-login:v1:https://portal.example:nonce";
  private static final TestCa OLD = new TestCa(TestCa.NAME, "old", NOW);
  private static final TestCa CURRENT = new TestCa(TestCa.NAME, "current", NOW);
  private static final TestCa IMPOSTOR = new TestCa(TestCa.NAME, "impostor", NOW);

  @TempDir Path directory;
  private CardVerifier verifier;

  @BeforeEach
  void pinTwoGenerations() {
    verifier = verifier(OLD, CURRENT);
  }

  @Test
  @DisplayName("利用者証明用電子証明書とその署名を受け入れ、発行番号・期限・発行した世代を告げる")
  void acceptsACard() {
    TestCard card = TestCard.of(CURRENT, "CARD1", NOW).issue();

    VerifiedCard verified = check(card).orElseThrow();

    assertThat(verified.serial()).isEqualTo("CARD1");
    assertThat(verified.issuer()).isEqualTo("CN=Test Card CA,O=Tegata Tests,C=JP");
    assertThat(verified.expiresOn()).isEqualTo(LocalDate.of(2027, 11, 23));
    assertThat(verified.authority()).isEqualTo(CURRENT.certificate());
  }

  @Test
  @DisplayName("名前が同じでも、カードに署名した世代の認証局が選ばれる")
  void eachGenerationIsTriedByItsKey() {
    TestCard card = TestCard.of(OLD, "CARD1", NOW).issue();

    assertThat(check(card).orElseThrow().authority()).isEqualTo(OLD.certificate());
  }

  @Test
  @DisplayName("固定していない認証局は、同じ名前を名のっても受け入れない")
  void refusesAnImpostorOfTheCa() {
    assertThat(check(TestCard.of(IMPOSTOR, "CARD1", NOW).issue())).isEmpty();
  }

  @Test
  @DisplayName("期限の終わった世代の認証局の証明書では受け入れない")
  void refusesAGenerationThatHasEnded() {
    TestCa ended =
        new TestCa(
            TestCa.NAME, "ended", NOW.minus(2000, ChronoUnit.DAYS), NOW.minus(1, ChronoUnit.DAYS));

    assertThat(verifier(ended).verify(TEXT, encoded(ended), signed(ended))).isEmpty();
  }

  @Test
  @DisplayName("発行者の名前は、書き方まで認証局のものと同じでなければならない")
  void refusesAnIssuerWrittenOtherwise() {
    X500NameBuilder printable = new X500NameBuilder(BCStyle.INSTANCE);
    printable.addRDN(BCStyle.C, "JP");
    printable.addRDN(BCStyle.O, new DERPrintableString("Tegata Tests"));
    printable.addRDN(BCStyle.CN, new DERPrintableString("Test Card CA"));
    TestCard card = TestCard.of(CURRENT, "CARD1", NOW).issuer(printable.build()).issue();

    assertThat(check(card)).isEmpty();
  }

  @Test
  @DisplayName("まだ始まっていない証明書は受け入れない")
  void refusesACertificateOfTomorrow() {
    TestCard card =
        TestCard.of(CURRENT, "CARD1", NOW)
            .valid(NOW.plus(1, ChronoUnit.HOURS), NOW.plus(9, ChronoUnit.DAYS))
            .issue();

    assertThat(check(card)).isEmpty();
  }

  @Test
  @DisplayName("期限の切れた証明書は、切れた日を告げるだけで、ここでは断らない（3か月は資格確認ができる）")
  void tellsTheTermOfAnExpiredCertificate() {
    TestCard card =
        TestCard.of(CURRENT, "CARD1", NOW)
            .valid(NOW.minus(90, ChronoUnit.DAYS), NOW.minus(10, ChronoUnit.DAYS))
            .issue();

    assertThat(check(card).orElseThrow().expiresOn()).isEqualTo(LocalDate.of(2026, 11, 13));
  }

  @Test
  @DisplayName("署名用のポリシーの証明書は受け入れない")
  void refusesTheSignaturePolicy() {
    assertThat(
            check(TestCard.of(CURRENT, "CARD1", NOW).policy("1.2.392.200149.8.5.1.1.20").issue()))
        .isEmpty();
  }

  @Test
  @DisplayName("職員カードのポリシーの証明書で本人のログインはできない")
  void refusesAnotherPolicy() {
    assertThat(check(TestCard.of(CURRENT, "CARD1", NOW).policy("2.999.392.1.1").issue())).isEmpty();
  }

  @Test
  @DisplayName("否認防止に使える証明書（署名用）は、ポリシーが合っていても受け入れない")
  void refusesNonRepudiation() {
    assertThat(
            check(
                TestCard.of(CURRENT, "CARD1", NOW)
                    .usage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation)
                    .issue()))
        .isEmpty();
  }

  @Test
  @DisplayName("署名に使えない鍵の証明書は受け入れない")
  void refusesAKeyForOtherUse() {
    assertThat(check(TestCard.of(CURRENT, "CARD1", NOW).usage(KeyUsage.keyEncipherment).issue()))
        .isEmpty();
  }

  @Test
  @DisplayName("認証局の証明書はカードの証明書ではない")
  void refusesACaCertificate() {
    assertThat(check(TestCard.of(CURRENT, "CARD1", NOW).authority().issue())).isEmpty();
  }

  @Test
  @DisplayName("短い鍵と SHA-1 は受け入れない")
  void refusesWeakCryptography() {
    assertThat(check(TestCard.of(CURRENT, "CARD1", NOW).bits(1024).issue())).isEmpty();
    assertThat(check(TestCard.of(CURRENT, "CARD1", NOW).algorithm("SHA1withRSA").issue()))
        .isEmpty();
  }

  @Test
  @DisplayName("知らない重大な拡張のある証明書は受け入れない")
  void refusesUnknownCriticalExtensions() {
    assertThat(
            check(
                TestCard.of(CURRENT, "CARD1", NOW)
                    .extension(new ASN1ObjectIdentifier("2.999.1"), true, DERNull.INSTANCE)
                    .issue()))
        .isEmpty();
  }

  @Test
  @DisplayName("発行番号のない、または二つある証明書は受け入れない")
  void refusesASubjectWithoutOneNumber() {
    assertThat(check(TestCard.of(CURRENT, "CARD1", NOW).subject("C=JP,O=x").issue())).isEmpty();
    assertThat(check(TestCard.of(CURRENT, "CARD1", NOW).subject("C=JP,CN=a,CN=b").issue()))
        .isEmpty();
  }

  @Test
  @DisplayName("ほかのカードの署名、ほかの文字列への署名は受け入れない")
  void refusesASignatureThatDoesNotFit() {
    TestCard card = TestCard.of(CURRENT, "CARD1", NOW).issue();
    TestCard other = TestCard.of(CURRENT, "CARD2", NOW).issue();

    assertThat(verifier.verify(TEXT, card.encoded(), other.sign(TEXT))).isEmpty();
    assertThat(verifier.verify(TEXT, card.encoded(), card.sign(TEXT + "x"))).isEmpty();
    assertThat(verifier.verify(TEXT, card.encoded(), "")).isEmpty();
  }

  @Test
  @DisplayName("証明書でないもの、大きすぎるものは受け入れない")
  void refusesNonsense() {
    TestCard card = TestCard.of(CURRENT, "CARD1", NOW).issue();

    assertThat(verifier.verify(TEXT, "", card.sign(TEXT))).isEmpty();
    assertThat(verifier.verify(TEXT, "%%%", card.sign(TEXT))).isEmpty();
    assertThat(verifier.verify(TEXT, "AAAA", card.sign(TEXT))).isEmpty();
    TestCard huge =
        TestCard.of(CURRENT, "CARD1", NOW)
            .extension(
                new ASN1ObjectIdentifier("2.999.2"),
                false,
                new DERPrintableString("x".repeat(9000)))
            .issue();
    assertThat(check(huge)).isEmpty();
  }

  @Test
  @DisplayName("認証局の証明書がなければ、起動しない")
  void needsAnAnchor() throws Exception {
    Path empty = Files.writeString(directory.resolve("empty.pem"), "");

    assertThatThrownBy(
            () ->
                new CardVerifier(
                    empty, Set.of(WorkersConfig.USER_AUTHENTICATION_POLICY), Samples.NOW))
        .isInstanceOf(ConfigException.class);
  }

  private Optional<VerifiedCard> check(TestCard card) {
    return verifier.verify(TEXT, card.encoded(), card.sign(TEXT));
  }

  private static String encoded(TestCa ca) {
    return TestCard.of(ca, "CARD1", NOW).issue().encoded();
  }

  private static String signed(TestCa ca) {
    return TestCard.of(ca, "CARD1", NOW).issue().sign(TEXT);
  }

  private CardVerifier verifier(TestCa... authorities) {
    return new CardVerifier(
        TestCa.pem(directory.resolve("ca.pem"), authorities),
        Set.of(WorkersConfig.USER_AUTHENTICATION_POLICY),
        Samples.NOW);
  }
}
