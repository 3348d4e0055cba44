package tegata.gateway.resilience;

import com.netflix.concurrency.limits.Limiter;
import com.netflix.concurrency.limits.limit.Gradient2Limit;
import com.netflix.concurrency.limits.limiter.SimpleLimiter;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * 同時に進める数の上限. It follows what is measured: while answers take as long as ever it grows, when they
 * take longer it shrinks, and what comes on top is turned away at once instead of waiting in vain.
 */
public final class ConcurrencyLimit {
  private final Limiter<Void> limiter;
  private final Gradient2Limit limit;

  /** One that was let in; tells how it went, once. */
  public interface Entered {
    /** It was answered; the time since it entered is a measurement. */
    void answered();

    /** It ended in a way that measures nothing. */
    void ended();
  }

  /**
   * @param least it never falls below
   * @param first where it begins
   * @param most it never rises above
   * @param nanos a clock that never goes back
   */
  public ConcurrencyLimit(int least, int first, int most, LongSupplier nanos) {
    this.limit =
        Gradient2Limit.newBuilder()
            .minLimit(least)
            .initialLimit(first)
            .maxConcurrency(most)
            .build();
    this.limiter = SimpleLimiter.newBuilder().limit(limit).nanoClock(nanos).build();
  }

  /** Lets one in, or nobody. */
  public Optional<Entered> enter() {
    return limiter.acquire(null).map(Listening::new);
  }

  /** Where it stands. */
  public int now() {
    return limit.getLimit();
  }

  private record Listening(Limiter.Listener listener) implements Entered {
    @Override
    public void answered() {
      listener.onSuccess();
    }

    @Override
    public void ended() {
      listener.onIgnore();
    }
  }
}
