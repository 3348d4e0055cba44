package tegata.workers.medication;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import tegata.contract.Caller;
import tegata.contract.MedicationApi.Medicines;
import tegata.contract.PersonMonths;
import tegata.domain.audit.Entry;
import tegata.domain.medication.Medicine;
import tegata.workers.audit.Audit;
import tegata.workers.audit.Viewed;
import tegata.workers.database.Database;
import tegata.workers.identity.Ownership;
import tegata.workers.intake.Window;

/** 本人が見る薬剤情報。Reading and recording are one transaction. */
final class ShowMedicationHistory {
  private static final int PAGE = 300;

  private final Database database;
  private final Audit audit;
  private final Window window;
  private final MedicationStore medications = new MedicationStore();

  ShowMedicationHistory(Database database, Audit audit, Window window) {
    this.database = database;
    this.audit = audit;
    this.window = window;
  }

  Future<Medicines> show(Caller caller, PersonMonths q) {
    return Ownership.required(
        caller,
        q.person(),
        () ->
            database.inTransaction(
                tx ->
                    audit
                        .append(
                            tx, Viewed.own(caller, q.person(), q.use(), Entry.Category.MEDICATION))
                        .compose(x -> read(tx, q))));
  }

  private Future<Medicines> read(SqlConnection tx, PersonMonths q) {
    return medications
        .history(tx, q.person(), window.cut(q.from()), q.to(), q.cursor(), PAGE + 1)
        .compose(
            rows ->
                medications
                    .newest(tx, q.person(), window.firstMonth())
                    .map(newest -> page(q, rows, newest)));
  }

  private Medicines page(PersonMonths q, List<Medicine> rows, Optional<LocalDate> newest) {
    boolean more = rows.size() > PAGE;
    return new Medicines(
        more ? rows.subList(0, PAGE) : rows,
        newest.map(YearMonth::from),
        window.firstMonth(),
        more ? Optional.of(q.cursor() + PAGE) : Optional.empty());
  }
}
