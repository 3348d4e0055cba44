package tegata.gateway;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * 止まっていた時間. What a busy machine takes from the event loops: each has a beat, and a beat that comes
 * late tells for how long the loop got nothing done. What the gateway waits for itself is no stall.
 */
final class Stalls {
  private static final long BEAT_MILLIS = 5;

  /** A beat that late is nothing out of the ordinary. */
  private static final long NORMAL = TimeUnit.MILLISECONDS.toNanos(4 * BEAT_MILLIS);

  private final AtomicLong lost = new AtomicLong();

  /** On every event loop, until Vert.x is closed. */
  static Stalls on(Vertx vertx) {
    Stalls stalls = new Stalls();
    RunningGateway.await(
        vertx.deployVerticle(
            () -> stalls.new Beat(),
            new DeploymentOptions().setInstances(VertxOptions.DEFAULT_EVENT_LOOP_POOL_SIZE)));
    return stalls;
  }

  /** Of all loops together, since the beginning. */
  Duration sum() {
    return Duration.ofNanos(lost.get());
  }

  private final class Beat extends VerticleBase {
    private long last = System.nanoTime();

    @Override
    public Future<?> start() {
      next();
      return Future.succeededFuture();
    }

    private void next() {
      vertx.setTimer(BEAT_MILLIS, x -> beat());
    }

    private void beat() {
      long now = System.nanoTime();
      long gap = now - last;
      last = now;
      if (gap > NORMAL) {
        lost.addAndGet(gap);
      }
      next();
    }
  }
}
