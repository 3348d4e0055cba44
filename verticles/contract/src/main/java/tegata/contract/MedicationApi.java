package tegata.contract;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import tegata.domain.medication.Medicine;

/** 薬剤情報. Reading writes the log entry in the same transaction. */
public final class MedicationApi {

  /**
   * Medicines, newest first.
   *
   * @param arrivedUntil the newest month for which anything has arrived
   * @param firstMonth the first month the window shows
   * @param next the cursor to go on with, empty at the end
   */
  public record Medicines(
      List<Medicine> rows,
      Optional<YearMonth> arrivedUntil,
      YearMonth firstMonth,
      Optional<Integer> next) {}

  public static final Address<PersonMonths, Medicines> HISTORY =
      Address.of("medication.history", PersonMonths.class, Medicines.class);

  private MedicationApi() {}
}
