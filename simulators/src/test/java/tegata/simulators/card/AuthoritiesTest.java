package tegata.simulators.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuthoritiesTest {

  private static final LocalDate TODAY = Cards.TODAY;
  private static final RevocationUrls REVOCATION =
      RevocationUrls.at("http://127.0.0.1:8091", Authorities.CARD_2);

  @TempDir static Path directory;
  private static Authorities authorities;
  private static Credential card;

  @BeforeAll
  static void makeOnce() {
    authorities = new Authorities(directory, TODAY);
    card =
        authorities
            .userAuthentication(TODAY)
            .enrol(
                JpkiProfile.userAuthentication(
                    "90000001TEGATA00000001A",
                    Validity.days(TODAY, TODAY.plusYears(5)),
                    REVOCATION),
                KeyPairs.RSA_2048);
  }

  @Test
  @DisplayName("利用者証明用電子証明書は公的個人認証のプロファイルの形をしている")
  void theCardCertificateHasTheShapeOfTheRealOne() throws Exception {
    X509Certificate certificate = card.certificate();

    assertThat(new JcaX509CertificateHolder(certificate).getIssuer().toString())
        .isEqualTo(
            "C=JP,O=JPKI,OU=JPKI for user authentication,"
                + "OU=Japan Agency for Local Authority Information Systems");
    assertThat(new JcaX509CertificateHolder(certificate).getSubject().toString())
        .isEqualTo("C=JP,CN=90000001TEGATA00000001A");
    assertThat(certificate.getSigAlgName()).isEqualTo("SHA256withRSA");
    assertThat(certificate.getKeyUsage())
        .containsExactly(true, false, false, false, false, false, false, false, false);
    assertThat(certificate.getCriticalExtensionOIDs()).contains(Extension.keyUsage.getId());
    assertThat(policy(certificate)).isEqualTo("1.2.392.200149.8.5.1.3.30");
    assertThat(certificate.getIssuerAlternativeNames().toString()).contains("公的個人認証サービス");
    assertThat(certificate.getNotAfter().toInstant()).isEqualTo("2031-11-22T14:59:59Z");
  }

  @Test
  @DisplayName("失効情報の在りかが証明書に書いてある")
  void theCertificateSaysWhereItsRevocationIsAsked() throws Exception {
    JcaX509CertificateHolder holder = new JcaX509CertificateHolder(card.certificate());

    assertThat(text(holder, Extension.cRLDistributionPoints)).contains(REVOCATION.crl());
    assertThat(text(holder, Extension.authorityInfoAccess)).contains(REVOCATION.ocsp());
  }

  @Test
  @DisplayName("カードの署名は証明書の公開鍵で検証できる")
  void whatTheCardSignsCanBeVerified() throws Exception {
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initVerify(card.certificate());
    signature.update(Cards.LOGIN.getBytes(StandardCharsets.UTF_8));

    assertThat(signature.verify(card.sign(Cards.LOGIN))).isTrue();
    card.certificate().verify(authorities.cardTrust().get(0).getPublicKey());
  }

  @Test
  @DisplayName("古いカードは前の世代の認証局が発行した。名前は同じで鍵がちがう")
  void oldCardsComeFromTheFormerGeneration() {
    CertificateAuthority former = authorities.userAuthentication(TODAY.minusYears(4).minusDays(1));
    CertificateAuthority current = authorities.userAuthentication(TODAY);

    assertThat(former.certificate().getSubjectX500Principal())
        .isEqualTo(current.certificate().getSubjectX500Principal());
    assertThat(former.certificate().getPublicKey())
        .isNotEqualTo(current.certificate().getPublicKey());
    assertThat(authorities.cardTrust())
        .containsExactly(current.certificate(), former.certificate());
  }

  @Test
  @DisplayName("再起動しても認証局の鍵と証明書は変わらない")
  void aRestartKeepsEveryAuthority() {
    Authorities again = new Authorities(directory, TODAY);

    assertThat(again.cardTrust()).isEqualTo(authorities.cardTrust());
    assertThat(again.server().credential()).isEqualTo(authorities.server().credential());
  }

  @Test
  @DisplayName("鍵のファイルは持ち主だけが読める")
  void keyFilesArePrivate() throws Exception {
    try (Stream<Path> files = Files.list(directory)) {
      List<String> permissions = files.map(AuthoritiesTest::permissions).distinct().toList();
      assertThat(permissions).containsExactly("rw-------");
    }
  }

  @Test
  @DisplayName("署名用電子証明書は氏名を載せ、ポリシーと鍵用途がちがう")
  void theSignatureCertificateIsAnotherKind() throws Exception {
    X509Certificate certificate =
        authorities
            .digitalSignature()
            .enrol(
                JpkiProfile.digitalSignature(
                    "S1", "見本　太郎", Validity.days(TODAY, TODAY.plusYears(5)), REVOCATION),
                KeyPairs.RSA_2048)
            .certificate();

    assertThat(certificate.getIssuerX500Principal().getName())
        .contains("JPKI for digital signature");
    assertThat(policy(certificate)).isEqualTo("1.2.392.200149.8.5.1.1.20");
    assertThat(certificate.getKeyUsage()[1]).as("nonRepudiation").isTrue();
    assertThat(certificate.getSubjectAlternativeNames().toString()).isNotEqualTo("[]");
  }

  private static String policy(X509Certificate certificate) throws Exception {
    return CertificatePolicies.fromExtensions(
            new JcaX509CertificateHolder(certificate).getExtensions())
        .getPolicyInformation()[0]
        .getPolicyIdentifier()
        .getId();
  }

  private static String text(
      JcaX509CertificateHolder holder, org.bouncycastle.asn1.ASN1ObjectIdentifier extension)
      throws Exception {
    return new String(
        holder.getExtension(extension).getExtnValue().getOctets(), StandardCharsets.US_ASCII);
  }

  private static String permissions(Path file) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
