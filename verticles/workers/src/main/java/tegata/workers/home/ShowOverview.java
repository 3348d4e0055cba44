package tegata.workers.home;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.UUID;
import tegata.contract.Caller;
import tegata.contract.HomeApi.Of;
import tegata.contract.HomeApi.Overview;
import tegata.contract.Use;
import tegata.domain.audit.Entry;
import tegata.workers.audit.Audit;
import tegata.workers.audit.Viewed;
import tegata.workers.checkup.CheckupStore;
import tegata.workers.database.Database;
import tegata.workers.expense.ExpenseStore;
import tegata.workers.identity.Ownership;
import tegata.workers.intake.Window;
import tegata.workers.medication.MedicationStore;
import tegata.workers.person.PersonStore;
import tegata.workers.registration.OpenApplications;
import tegata.workers.registration.RegistrationStore;

/** ホームに出す、各情報のいちばん新しい日付. One entry in the log names all kinds. */
final class ShowOverview {
  private final Database database;
  private final Audit audit;
  private final Window window;
  private final PersonStore persons = new PersonStore();
  private final MedicationStore medications = new MedicationStore();
  private final CheckupStore checkups = new CheckupStore();
  private final ExpenseStore expenses = new ExpenseStore();
  private final RegistrationStore registrations = new RegistrationStore();
  private final OpenApplications applications = new OpenApplications();

  private record Newest(
      Optional<LocalDate> medicine, Optional<LocalDate> checkup, Optional<YearMonth> expense) {}

  ShowOverview(Database database, Audit audit, Window window) {
    this.database = database;
    this.audit = audit;
    this.window = window;
  }

  Future<Overview> show(Caller caller, Of q) {
    return Ownership.toSee(
        database,
        caller,
        q.person(),
        tx ->
            audit
                .append(
                    tx,
                    Viewed.own(
                        caller,
                        q.person(),
                        Use.VIEW,
                        Entry.Category.MEDICATION,
                        Entry.Category.CHECKUP,
                        Entry.Category.EXPENSE,
                        Entry.Category.REGISTRATION))
                .compose(x -> newest(tx, q.person()))
                .compose(newest -> overview(tx, q.person(), newest)));
  }

  private Future<Newest> newest(SqlConnection tx, UUID person) {
    return medications
        .newest(tx, person, window.firstMonth())
        .compose(
            medicine ->
                checkups
                    .newest(tx, person, window.firstCheckupDay())
                    .compose(
                        checkup ->
                            expenses
                                .newest(tx, person, window.firstMonth())
                                .map(expense -> new Newest(medicine, checkup, expense))));
  }

  private Future<Overview> overview(SqlConnection tx, UUID id, Newest newest) {
    return persons
        .person(tx, id)
        .compose(
            person ->
                registrations
                    .of(tx, id)
                    .compose(
                        registration ->
                            applications
                                .of(tx, id)
                                .map(
                                    open ->
                                        new Overview(
                                            person.name(),
                                            newest.medicine(),
                                            newest.checkup(),
                                            newest.expense(),
                                            registration,
                                            person.cardExpiresOn(),
                                            open))));
  }
}
