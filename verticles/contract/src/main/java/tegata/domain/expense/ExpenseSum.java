package tegata.domain.expense;

import java.util.Collection;

/** 医療費の合計。Whole yen; {@code rows} is the number of notices summed. */
public record ExpenseSum(int rows, long total, long insurer, long publicExpense, long patient) {

  /** The sum of any notices. */
  public static ExpenseSum of(Collection<ExpenseNotice> notices) {
    return new ExpenseSum(
        notices.size(),
        notices.stream().mapToLong(ExpenseNotice::total).sum(),
        notices.stream().mapToLong(ExpenseNotice::insurer).sum(),
        notices.stream().mapToLong(ExpenseNotice::publicExpense).sum(),
        notices.stream().mapToLong(ExpenseNotice::patient).sum());
  }
}
