package tegata.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import tegata.node.limit.Decision;
import tegata.node.limit.Rate;
import tegata.node.limit.TokenBucket;

/** One limit of a key on this node alone. Belongs to one event loop. */
final class NodeBuckets {
  private static final int MOST_KEYS = 20_000;

  private final Rate rate;
  private final Cache<String, TokenBucket> buckets =
      Caffeine.newBuilder().maximumSize(MOST_KEYS).expireAfterAccess(Duration.ofMinutes(5)).build();

  NodeBuckets(Rate rate) {
    this.rate = rate;
  }

  Decision take(String key) {
    long now = System.nanoTime();
    return Decision.of(buckets.get(key, x -> new TokenBucket(rate, now)), now);
  }

  Rate rate() {
    return rate;
  }
}
