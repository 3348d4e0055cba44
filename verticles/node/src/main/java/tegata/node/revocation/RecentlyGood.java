package tegata.node.revocation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Future;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import tegata.domain.identity.RevocationStatus;

/**
 * Remembers for a minute that a certificate was good, so that a person who shows the card twice at
 * a desk is asked about once. Nothing else is remembered: not knowing never becomes knowing.
 */
final class RecentlyGood implements RevocationChecker {
  static final Duration MEMORY = Duration.ofSeconds(60);
  private static final int MOST = 10_000;

  private final RevocationChecker source;
  private final Cache<X509Certificate, RevocationStatus> good;

  RecentlyGood(RevocationChecker source, Clock clock) {
    this.source = source;
    this.good =
        Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterWrite(MEMORY)
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
            .build();
  }

  @Override
  public Future<RevocationStatus> check(X509Certificate certificate, X509Certificate authority) {
    RevocationStatus known = good.getIfPresent(certificate);
    return known != null
        ? Future.succeededFuture(known)
        : source.check(certificate, authority).onSuccess(status -> keep(certificate, status));
  }

  private void keep(X509Certificate certificate, RevocationStatus status) {
    if (status == RevocationStatus.GOOD) {
      good.put(certificate, status);
    }
  }
}
