package tegata.node.limit;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * One limit of a key over all nodes, without asking any of them. Every node tells the others how
 * much is asked of it; each works out its own share by the same rule from the same numbers, so that
 * the shares never come to more than the limit:
 *
 * <ul>
 *   <li>where all that is asked exceeds the limit, in proportion to what each is asked;
 *   <li>else each gets what it is asked, and an equal part of the rest.
 * </ul>
 *
 * <p>A node not heard for two seconds does not count. One that hears nobody deals out the whole
 * limit: while the cluster is torn, a facility may get its limit once in each part, and nobody is
 * refused for the cluster's sake. A key is kept until it is asked for no more and its bucket is
 * full again, and keys up to a number; while that many are kept, others are not counted, so that
 * whoever has many addresses cannot shut out the rest. Belongs to one event loop.
 */
final class SharedLimit {
  private static final long SILENCE = TimeUnit.SECONDS.toNanos(2);
  private static final double SMOOTHING = 0.5;
  static final int MOST_KEYS = 20_000;

  private final Rate limit;
  private final double toldFrom;
  private final LongSupplier nanos;
  private final Map<String, OwnKey> keys = new HashMap<>();
  private final Map<String, Peer> peers = new TreeMap<>();
  private long tickedAt;

  /** What was asked of this node for a key. */
  private static final class OwnKey {
    final TokenBucket bucket;
    int sinceTick;
    double perSecond;

    OwnKey(TokenBucket bucket) {
      this.bucket = bucket;
    }
  }

  private record Peer(Map<String, Double> asked, long heardAt) {}

  /**
   * @param toldFrom what a node is asked of a key a second from which on it tells the others
   */
  SharedLimit(Rate limit, double toldFrom, LongSupplier nanos) {
    this.limit = limit;
    this.toldFrom = toldFrom;
    this.nanos = nanos;
    this.tickedAt = nanos.getAsLong();
  }

  /** Counts a request for a key. */
  Decision take(String key) {
    long now = nanos.getAsLong();
    OwnKey own = keys.get(key);
    if (own == null) {
      if (keys.size() >= MOST_KEYS) {
        return Decision.uncounted(limit);
      }
      own = new OwnKey(new TokenBucket(limit.times(share(key, 0)), now));
      keys.put(key, own);
    }
    own.sinceTick++;
    return Decision.of(own.bucket, now);
  }

  /** What this node was asked a second for each key since the last time; deals its shares anew. */
  Map<String, Double> tick() {
    long now = nanos.getAsLong();
    double seconds = Math.max(1e-3, (now - tickedAt) / 1e9);
    tickedAt = now;
    peers.values().removeIf(peer -> now - peer.heardAt() > SILENCE);
    for (OwnKey own : keys.values()) {
      own.perSecond += SMOOTHING * (own.sinceTick / seconds - own.perSecond);
      own.sinceTick = 0;
    }
    keys.forEach((key, own) -> deal(key, own, now));
    // A full bucket of one who asks nothing is as good as a new one.
    keys.values().removeIf(own -> own.perSecond < toldFrom && own.bucket.isFull(now));
    return keys.entrySet().stream()
        .filter(own -> own.getValue().perSecond > toldFrom)
        .collect(Collectors.toMap(Map.Entry::getKey, own -> own.getValue().perSecond));
  }

  /** Another node told what it is asked. */
  void heard(String node, Map<String, Double> asked) {
    long now = nanos.getAsLong();
    Peer before = peers.put(node, new Peer(Map.copyOf(asked), now));
    Set<String> concerned =
        before == null ? Set.copyOf(keys.keySet()) : union(before.asked().keySet(), asked.keySet());
    for (String key : concerned) {
      OwnKey own = keys.get(key);
      if (own != null) {
        deal(key, own, now);
      }
    }
  }

  /** How many keys are kept now. */
  int keys() {
    return keys.size();
  }

  /** How many nodes share the limit now, this one among them. */
  int nodes() {
    return peers.size() + 1;
  }

  Rate limit() {
    return limit;
  }

  private void deal(String key, OwnKey own, long now) {
    own.bucket.setRate(limit.times(share(key, own.perSecond)), now);
  }

  private double share(String key, double own) {
    double all = own;
    for (Peer peer : peers.values()) {
      all += peer.asked().getOrDefault(key, 0.0);
    }
    double dealt =
        all > limit.perSecond()
            ? limit.perSecond() * own / all
            : own + (limit.perSecond() - all) / nodes();
    return dealt / limit.perSecond();
  }

  private static Set<String> union(Set<String> one, Set<String> other) {
    return java.util.stream.Stream.concat(one.stream(), other.stream()).collect(Collectors.toSet());
  }
}
