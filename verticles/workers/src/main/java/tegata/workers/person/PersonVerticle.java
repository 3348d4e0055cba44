package tegata.workers.person;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Clock;
import tegata.contract.Bus;
import tegata.contract.PersonApi;
import tegata.workers.database.Database;

/** Serves who a person is. */
public final class PersonVerticle extends VerticleBase {
  private final Bus bus;
  private final ShowIdentity show;

  public PersonVerticle(Bus bus, Database database, Clock clock) {
    this.bus = bus;
    this.show = new ShowIdentity(database, clock);
  }

  @Override
  public Future<?> start() {
    return bus.serve(PersonApi.IDENTITY, show::show);
  }
}
