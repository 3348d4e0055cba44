package tegata.workers.medication;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import tegata.contract.Bus;
import tegata.contract.MedicationApi;
import tegata.workers.audit.Audit;
import tegata.workers.consent.ProvideRecords;
import tegata.workers.database.Database;
import tegata.workers.intake.Window;

/** Serves 薬剤情報. */
public final class MedicationVerticle extends VerticleBase {
  private final Bus bus;
  private final ShowMedicationHistory show;
  private final FindSameIngredient hints;
  private final ProvideMedications provide;

  public MedicationVerticle(Bus bus, Database database, Window window) {
    this.bus = bus;
    Audit audit = new Audit();
    ReadMedications medications = new ReadMedications(window);
    this.show = new ShowMedicationHistory(database, audit, medications);
    this.hints = new FindSameIngredient(database, audit, window);
    this.provide = new ProvideMedications(new ProvideRecords(database, audit), medications);
  }

  @Override
  public Future<?> start() {
    return bus.serve(MedicationApi.HISTORY, show::show)
        .compose(x -> bus.serve(MedicationApi.SCOPE, show::scope))
        .compose(x -> bus.serve(MedicationApi.HINTS_OF, hints::find))
        .compose(x -> bus.serve(MedicationApi.FOR_FACILITY, provide::provide));
  }
}
