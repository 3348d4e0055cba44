package tegata.workers.medication;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import tegata.contract.Bus;
import tegata.contract.MedicationApi;
import tegata.workers.audit.Audit;
import tegata.workers.database.Database;
import tegata.workers.intake.Window;

/** Serves 薬剤情報. */
public final class MedicationVerticle extends VerticleBase {
  private final Bus bus;
  private final ShowMedicationHistory show;

  public MedicationVerticle(Bus bus, Database database, Window window) {
    this.bus = bus;
    this.show = new ShowMedicationHistory(database, new Audit(), window);
  }

  @Override
  public Future<?> start() {
    return bus.serve(MedicationApi.HISTORY, show::show);
  }
}
