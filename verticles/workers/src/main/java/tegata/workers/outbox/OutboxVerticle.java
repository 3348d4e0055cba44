package tegata.workers.outbox;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import tegata.contract.Bus;
import tegata.contract.OutboxApi;
import tegata.workers.audit.Audit;
import tegata.workers.database.Database;

/** Serves operators what was set aside in the outbox. */
public final class OutboxVerticle extends VerticleBase {
  private final Bus bus;
  private final Database database;

  public OutboxVerticle(Bus bus, Database database) {
    this.bus = bus;
    this.database = database;
  }

  @Override
  public Future<?> start() {
    ShowSetAside outbox = new ShowSetAside(database, new Audit());
    return bus.serve(OutboxApi.SET_ASIDE, outbox::setAside)
        .compose(x -> bus.serve(OutboxApi.RELEASE, outbox::release));
  }
}
