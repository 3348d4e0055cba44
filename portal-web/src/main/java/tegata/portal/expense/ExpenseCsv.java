package tegata.portal.expense;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import tegata.contract.ExpenseApi.Notices;
import tegata.contract.PersonApi.Identity;
import tegata.formats.myna.MynaExpenseCsv;
import tegata.formats.myna.Variant;
import tegata.portal.page.Period;
import tegata.portal.page.Words;

/** 医療費通知情報 in the layout of マイナポータル. */
public final class ExpenseCsv {
  private ExpenseCsv() {}

  /**
   * Writes all answers about a period.
   *
   * @param japanese the words of the layout
   */
  public static byte[] write(
      Identity identity,
      Period<YearMonth> period,
      List<Notices> answers,
      LocalDate today,
      Words japanese) {
    ExpenseNotices notices = new ExpenseNotices(answers, true);
    return MynaExpenseCsv.write(
        new ExpenseExport(identity, period.since(notices.firstMonth()), notices, today, japanese)
            .toMyna(),
        Variant.PLAIN);
  }
}
