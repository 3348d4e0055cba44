package tegata.formats.iryohixml;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A CA and signers of these tests. */
record SigningKeys(PrivateKey key, X509Certificate certificate) {
  static final Instant NOW = Instant.parse("2026-02-10T03:00:00Z");

  static SigningKeys ca(String name) {
    KeyPair pair = pair(2048);
    return new SigningKeys(
        pair.getPrivate(), certificate(name, name, pair, pair.getPrivate(), true, NOW));
  }

  SigningKeys signer(String name, int bits, Instant from) {
    KeyPair pair = pair(bits);
    String issuer = certificate.getSubjectX500Principal().getName();
    return new SigningKeys(pair.getPrivate(), certificate(issuer, name, pair, key, false, from));
  }

  static KeyPair pair(int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(bits);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static X509Certificate certificate(
      String issuer, String subject, KeyPair pair, PrivateKey key, boolean ca, Instant from) {
    try {
      JcaX509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              new X500Name(issuer),
              BigInteger.valueOf(subject.hashCode() & 0xFFFF).add(BigInteger.ONE),
              Date.from(from.minus(1, ChronoUnit.DAYS)),
              Date.from(from.plus(365, ChronoUnit.DAYS)),
              new X500Name(subject),
              pair.getPublic());
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(ca));
      builder.addExtension(
          Extension.keyUsage,
          true,
          new KeyUsage(ca ? KeyUsage.keyCertSign : KeyUsage.digitalSignature));
      return new JcaX509CertificateConverter()
          .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(key)));
    } catch (GeneralSecurityException | OperatorCreationException | CertIOException e) {
      throw new IllegalStateException(e);
    }
  }
}
