package tegata.gateway.resilience;

import java.time.Duration;
import java.util.function.LongSupplier;

/** A clock that a test moves. */
final class Ticks implements LongSupplier {
  private long now = 1_000_000_007L;

  void pass(Duration time) {
    now += time.toNanos();
  }

  @Override
  public long getAsLong() {
    return now;
  }
}
