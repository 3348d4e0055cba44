package tegata.formats.iryohixml;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;

/** Whom the asker believes: certain certificates, or what certain CAs certify directly. */
final class TrustedSigners {
  private static final int DIGITAL_SIGNATURE = 0;

  private final List<X509Certificate> trusted;

  TrustedSigners(List<X509Certificate> trusted) {
    this.trusted = trusted;
  }

  void check(X509Certificate signer, Instant at) throws Refused {
    boolean strong =
        signer.getPublicKey() instanceof RSAPublicKey rsa
            && rsa.getModulus().bitLength() >= DocumentSigner.LEAST_KEY_BITS;
    boolean forSigning = signer.getKeyUsage() == null || signer.getKeyUsage()[DIGITAL_SIGNATURE];
    if (!strong || !forSigning) {
      throw new Refused(Refusal.WEAK_KEY);
    }
    Date date = Date.from(at);
    if (date.before(signer.getNotBefore()) || date.after(signer.getNotAfter())) {
      throw new Refused(Refusal.CERTIFICATE_EXPIRED);
    }
    if (!trusted.contains(signer)) {
      checkPath(signer, date);
    }
  }

  private void checkPath(X509Certificate signer, Date date) throws Refused {
    if (trusted.isEmpty()) {
      throw new Refused(Refusal.NOT_TRUSTED);
    }
    try {
      PKIXParameters parameters =
          new PKIXParameters(
              trusted.stream().map(ca -> new TrustAnchor(ca, null)).collect(Collectors.toSet()));
      parameters.setDate(date);
      parameters.setRevocationEnabled(false);
      CertPathValidator.getInstance("PKIX")
          .validate(
              CertificateFactory.getInstance("X.509").generateCertPath(List.of(signer)),
              parameters);
      checkAuthority(signer, date);
    } catch (CertPathValidatorException e) {
      boolean expired = e.getReason() == BasicReason.EXPIRED;
      throw new Refused(expired ? Refusal.CERTIFICATE_EXPIRED : Refusal.NOT_TRUSTED);
    } catch (GeneralSecurityException e) {
      throw new Refused(Refusal.NOT_TRUSTED);
    }
  }

  /** Java looks neither at an anchor's term nor at whether it may certify anybody. */
  private void checkAuthority(X509Certificate signer, Date date) throws Refused {
    List<X509Certificate> issuers =
        trusted.stream()
            .filter(ca -> ca.getSubjectX500Principal().equals(signer.getIssuerX500Principal()))
            .filter(ca -> ca.getBasicConstraints() >= 0)
            .toList();
    if (issuers.isEmpty()) {
      throw new Refused(Refusal.NOT_TRUSTED);
    }
    boolean valid =
        issuers.stream()
            .anyMatch(ca -> !date.before(ca.getNotBefore()) && !date.after(ca.getNotAfter()));
    if (!valid) {
      throw new Refused(Refusal.CERTIFICATE_EXPIRED);
    }
  }
}
