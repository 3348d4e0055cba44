package tegata.workers.checkup;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import tegata.contract.Bus;
import tegata.contract.CheckupApi;
import tegata.workers.audit.Audit;
import tegata.workers.database.Database;
import tegata.workers.intake.Window;

/** Serves 健診結果. */
public final class CheckupVerticle extends VerticleBase {
  private final Bus bus;
  private final ShowCheckups show;

  public CheckupVerticle(Bus bus, Database database, Window window) {
    this.bus = bus;
    this.show = new ShowCheckups(database, new Audit(), window);
  }

  @Override
  public Future<?> start() {
    return bus.serve(CheckupApi.LIST, show::list)
        .compose(x -> bus.serve(CheckupApi.SHOW, show::on));
  }
}
