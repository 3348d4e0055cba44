package tegata.node.revocation;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Set;
import tegata.domain.identity.RevocationStatus;

/**
 * 失効リスト (CRL) of one authority. Only whole lists serve: in a part, a serial that is missing means
 * nothing, and parts say so in a critical extension.
 */
final class RevocationList {
  private final X509CRL list;

  private RevocationList(X509CRL list) {
    this.list = list;
  }

  static RevocationList parse(byte[] der) throws UntrustedAnswer {
    try {
      return new RevocationList(
          (X509CRL)
              CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(der)));
    } catch (GeneralSecurityException | RuntimeException e) {
      throw new UntrustedAnswer("the list cannot be read");
    }
  }

  /** Fails unless the whole list is of this authority. */
  void require(X509Certificate authority) throws GeneralSecurityException {
    if (!list.getIssuerX500Principal().equals(authority.getSubjectX500Principal())
        || !StrongSignatures.allow(list.getSigAlgOID())) {
      throw new UntrustedAnswer("the list is not the authority's");
    }
    list.verify(authority.getPublicKey());
    Set<String> critical = list.getCriticalExtensionOIDs();
    if (critical != null && !critical.isEmpty()) {
      throw new UntrustedAnswer("the list is only a part, or has conditions");
    }
    if (list.getNextUpdate() == null) {
      throw new UntrustedAnswer("the list does not say when the next one comes");
    }
  }

  void require(Freshness freshness, Instant now) throws UntrustedAnswer {
    freshness.require(list.getThisUpdate(), list.getNextUpdate(), now);
  }

  RevocationStatus status(BigInteger serial) {
    return list.getRevokedCertificate(serial) == null
        ? RevocationStatus.GOOD
        : RevocationStatus.REVOKED;
  }
}
