package tegata.gateway.resilience;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** How long the last answers took. */
public final class LatencyWindow {
  private static final int KEPT = 128;

  /** A percentile of fewer says little. */
  private static final int LEAST = 20;

  private final long[] nanos = new long[KEPT];
  private int count;
  private long[] sorted = {};

  /** An answer took this long. */
  public void add(Duration took) {
    nanos[count % KEPT] = took.toNanos();
    count = count == 2 * KEPT - 1 ? KEPT : count + 1;
    sorted = null;
  }

  /**
   * The time within which so many of a hundred answers came (nearest rank); empty until there are
   * enough.
   *
   * @param percent 1 to 100
   */
  public Optional<Duration> percentile(int percent) {
    int held = Math.min(count, KEPT);
    if (held < LEAST) {
      return Optional.empty();
    }
    if (sorted == null) {
      sorted = Arrays.copyOf(nanos, held);
      Arrays.sort(sorted);
    }
    int rank = (held * percent + 99) / 100;
    return Optional.of(Duration.ofNanos(sorted[rank - 1]));
  }
}
