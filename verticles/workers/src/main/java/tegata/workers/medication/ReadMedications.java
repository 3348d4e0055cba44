package tegata.workers.medication;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tegata.contract.MedicationApi.Medicines;
import tegata.contract.MedicationApi.Only;
import tegata.contract.MedicationApi.Scope;
import tegata.domain.medication.Medicine;
import tegata.workers.intake.Window;

/** A page of 薬剤情報, cut to the retention window; whether it may be read is the caller's to know. */
final class ReadMedications {
  private static final int PAGE = 300;

  private final Window window;
  private final MedicationStore medications = new MedicationStore();

  ReadMedications(Window window) {
    this.window = window;
  }

  Future<Medicines> read(
      SqlConnection tx, UUID person, YearMonth from, YearMonth to, Only only, int cursor) {
    return medications
        .history(tx, person, window, from, to, only, cursor, PAGE + 1)
        .compose(
            rows ->
                medications.arrived(tx, person, window).map(newest -> page(cursor, rows, newest)));
  }

  Future<Scope> scope(SqlConnection tx, UUID person) {
    return medications.scope(tx, person, window);
  }

  private Medicines page(int cursor, List<Medicine> rows, Optional<LocalDate> newest) {
    boolean more = rows.size() > PAGE;
    return new Medicines(
        more ? rows.subList(0, PAGE) : rows,
        newest.map(YearMonth::from),
        window.firstMonth(),
        more ? Optional.of(cursor + PAGE) : Optional.empty());
  }
}
