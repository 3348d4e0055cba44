package tegata.contract;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import tegata.domain.expense.ExpenseNotice;

/** 医療費通知情報. Reading writes the log entry in the same transaction. */
public final class ExpenseApi {

  /**
   * Who sent the notices of a month, as the notice words it.
   *
   * @param insurerName 保険者の名称
   * @param detailsRange 医療費情報明細の範囲, as written
   */
  public record Origin(YearMonth month, String insurerName, Optional<String> detailsRange) {}

  /**
   * Notices by month, oldest first, within a month in the order of the source.
   *
   * @param origins one for each month that has rows on this page
   * @param arrivedUntil the newest month for which anything has arrived
   * @param firstMonth the first month the window shows
   * @param next the cursor to go on with, empty at the end
   */
  public record Notices(
      List<ExpenseNotice> rows,
      List<Origin> origins,
      Optional<YearMonth> arrivedUntil,
      YearMonth firstMonth,
      Optional<Integer> next) {}

  public static final Address<PersonMonths, Notices> NOTICES =
      Address.of("expense.notices", PersonMonths.class, Notices.class);

  private ExpenseApi() {}
}
