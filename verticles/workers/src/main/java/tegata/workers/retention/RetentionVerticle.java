package tegata.workers.retention;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.concurrent.TimeUnit;
import tegata.workers.audit.Audit;
import tegata.workers.database.Database;
import tegata.workers.intake.Window;

/** Looks every hour whether a month is past its window; once a month one is. */
public final class RetentionVerticle extends VerticleBase {
  private static final long FIRST_LOOK_MILLIS = TimeUnit.MINUTES.toMillis(1);
  private static final long LOOK_EVERY_MILLIS = TimeUnit.HOURS.toMillis(1);

  private final DropExpired expired;

  public RetentionVerticle(Database database, Window window) {
    this.expired = new DropExpired(database, window, new Audit());
  }

  @Override
  public Future<?> start() {
    vertx.setPeriodic(FIRST_LOOK_MILLIS, LOOK_EVERY_MILLIS, x -> expired.run());
    return Future.succeededFuture();
  }
}
