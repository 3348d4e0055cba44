package tegata.formats.myna;

import java.time.LocalDate;
import java.util.List;

/**
 * 医療費通知情報: what one export holds.
 *
 * @param createdOn 作成日
 * @param coveredUntil 一覧表示の範囲, as written, e.g. 2025年12月まで
 * @param period 期間 of 医療費の合計: the range that was asked for
 * @param lines in the order of the file
 * @param insurerName 保険者の名称
 * @param detailsRange 医療費情報明細の範囲
 */
public record MynaExpenses(
    LocalDate createdOn,
    Subject subject,
    String coveredUntil,
    MonthRange period,
    List<ExpenseLine> lines,
    String insurerName,
    MonthRange detailsRange) {

  public MynaExpenses {
    lines = List.copyOf(lines);
  }

  /** The sum over the lines of these months; totals are always computed, never kept. */
  public Amounts totalOf(MonthRange months) {
    return lines.stream()
        .filter(line -> months.contains(line.month()))
        .map(ExpenseLine::amounts)
        .reduce(Amounts.ZERO, Amounts::plus);
  }
}
