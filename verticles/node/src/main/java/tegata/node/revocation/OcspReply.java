package tegata.node.revocation;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.SingleResp;
import tegata.domain.identity.RevocationStatus;

/** What a responder sent back, read with suspicion. */
final class OcspReply {
  private final OcspQuery query;
  private final Freshness freshness;
  private final Instant now;

  OcspReply(OcspQuery query, Freshness freshness, Instant now) {
    this.query = query;
    this.freshness = freshness;
    this.now = now;
  }

  /** The status in a trustworthy answer to our own question; fails for any other. */
  RevocationStatus status(byte[] der, X509Certificate authority) throws GeneralSecurityException {
    BasicOCSPResp answer = parse(der);
    new OcspSigner(authority, now).require(answer);
    requireNonce(answer);
    SingleResp single = ours(answer);
    if (!answer.getCriticalExtensionOIDs().isEmpty()
        || !single.getCriticalExtensionOIDs().isEmpty()) {
      throw new UntrustedAnswer("the answer has conditions we do not understand");
    }
    freshness.require(single.getThisUpdate(), single.getNextUpdate(), now);
    CertificateStatus status = single.getCertStatus();
    if (status == CertificateStatus.GOOD) {
      return RevocationStatus.GOOD;
    }
    return status instanceof RevokedStatus ? RevocationStatus.REVOKED : RevocationStatus.UNKNOWN;
  }

  private static BasicOCSPResp parse(byte[] der) throws UntrustedAnswer {
    try {
      OCSPResp response = new OCSPResp(der);
      if (response.getStatus() != OCSPResp.SUCCESSFUL) {
        throw new UntrustedAnswer("the responder gave no answer: status " + response.getStatus());
      }
      if (response.getResponseObject() instanceof BasicOCSPResp answer) {
        return answer;
      }
      throw new UntrustedAnswer("the answer is of an unknown kind");
    } catch (IOException | OCSPException | RuntimeException e) {
      throw new UntrustedAnswer("the answer is no OCSP response");
    }
  }

  private void requireNonce(BasicOCSPResp answer) throws UntrustedAnswer {
    Extension nonce = answer.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
    if (nonce == null || !Arrays.equals(nonce.getExtnValue().getOctets(), query.nonce())) {
      throw new UntrustedAnswer("the answer is to another question");
    }
  }

  private SingleResp ours(BasicOCSPResp answer) throws UntrustedAnswer {
    List<SingleResp> about =
        Arrays.stream(answer.getResponses())
            .filter(single -> query.isAbout(single.getCertID()))
            .toList();
    if (about.size() != 1) {
      throw new UntrustedAnswer("the answer is about another certificate");
    }
    return about.get(0);
  }
}
