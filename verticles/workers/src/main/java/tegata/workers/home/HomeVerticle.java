package tegata.workers.home;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import tegata.contract.Bus;
import tegata.contract.HomeApi;
import tegata.workers.audit.Audit;
import tegata.workers.database.Database;
import tegata.workers.intake.Window;

/** Serves the home page's overview. */
public final class HomeVerticle extends VerticleBase {
  private final Bus bus;
  private final ShowOverview show;

  public HomeVerticle(Bus bus, Database database, Window window) {
    this.bus = bus;
    this.show = new ShowOverview(database, new Audit(), window);
  }

  @Override
  public Future<?> start() {
    return bus.serve(HomeApi.OVERVIEW, show::show);
  }
}
