package tegata.workers.facility;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import tegata.contract.Bus;
import tegata.contract.FacilityApi;
import tegata.workers.database.Database;

/** Serves the register of facilities. */
public final class FacilityVerticle extends VerticleBase {
  private final Bus bus;
  private final Database database;
  private final FacilityStore facilities = new FacilityStore();

  public FacilityVerticle(Bus bus, Database database) {
    this.bus = bus;
    this.database = database;
  }

  @Override
  public Future<?> start() {
    return bus.serve(
        FacilityApi.BY_CLIENT,
        (caller, q) ->
            database
                .inTransaction(tx -> facilities.byClient(tx, q.clientId()))
                .map(FacilityApi.Found::new));
  }
}
