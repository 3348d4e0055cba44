package tegata.workers.intake;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import tegata.domain.claim.DrugNames;
import tegata.domain.expense.ExpenseNotice;
import tegata.domain.medication.Medicine;
import tegata.domain.treatment.Treatment;

/** What a patient sees of a claim, by the rules of {@code tegata.domain.claim}. */
record ClaimRows(ExpenseNotice expense, List<Medicine> medicines, List<Treatment> treatments) {

  /**
   * Names of what claims only name by code.
   *
   * @param facilities name of 医療機関等 by its code
   * @param services name of a 診療行為 by its code, as valid on a day
   */
  record Names(
      BiFunction<String, String, String> facilities,
      DrugNames drugs,
      BiFunction<String, LocalDate, Optional<String>> services) {

    /** Codes for names: what the claim itself says, whatever is known otherwise. */
    static final Names NONE =
        new Names((code, name) -> code, DrugNames.NONE, (code, day) -> Optional.empty());
  }

  /** Names the rows, whatever the order in which files came. */
  String hash(Optional<YearMonth> corrected) {
    List<Object[]> rows = new ArrayList<>();
    rows.add(new Object[] {expense, corrected.map(YearMonth::toString).orElse("")});
    medicines.forEach(row -> rows.add(new Object[] {row}));
    treatments.forEach(row -> rows.add(new Object[] {row}));
    return HexFormat.of().formatHex(ContentHash.ofRows(rows));
  }
}
