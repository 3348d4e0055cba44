package tegata.workers.home;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import tegata.contract.Caller;
import tegata.contract.HomeApi;
import tegata.contract.HomeApi.Newest;
import tegata.contract.HomeApi.NewestOf;
import tegata.contract.HomeApi.Part;
import tegata.workers.checkup.CheckupStore;
import tegata.workers.expense.ExpenseStore;
import tegata.workers.intake.Window;
import tegata.workers.medication.MedicationStore;

/** ホームに出す、いちばん新しい日付. */
final class ShowNewest {
  private final SeenHome seen;
  private final Window window;
  private final MedicationStore medications = new MedicationStore();
  private final CheckupStore checkups = new CheckupStore();
  private final ExpenseStore expenses = new ExpenseStore();
  private final LatelyStore lately = new LatelyStore();

  ShowNewest(SeenHome seen, Window window) {
    this.seen = seen;
    this.window = window;
  }

  Future<Newest> show(Caller caller, NewestOf q) {
    return seen.by(
        caller,
        q.person(),
        tx -> q.part() == Part.ACCESSES ? accesses(tx, q.person()) : records(tx, q));
  }

  private Future<Newest> records(SqlConnection tx, NewestOf q) {
    return newest(tx, q.person(), q.part())
        .compose(
            on ->
                lately
                    .since(
                        tx,
                        q.person(),
                        q.part(),
                        window.clock().instant().minus(HomeApi.LATELY_DAYS, ChronoUnit.DAYS))
                    .map(came -> new Newest(on, came && on.isPresent())));
  }

  private Future<Optional<LocalDate>> newest(SqlConnection tx, UUID person, Part part) {
    return switch (part) {
      case MEDICINES -> medications.newest(tx, person, window);
      case CHECKUPS -> checkups.newest(tx, person, window.firstCheckupDay());
      case EXPENSES ->
          expenses.newest(tx, person, window.firstMonth()).map(m -> m.map(ShowNewest::first));
      case ACCESSES -> lately.byOthers(tx, person);
    };
  }

  private static LocalDate first(YearMonth month) {
    return month.atDay(1);
  }

  private Future<Newest> accesses(SqlConnection tx, UUID person) {
    LocalDate since = LocalDate.now(window.clock()).minusDays(HomeApi.LATELY_DAYS);
    return newest(tx, person, Part.ACCESSES)
        .map(on -> new Newest(on, on.filter(day -> !day.isBefore(since)).isPresent()));
  }
}
