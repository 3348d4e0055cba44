package tegata.node.revocation;

import io.vertx.core.Future;
import java.security.cert.X509Certificate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tegata.domain.identity.RevocationStatus;

/**
 * Asks the second source only when the first gave no trustworthy answer; an authority that says it
 * does not know a certificate has answered.
 */
final class FirstTrustworthy implements RevocationChecker {
  private static final Logger LOG = LoggerFactory.getLogger(FirstTrustworthy.class);

  private final RevocationChecker first;
  private final RevocationChecker second;

  FirstTrustworthy(RevocationChecker first, RevocationChecker second) {
    this.first = first;
    this.second = second;
  }

  @Override
  public Future<RevocationStatus> check(X509Certificate certificate, X509Certificate authority) {
    return first
        .check(certificate, authority)
        .recover(
            e -> {
              LOG.warn("no answer about revocation by OCSP: {}", e.getMessage());
              return second.check(certificate, authority);
            });
  }
}
