package tegata.workers.intake;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tegata.domain.expense.ExpenseNotice;
import tegata.domain.medication.Medicine;
import tegata.domain.treatment.Treatment;
import tegata.workers.database.Jdbc;

/**
 * Rows of claims on their way into the tables: everything under the month of its claim, wherever a
 * day in it may lie.
 */
final class ShownRows {
  private static final String EXPENSE =
      """
      expense_notice
        (person_id, set_id, line, month, category, days, institution, total, insurer, public_expense, patient,
         corrected, from_claim)""";

  private static final String MEDICATION =
      """
      medication
        (person_id, set_id, line, month, dispensed_on, institution_code, institution, prescriber, setting,
         usage_class, name, ingredient, drug_code_kind, drug_code, dose, usage, quantity, source, corrected)""";

  private static final String TREATMENT =
      """
      treatment
        (person_id, set_id, line, month, day, institution_code, institution, category, service_group, code, name,
         times, corrected)""";

  /** Drugs of claims are named by レセプト電算処理システム's codes. */
  private static final String CODE_KIND = "CLAIM";

  private final List<Object[]> expenses = new ArrayList<>();
  private final List<Object[]> medicines = new ArrayList<>();
  private final List<Object[]> treatments = new ArrayList<>();

  /** Adds what is shown of one claim, as the set with an id. */
  void add(ClaimRowStore.Shown shown, long set) {
    ClaimRowStore.Place place = shown.place();
    ClaimRows rows = shown.rows();
    LocalDate month = place.claim().month().atDay(1);
    Optional<LocalDate> corrected = shown.corrected().map(processed -> processed.atDay(1));
    ExpenseNotice e = rows.expense();
    expenses.add(
        new Object[] {
          place.person(),
          set,
          1,
          month,
          e.category(),
          e.days(),
          e.institution(),
          e.total(),
          e.insurer(),
          e.publicExpense(),
          e.patient(),
          corrected,
          true
        });
    int line = 0;
    for (Medicine m : rows.medicines()) {
      medicines.add(
          new Object[] {
            place.person(),
            set,
            ++line,
            month,
            m.dispensedOn(),
            shown.facility(),
            m.institution(),
            m.prescriber(),
            m.setting(),
            m.usageClass(),
            m.name(),
            m.ingredient(),
            CODE_KIND,
            m.drugCode(),
            m.dose(),
            m.usage(),
            m.quantity(),
            m.source(),
            corrected
          });
    }
    line = 0;
    for (Treatment t : rows.treatments()) {
      treatments.add(
          new Object[] {
            place.person(),
            set,
            ++line,
            month,
            t.day(),
            shown.facility(),
            t.institution(),
            t.category(),
            t.group(),
            t.code(),
            t.name(),
            t.times(),
            corrected
          });
    }
  }

  void insert(Jdbc tx) throws SQLException {
    tx.copy(EXPENSE, expenses);
    tx.copy(MEDICATION, medicines);
    tx.copy(TREATMENT, treatments);
  }
}
