package tegata.gateway.overload;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.function.Supplier;
import tegata.gateway.problem.Problem;
import tegata.gateway.problem.ProblemType;
import tegata.gateway.resilience.ConcurrencyLimit;
import tegata.gateway.resilience.ConcurrencyLimit.Entered;

/**
 * 全体の上限. How much of our own work is begun at a time, over all facilities and insurers, as measured
 * by how long that work takes. Waiting for an insurer is no part of it, so a slow insurer narrows
 * nothing for the others. What comes on top is told to come back before anything was done for it.
 */
public final class OwnLimit {
  private static final int LEAST = 16;
  private static final int FIRST = 256;
  private static final int MOST = 1_024;

  private final ConcurrencyLimit limit;
  private final MeterRegistry registry;

  public OwnLimit(MeterRegistry registry) {
    this(registry, new ConcurrencyLimit(LEAST, FIRST, MOST, System::nanoTime));
  }

  OwnLimit(MeterRegistry registry, ConcurrencyLimit limit) {
    this.registry = registry;
    this.limit = limit;
    Gauge.builder("tegata.gateway.limit", limit, ConcurrencyLimit::now).register(registry);
  }

  /** Begins the work, or fails with {@code overloaded}. */
  public <T> Future<T> within(Supplier<Future<T>> work) {
    Optional<Entered> entered = limit.enter();
    if (entered.isEmpty()) {
      registry.counter("tegata.gateway.turned.away").increment();
      return Future.failedFuture(new Problem(ProblemType.OVERLOADED));
    }
    return begin(work).onComplete(x -> entered.get().answered());
  }

  private static <T> Future<T> begin(Supplier<Future<T>> work) {
    try {
      return work.get();
    } catch (RuntimeException e) {
      return Future.failedFuture(e);
    }
  }
}
