package tegata.workers.checkup;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import tegata.contract.Bus;
import tegata.contract.CheckupApi;
import tegata.workers.audit.Audit;
import tegata.workers.consent.ProvideRecords;
import tegata.workers.database.Database;
import tegata.workers.intake.Window;

/** Serves 健診結果. */
public final class CheckupVerticle extends VerticleBase {
  private final Bus bus;
  private final ShowCheckups show;
  private final ProvideCheckups provide;

  public CheckupVerticle(Bus bus, Database database, Window window) {
    this.bus = bus;
    Audit audit = new Audit();
    this.show = new ShowCheckups(database, audit, window);
    this.provide = new ProvideCheckups(new ProvideRecords(database, audit), window);
  }

  @Override
  public Future<?> start() {
    return bus.serve(CheckupApi.ALL, show::all)
        .compose(x -> bus.serve(CheckupApi.SHOW, show::on))
        .compose(x -> bus.serve(CheckupApi.FOR_FACILITY, provide::provide));
  }
}
