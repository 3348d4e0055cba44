package tegata.gateway;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * 止まっていた時間. What a busy machine takes from the event loops: each has a beat, and a beat that comes
 * late tells for how long the loop got nothing done. What the gateway waits for itself is no stall.
 */
final class Stalls {
  private static final long BEAT_MILLIS = 5;

  /** A beat that late is nothing out of the ordinary. */
  private static final long NORMAL = TimeUnit.MILLISECONDS.toNanos(4 * BEAT_MILLIS);

  private final List<Beat> beats = new CopyOnWriteArrayList<>();

  /** On every event loop, until Vert.x is closed. */
  static Stalls on(Vertx vertx) {
    Stalls stalls = new Stalls();
    RunningGateway.await(
        vertx.deployVerticle(
            stalls::beat,
            new DeploymentOptions().setInstances(VertxOptions.DEFAULT_EVENT_LOOP_POOL_SIZE)));
    return stalls;
  }

  /** Tells, when asked later, how much the loop that lost most has lost since now. */
  Supplier<Duration> sinceNow() {
    long[] before = lost();
    return () -> {
      long[] now = lost();
      long most = 0;
      for (int i = 0; i < now.length; i++) {
        most = Math.max(most, now[i] - before[i]);
      }
      return Duration.ofNanos(most);
    };
  }

  private long[] lost() {
    return beats.stream().mapToLong(beat -> beat.lost).toArray();
  }

  private Beat beat() {
    Beat beat = new Beat();
    beats.add(beat);
    return beat;
  }

  private static final class Beat extends VerticleBase {
    private volatile long lost;
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
        lost += gap; // of this loop alone
      }
      next();
    }
  }
}
