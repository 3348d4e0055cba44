package tegata.simulators.card;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** 認証局. A self-signed authority, as the generations of the JPKI authorities are. */
public final class CertificateAuthority {

  private static final SecureRandom RANDOM = new SecureRandom();

  private final Credential own;

  /** An authority that signs with this credential. */
  public CertificateAuthority(Credential own) {
    this.own = own;
  }

  /** A new self-signed authority. */
  public static CertificateAuthority selfSigned(X500Name name, KeyPairs kind, Validity validity) {
    KeyPair pair = kind.generate();
    try {
      X509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              name,
              serial(),
              Date.from(validity.from()),
              Date.from(validity.through()),
              name,
              pair.getPublic());
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
      builder.addExtension(
          Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
      builder.addExtension(
          Extension.subjectKeyIdentifier,
          false,
          new JcaX509ExtensionUtils().createSubjectKeyIdentifier(pair.getPublic()));
      X509Certificate certificate = sign(builder, new Credential(pair.getPrivate(), null));
      return new CertificateAuthority(new Credential(pair.getPrivate(), certificate));
    } catch (IOException | GeneralSecurityException e) {
      throw new KeyMaterialException("cannot make authority " + name, e);
    }
  }

  /** Certifies the key. */
  public X509Certificate issue(CertificateProfile profile, PublicKey key) {
    try {
      X509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              issuer(),
              serial(),
              Date.from(profile.validity().from()),
              Date.from(profile.validity().through()),
              profile.subject(),
              key);
      JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
      builder.addExtension(
          Extension.authorityKeyIdentifier,
          false,
          identifiers.createAuthorityKeyIdentifier(own.certificate()));
      builder.addExtension(
          Extension.subjectKeyIdentifier, false, identifiers.createSubjectKeyIdentifier(key));
      for (CertificateProfile.Entry extension : profile.extensions()) {
        builder.addExtension(extension.id(), extension.critical(), extension.value());
      }
      return sign(builder, own);
    } catch (IOException | GeneralSecurityException e) {
      throw new KeyMaterialException("cannot issue " + profile.subject(), e);
    }
  }

  /** Makes a key pair and certifies it. */
  public Credential enrol(CertificateProfile profile, KeyPairs kind) {
    KeyPair pair = kind.generate();
    return new Credential(pair.getPrivate(), issue(profile, pair.getPublic()));
  }

  /** The authority's own certificate, which relying parties pin. */
  public X509Certificate certificate() {
    return own.certificate();
  }

  /** The key that signs certificates, revocation lists and OCSP answers. */
  public Credential credential() {
    return own;
  }

  /** The name as it was encoded, with the order of its parts kept. */
  private X500Name issuer() throws GeneralSecurityException {
    return new JcaX509CertificateHolder(own.certificate()).getSubject();
  }

  private static X509Certificate sign(X509v3CertificateBuilder builder, Credential signer)
      throws GeneralSecurityException {
    String algorithm =
        signer.key().getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
    try {
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(new JcaContentSignerBuilder(algorithm).build(signer.key())));
    } catch (OperatorCreationException e) {
      throw new GeneralSecurityException(e);
    }
  }

  private static BigInteger serial() {
    return new BigInteger(63, RANDOM).add(BigInteger.ONE);
  }
}
