package tegata.workers.medication;

import io.vertx.core.Future;
import tegata.contract.Caller;
import tegata.contract.MedicationApi.Medicines;
import tegata.contract.PersonMonths;
import tegata.domain.audit.Entry;
import tegata.workers.audit.Audit;
import tegata.workers.audit.Viewed;
import tegata.workers.database.Database;
import tegata.workers.identity.Ownership;

/** 本人が見る薬剤情報。Reading and recording are one transaction. */
final class ShowMedicationHistory {
  private final Database database;
  private final Audit audit;
  private final ReadMedications medications;

  ShowMedicationHistory(Database database, Audit audit, ReadMedications medications) {
    this.database = database;
    this.audit = audit;
    this.medications = medications;
  }

  Future<Medicines> show(Caller caller, PersonMonths q) {
    return Ownership.toSee(
        database,
        caller,
        q.person(),
        tx ->
            audit
                .append(tx, Viewed.own(caller, q.person(), q.use(), Entry.Category.MEDICATION))
                .compose(x -> medications.read(tx, q.person(), q.from(), q.to(), q.cursor())));
  }
}
