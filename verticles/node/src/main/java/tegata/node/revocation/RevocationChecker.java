package tegata.node.revocation;

import io.vertx.core.Future;
import java.security.cert.X509Certificate;
import tegata.domain.identity.RevocationStatus;

/** One way to learn whether a certificate was revoked. */
interface RevocationChecker {

  /**
   * What the authority says; fails when nothing trustworthy came in time.
   *
   * @param authority the pinned CA certificate whose key signed {@code certificate}
   */
  Future<RevocationStatus> check(X509Certificate certificate, X509Certificate authority);
}
