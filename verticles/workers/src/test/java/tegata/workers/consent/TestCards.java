package tegata.workers.consent;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import tegata.contract.EligibilityApi.CardProof;
import tegata.workers.WorkersConfig;

/** A CA and its cards, which sign. All cards share one key: making one takes long. */
final class TestCards {
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
  private static final X500Principal CA = new X500Principal("CN=Test Card CA,O=JPKI,C=JP");
  private static final KeyPair CA_KEY = keyPair();
  private static final KeyPair CARD_KEY = keyPair();

  private TestCards() {}

  /** The issuer as the register of cards names it. */
  static String issuer() {
    return CA.getName(X500Principal.RFC2253);
  }

  /** Writes the CA's certificate, which has been valid for ten years, as PEM. */
  static Path ca(Path folder) {
    LocalDate today = LocalDate.now(JAPAN);
    X509Certificate ca =
        sign(CA, CA, CA_KEY, today.minusYears(10), today.plusYears(10), KeyUsage.keyCertSign);
    StringWriter text = new StringWriter();
    try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
      pem.writeObject(ca);
      pem.flush();
      return Files.writeString(folder.resolve("card-cas.pem"), text.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Signs a challenge with the card {@code serial}, whose last day is {@code expiresOn}. */
  static CardProof sign(String serial, LocalDate expiresOn, String challenge) {
    try {
      X509Certificate card =
          sign(
              new X500Principal("CN=" + serial + ",C=JP"),
              CA,
              CARD_KEY,
              expiresOn.minusYears(5),
              expiresOn,
              KeyUsage.digitalSignature);
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(CARD_KEY.getPrivate());
      signature.update(challenge.getBytes(StandardCharsets.UTF_8));
      return new CardProof(challenge, base64(card.getEncoded()), base64(signature.sign()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static X509Certificate sign(
      X500Principal subject,
      X500Principal issuer,
      KeyPair key,
      LocalDate from,
      LocalDate until,
      int usage) {
    try {
      JcaX509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              issuer,
              BigInteger.valueOf(System.nanoTime()),
              Date.from(from.atStartOfDay(JAPAN).toInstant()),
              Date.from(until.atTime(23, 59, 59).atZone(JAPAN).toInstant()),
              subject,
              key.getPublic());
      builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
      builder.addExtension(
          Extension.certificatePolicies,
          false,
          new CertificatePolicies(
              new PolicyInformation(
                  new ASN1ObjectIdentifier(WorkersConfig.USER_AUTHENTICATION_POLICY))));
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(
                  new JcaContentSignerBuilder("SHA256withRSA").build(CA_KEY.getPrivate())));
    } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyPair keyPair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
