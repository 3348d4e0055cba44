package tegata.contract;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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

  /**
   * 医療機関等が見る薬剤情報. Consent is decided anew for every page; pages asked with the same request id are
   * one entry.
   *
   * @param ref the person's pseudonym for the facility
   * @param from first month, empty for all that may be shown
   * @param to last month, empty for all that may be shown
   * @param cursor of the page, 0 first
   */
  public record ForFacility(
      UUID ref, Optional<YearMonth> from, Optional<YearMonth> to, int cursor) {}

  public static final Address<PersonMonths, Medicines> HISTORY =
      Address.of("medication.history", PersonMonths.class, Medicines.class);

  /** Fails with {@code FORBIDDEN} and the reason, an unknown ref like a missing consent. */
  public static final Address<ForFacility, Medicines> FOR_FACILITY =
      Address.of("medication.forFacility", ForFacility.class, Medicines.class);

  private MedicationApi() {}
}
