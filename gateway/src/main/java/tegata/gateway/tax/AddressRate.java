package tegata.gateway.tax;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How often one address may ask within a minute. Codes cannot be guessed; this keeps one address
 * from keeping the database busy with trying.
 */
final class AddressRate {
  static final int A_MINUTE = 60;
  private static final int MOST_ADDRESSES = 10_000;

  private final Cache<String, AtomicInteger> asked =
      Caffeine.newBuilder()
          .expireAfterWrite(Duration.ofMinutes(1))
          .maximumSize(MOST_ADDRESSES)
          .build();

  /** Counts a request; false when there were too many. */
  boolean allows(String address) {
    return asked.get(address, x -> new AtomicInteger()).incrementAndGet() <= A_MINUTE;
  }
}
