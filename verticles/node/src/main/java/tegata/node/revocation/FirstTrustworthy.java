package tegata.node.revocation;

import io.vertx.core.Future;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import java.net.ConnectException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tegata.domain.identity.RevocationStatus;

/**
 * Asks the second source only when the first gave no trustworthy answer; an authority that says it
 * does not know a certificate has answered. A first source that keeps silent costs everybody its
 * whole deadline, so it rests for some seconds, after which one question tries it; while it rests
 * it is asked only where the second cannot answer either.
 */
final class FirstTrustworthy implements RevocationChecker {
  static final Duration REST = Duration.ofSeconds(10);

  private static final Logger LOG = LoggerFactory.getLogger(FirstTrustworthy.class);

  private final RevocationChecker first;
  private final RevocationChecker second;
  private final Clock clock;
  private final AtomicReference<Instant> restsUntil = new AtomicReference<>(Instant.MIN);

  FirstTrustworthy(RevocationChecker first, RevocationChecker second, Clock clock) {
    this.first = first;
    this.second = second;
    this.clock = clock;
  }

  @Override
  public Future<RevocationStatus> check(X509Certificate certificate, X509Certificate authority) {
    return mayAskFirst()
        ? askFirst(certificate, authority).recover(e -> second.check(certificate, authority))
        : second.check(certificate, authority).recover(e -> askFirst(certificate, authority));
  }

  private Future<RevocationStatus> askFirst(
      X509Certificate certificate, X509Certificate authority) {
    return first
        .check(certificate, authority)
        .onSuccess(status -> restsUntil.set(Instant.MIN))
        .onFailure(
            e -> {
              LOG.warn("no answer about revocation by OCSP: {}", e.getMessage());
              if (isSilence(e)) {
                restsUntil.set(clock.instant().plus(REST));
              }
            });
  }

  /** Of all who come when the rest is over, one; the others when its question was answered. */
  private boolean mayAskFirst() {
    Instant until = restsUntil.get();
    Instant now = clock.instant();
    return until.equals(Instant.MIN)
        || !now.isBefore(until) && restsUntil.compareAndSet(until, now.plus(REST));
  }

  private static boolean isSilence(Throwable e) {
    return e instanceof TimeoutException
        || e instanceof ConnectException
        || e instanceof ConnectionPoolTooBusyException;
  }
}
