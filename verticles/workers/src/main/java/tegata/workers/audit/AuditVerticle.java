package tegata.workers.audit;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import tegata.contract.AuditApi;
import tegata.contract.Bus;
import tegata.workers.database.Database;

/** Serves the log's heads and proofs. */
public final class AuditVerticle extends VerticleBase {
  private final Bus bus;
  private final ShowLog show;

  public AuditVerticle(Bus bus, Database database) {
    this.bus = bus;
    this.show = new ShowLog(database);
  }

  @Override
  public Future<?> start() {
    return bus.serve(AuditApi.HEAD, show::head)
        .compose(x -> bus.serve(AuditApi.HEADS, show::heads))
        .compose(x -> bus.serve(AuditApi.CONSISTENCY, show::continuation));
  }
}
