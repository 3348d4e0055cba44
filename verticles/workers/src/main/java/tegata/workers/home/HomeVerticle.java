package tegata.workers.home;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import tegata.contract.Bus;
import tegata.contract.HomeApi;
import tegata.workers.audit.Audit;
import tegata.workers.database.Database;
import tegata.workers.intake.Window;

/** Serves the parts of the home page. */
public final class HomeVerticle extends VerticleBase {
  private final Bus bus;
  private final ShowNewest newest;
  private final ShowStanding standing;

  public HomeVerticle(Bus bus, Database database, Window window) {
    this.bus = bus;
    SeenHome seen = new SeenHome(database, new Audit());
    this.newest = new ShowNewest(seen, window);
    this.standing = new ShowStanding(seen, window.clock());
  }

  @Override
  public Future<?> start() {
    return bus.serve(HomeApi.NEWEST, newest::show)
        .compose(x -> bus.serve(HomeApi.STANDING, standing::show));
  }
}
