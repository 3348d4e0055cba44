package tegata.workers.treatment;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import tegata.contract.Bus;
import tegata.contract.TreatmentApi;
import tegata.workers.audit.Audit;
import tegata.workers.consent.ProvideRecords;
import tegata.workers.database.Database;
import tegata.workers.intake.Window;

/** Serves 診療情報 and 手術情報. */
public final class TreatmentVerticle extends VerticleBase {
  private final Bus bus;
  private final ShowTreatments show;
  private final ProvideTreatments provide;

  public TreatmentVerticle(Bus bus, Database database, Window window) {
    this.bus = bus;
    Audit audit = new Audit();
    this.show = new ShowTreatments(database, audit, window);
    this.provide = new ProvideTreatments(new ProvideRecords(database, audit), window);
  }

  @Override
  public Future<?> start() {
    return bus.serve(TreatmentApi.HISTORY, show::show)
        .compose(x -> bus.serve(TreatmentApi.SCOPE, show::scope))
        .compose(x -> bus.serve(TreatmentApi.FOR_FACILITY, provide::provide));
  }
}
