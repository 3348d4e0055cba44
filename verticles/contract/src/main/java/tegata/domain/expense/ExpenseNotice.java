package tegata.domain.expense;

import java.time.YearMonth;
import java.util.Optional;

/**
 * 医療費通知情報の一行。Amounts are whole yen.
 *
 * @param month 診療年月
 * @param category 診療区分, an open list (医科外来, 医科入院, 歯科外来, 調剤, 訪問看護 …)
 * @param days 日数 (診療実日数, 調剤では回数); empty where the source leaves it blank
 * @param institution 医療機関等名称
 * @param total 医療費の総額
 * @param insurer 保険者の負担額
 * @param publicExpense その他の公費の負担額
 * @param patient 窓口相当負担額
 * @param corrected 訂正あり: 処理年月 of the claim that took the place of an earlier one
 */
public record ExpenseNotice(
    YearMonth month,
    String category,
    Optional<Integer> days,
    String institution,
    long total,
    long insurer,
    long publicExpense,
    long patient,
    Optional<YearMonth> corrected) {

  /** Whether the parts make up the whole; sources exist that do not, their rows are kept. */
  public boolean addsUp() {
    return total == insurer + publicExpense + patient;
  }
}
