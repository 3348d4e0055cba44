package tegata.node.revocation;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/**
 * One question to an OCSP responder (RFC 6960), with a nonce of its own, so that no older answer
 * can be given to it. SHA-1 names the issuer here, as every responder understands; nothing rests on
 * it, because the answer is checked against the pinned CA.
 */
record OcspQuery(CertificateID id, byte[] nonce, byte[] der) {
  private static final int NONCE_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  static OcspQuery about(X509Certificate certificate, X509Certificate authority)
      throws GeneralSecurityException {
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    try {
      byte[] value = new DEROctetString(nonce).getEncoded();
      CertificateID id = id(authority, certificate.getSerialNumber());
      OCSPReqBuilder question = new OCSPReqBuilder();
      question.addRequest(id);
      question.setRequestExtensions(
          new Extensions(new Extension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce, false, value)));
      return new OcspQuery(id, value, question.build().getEncoded());
    } catch (IOException | OCSPException | OperatorCreationException e) {
      throw new GeneralSecurityException("no OCSP question can be made", e);
    }
  }

  private static CertificateID id(X509Certificate authority, BigInteger serial)
      throws GeneralSecurityException, OCSPException, OperatorCreationException {
    return new CertificateID(
        new JcaDigestCalculatorProviderBuilder().build().get(CertificateID.HASH_SHA1),
        new JcaX509CertificateHolder(authority),
        serial);
  }

  /** Whether the other id means the same certificate, however its algorithm is written. */
  boolean isAbout(CertificateID other) {
    return other.getSerialNumber().equals(id.getSerialNumber())
        && other.getHashAlgOID().equals(id.getHashAlgOID())
        && Arrays.equals(other.getIssuerNameHash(), id.getIssuerNameHash())
        && Arrays.equals(other.getIssuerKeyHash(), id.getIssuerKeyHash());
  }
}
