package tegata.workers.home;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.EnumMap;
import java.util.Map;
import tegata.contract.Bus;
import tegata.contract.HomeApi;
import tegata.contract.HomeApi.Part;
import tegata.workers.audit.Audit;
import tegata.workers.database.Database;
import tegata.workers.intake.Window;

/** Serves the parts of the home page, each with connections of its own. */
public final class HomeVerticle extends VerticleBase {
  private final Bus bus;
  private final Map<Part, ShowNewest> newest = new EnumMap<>(Part.class);
  private final ShowStanding standing;

  public HomeVerticle(Bus bus, Database database, Window window) {
    this.bus = bus;
    Audit audit = new Audit();
    for (Part part : Part.values()) {
      newest.put(part, new ShowNewest(new SeenHome(database.quarter(), audit), window));
    }
    this.standing = new ShowStanding(new SeenHome(database.quarter(), audit), window.clock());
  }

  @Override
  public Future<?> start() {
    return bus.serve(HomeApi.NEWEST, (caller, q) -> newest.get(q.part()).show(caller, q))
        .compose(x -> bus.serve(HomeApi.STANDING, standing::show));
  }
}
