package tegata.formats.iryohiform;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * One line of the form: a receipt, or all receipts of one person at one institution.
 *
 * @param person 医療を受けた人, at most 10 characters
 * @param institution 病院・薬局などの名称, at most 20 characters
 * @param categories at least one
 * @param paid 支払った医療費の金額, yen, 0 to 999,999,999
 * @param reimbursed 左のうち、補填される金額, yen
 * @param paidOn 支払年月日, optional in the form as well
 */
public record Row(
    String person,
    String institution,
    Set<Category> categories,
    long paid,
    Optional<Long> reimbursed,
    Optional<LocalDate> paidOn) {

  public Row {
    categories = Set.copyOf(categories);
  }
}
