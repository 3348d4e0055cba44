package tegata.workers.medication;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.UUID;
import java.util.function.Function;
import tegata.contract.Caller;
import tegata.contract.MedicationApi.History;
import tegata.contract.MedicationApi.Medicines;
import tegata.contract.MedicationApi.Scope;
import tegata.contract.MedicationApi.ScopeOf;
import tegata.contract.PersonMonths;
import tegata.contract.Use;
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

  Future<Medicines> show(Caller caller, History q) {
    PersonMonths months = q.months();
    return recorded(
        caller,
        months.person(),
        months.use(),
        tx ->
            medications.read(
                tx, months.person(), months.from(), months.to(), q.only(), months.cursor()));
  }

  Future<Scope> scope(Caller caller, ScopeOf q) {
    return recorded(caller, q.person(), q.use(), tx -> medications.scope(tx, q.person()));
  }

  private <T> Future<T> recorded(
      Caller caller, UUID person, Use use, Function<SqlConnection, Future<T>> read) {
    return Ownership.toSee(
        database,
        caller,
        person,
        tx ->
            audit
                .append(tx, Viewed.own(caller, person, use, Entry.Category.MEDICATION))
                .compose(x -> read.apply(tx)));
  }
}
