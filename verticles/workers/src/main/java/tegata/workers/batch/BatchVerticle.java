package tegata.workers.batch;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tegata.contract.BatchApi;
import tegata.contract.Bus;
import tegata.workers.audit.Audit;
import tegata.workers.database.Database;

/** Receives what insurers send, and tells them what became of it. */
public final class BatchVerticle extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(BatchVerticle.class);
  private static final long ABANDON_EVERY_MILLIS = TimeUnit.HOURS.toMillis(1);

  private final Bus bus;
  private final Database database;
  private final Clock clock;

  public BatchVerticle(Bus bus, Database database, Clock clock) {
    this.bus = bus;
    this.database = database;
    this.clock = clock;
  }

  @Override
  public Future<?> start() {
    ReceiveBatch receive = new ReceiveBatch(database, new Audit(), clock);
    vertx.setPeriodic(ABANDON_EVERY_MILLIS, x -> abandonOld());
    return bus.serve(BatchApi.BEGIN, receive::begin)
        .compose(x -> bus.serve(BatchApi.PART, receive::part))
        .compose(x -> bus.serve(BatchApi.FINISH, receive::finish))
        .compose(x -> bus.serve(BatchApi.ABANDON, receive::abandon))
        .compose(x -> bus.serve(BatchApi.REPORT, receive::report));
  }

  private void abandonOld() {
    database
        .inTransaction(new BatchStore()::abandonOld)
        .onFailure(e -> LOG.warn("unfinished uploads are still kept: {}", e.getMessage()));
  }
}
