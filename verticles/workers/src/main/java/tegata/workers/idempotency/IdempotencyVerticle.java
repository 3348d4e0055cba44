package tegata.workers.idempotency;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tegata.workers.database.Database;

/** Forgets how numbered writes ended once their seven days are over. */
public final class IdempotencyVerticle extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(IdempotencyVerticle.class);
  private static final long FORGET_EVERY_MILLIS = TimeUnit.HOURS.toMillis(1);

  private final Database database;
  private final IdempotencyStore store = new IdempotencyStore();

  public IdempotencyVerticle(Database database) {
    this.database = database;
  }

  @Override
  public Future<?> start() {
    vertx.setPeriodic(FORGET_EVERY_MILLIS, x -> forgetOld());
    return Future.succeededFuture();
  }

  /** Forgets what is older than seven days. */
  public Future<Void> forgetOld() {
    return database
        .inTransaction(store::forgetOld)
        .onFailure(e -> LOG.warn("old idempotency keys are still kept: {}", e.getMessage()));
  }
}
