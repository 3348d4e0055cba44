package tegata.workers.insurer;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Clock;
import tegata.contract.Bus;
import tegata.contract.InsurerDeskApi;
import tegata.workers.database.Database;

/** Serves the insurers' desk. */
public final class InsurerVerticle extends VerticleBase {
  private final Bus bus;
  private final Database database;
  private final Clock clock;
  private final boolean oneDoesAll;

  /**
   * @param oneDoesAll whether one member of an insurer's staff may accept and issue
   */
  public InsurerVerticle(Bus bus, Database database, Clock clock, boolean oneDoesAll) {
    this.bus = bus;
    this.database = database;
    this.clock = clock;
    this.oneDoesAll = oneDoesAll;
  }

  @Override
  public Future<?> start() {
    ShowApplications applications = new ShowApplications(database, clock, oneDoesAll);
    ShowMembers members = new ShowMembers(database, clock);
    return bus.serve(InsurerDeskApi.QUEUE, applications::queue)
        .compose(x -> bus.serve(InsurerDeskApi.OPEN, applications::open))
        .compose(x -> bus.serve(InsurerDeskApi.SEARCH, members::search))
        .compose(x -> bus.serve(InsurerDeskApi.LIST, members::list));
  }
}
