package tegata.portal.expense;

import java.util.Optional;
import tegata.domain.expense.ExpenseNotice;
import tegata.formats.iryohiform.Row;

/**
 * The notices as lines of 医療費集計フォーム: one line a notice, 窓口相当負担額 as the sum paid, the first of the
 * month as the day, as other converters of these notices do.
 */
final class ExpenseWorkbook {
  private ExpenseWorkbook() {}

  static FormFile of(String person, ExpenseNotices notices) {
    return new FormFile(notices.rows().stream().map(notice -> row(person, notice)).toList());
  }

  private static Row row(String person, ExpenseNotice notice) {
    return new Row(
        person,
        notice.institution(),
        FormFile.categories(notice.category(), notice.institution()),
        notice.patient(),
        Optional.empty(),
        Optional.of(notice.month().atDay(1)));
  }
}
