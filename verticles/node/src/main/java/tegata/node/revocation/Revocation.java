package tegata.node.revocation;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.security.cert.X509Certificate;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tegata.domain.identity.RevocationStatus;

/** 失効確認: OCSP, else the list, else {@link RevocationStatus#UNKNOWN}. It never fails. */
public final class Revocation {
  private static final Logger LOG = LoggerFactory.getLogger(Revocation.class);

  private final RevocationChecker checker;

  Revocation(RevocationChecker checker) {
    this.checker = checker;
  }

  /** Asks at the places of the configuration, and nowhere else. */
  public static Revocation at(
      Vertx vertx, RevocationConfig config, BoundedFetch fetch, Clock clock) {
    RevocationChecker ocsp =
        new OcspChecker(
            vertx, fetch, config.ocsp(), Freshness.ofAnswers(config.oldestAnswer()), clock);
    RevocationChecker lists =
        new CrlChecker(vertx, fetch, config.crls(), Freshness.ofLists(), clock);
    return new Revocation(new RecentlyGood(new FirstTrustworthy(ocsp, lists, clock), clock));
  }

  /**
   * The status of a certificate.
   *
   * @param authority the pinned CA certificate whose key signed it
   */
  public Future<RevocationStatus> check(X509Certificate certificate, X509Certificate authority) {
    return checker
        .check(certificate, authority)
        .otherwise(
            e -> {
              LOG.error("nobody can say whether a certificate was revoked: {}", e.getMessage());
              return RevocationStatus.UNKNOWN;
            });
  }
}
