package tegata.node.revocation;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.CertException;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.operator.ContentVerifierProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;

/**
 * Who may answer for an authority: itself, or a responder that it certified for this alone and
 * about which nobody need be asked (id-pkix-ocsp-nocheck); RFC 6960, 4.2.2.2.
 */
final class OcspSigner {
  private static final int MOST_CERTIFICATES = 4;

  private final X509CertificateHolder authority;
  private final Instant now;

  OcspSigner(X509Certificate authority, Instant now) throws GeneralSecurityException {
    this.authority = new JcaX509CertificateHolder(authority);
    this.now = now;
  }

  void require(BasicOCSPResp answer) throws GeneralSecurityException {
    if (!StrongSignatures.allow(answer.getSignatureAlgOID())) {
      throw new UntrustedAnswer("the answer is signed by a weak algorithm");
    }
    try {
      if (!isSignedBy(authority, answer) && !signedByDelegate(answer)) {
        throw new UntrustedAnswer("nobody entitled signed the answer");
      }
    } catch (CertException | OperatorCreationException e) {
      throw new UntrustedAnswer("the answer's signature cannot be checked");
    }
  }

  private boolean signedByDelegate(BasicOCSPResp answer)
      throws GeneralSecurityException, CertException, OperatorCreationException {
    X509CertificateHolder[] certificates = answer.getCerts();
    if (certificates.length > MOST_CERTIFICATES) {
      throw new UntrustedAnswer("the answer brings too many certificates");
    }
    for (X509CertificateHolder certificate : certificates) {
      if (isDelegate(certificate) && isSignedBy(certificate, answer)) {
        return true;
      }
    }
    return false;
  }

  /**
   * A key of another kind than the signature's cannot have made it: a responder may have EC where
   * the authority has RSA.
   */
  private static boolean isSignedBy(X509CertificateHolder certificate, BasicOCSPResp answer)
      throws GeneralSecurityException, OperatorCreationException {
    try {
      return answer.isSignatureValid(key(certificate));
    } catch (OCSPException e) {
      return false;
    }
  }

  private boolean isDelegate(X509CertificateHolder certificate)
      throws GeneralSecurityException, CertException, OperatorCreationException {
    return certificate.getIssuer().equals(authority.getSubject())
        && StrongSignatures.allow(certificate.getSignatureAlgorithm().getAlgorithm())
        && certificate.isSignatureValid(key(authority))
        && certificate.isValidOn(Date.from(now))
        && isForOcsp(certificate)
        && certificate.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck) != null;
  }

  private static boolean isForOcsp(X509CertificateHolder certificate) {
    ExtendedKeyUsage usage = ExtendedKeyUsage.fromExtensions(certificate.getExtensions());
    return usage != null && usage.hasKeyPurposeId(KeyPurposeId.id_kp_OCSPSigning);
  }

  private static ContentVerifierProvider key(X509CertificateHolder certificate)
      throws GeneralSecurityException, OperatorCreationException {
    return new JcaContentVerifierProviderBuilder().build(certificate);
  }
}
