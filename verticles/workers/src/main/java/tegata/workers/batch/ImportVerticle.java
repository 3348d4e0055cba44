package tegata.workers.batch;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.WorkerExecutor;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tegata.domain.intake.RetentionWindow;
import tegata.workers.database.DatabaseConfig;

/** Looks every few seconds for batches to take in, which blocks a thread of its own for minutes. */
public final class ImportVerticle extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(ImportVerticle.class);
  private static final long LOOK_EVERY_MILLIS = 2_000;

  private final ImportBatches batches;
  private WorkerExecutor thread;
  private boolean looking;

  public ImportVerticle(
      DatabaseConfig config, Path configDir, RetentionWindow window, Clock clock) {
    this.batches = new ImportBatches(config, configDir, window, clock);
  }

  @Override
  public Future<?> start() {
    thread = vertx.createSharedWorkerExecutor("tegata-batches", 1, 1, TimeUnit.DAYS);
    vertx.setPeriodic(LOOK_EVERY_MILLIS, x -> look());
    return Future.succeededFuture();
  }

  @Override
  public Future<?> stop() {
    batches.stop();
    return thread.close();
  }

  private void look() {
    if (!looking) {
      looking = true;
      thread
          .executeBlocking(batches::run)
          .onFailure(e -> LOG.error("batches are not taken in for now", e))
          .onComplete(x -> looking = false);
    }
  }
}
