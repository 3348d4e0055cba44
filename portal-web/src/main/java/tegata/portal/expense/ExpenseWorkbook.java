package tegata.portal.expense;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tegata.domain.expense.ExpenseNotice;
import tegata.formats.iryohiform.Category;
import tegata.formats.iryohiform.IryohiWorkbook;
import tegata.formats.iryohiform.Row;

/**
 * The notices as lines of 医療費集計フォーム: one line a notice, 窓口相当負担額 as the sum paid, the first of the
 * month as the day, as other converters of these notices do.
 */
final class ExpenseWorkbook {
  private ExpenseWorkbook() {}

  /** The workbook of a period that {@link ExpenseFile#checked} has let through. */
  static byte[] write(ExpenseExport export) {
    String person = export.identity().name();
    List<Row> rows = export.notices().rows().stream().map(notice -> row(person, notice)).toList();
    return IryohiWorkbook.write(rows).value().orElseThrow();
  }

  private static Row row(String person, ExpenseNotice notice) {
    return new Row(
        person,
        notice.institution(),
        categories(notice),
        notice.patient(),
        Optional.empty(),
        Optional.of(notice.month().atDay(1)));
  }

  /** 調剤 and pharmacies are medicine, 介護 is care, everything else is treatment. */
  private static Set<Category> categories(ExpenseNotice notice) {
    if (notice.category().contains("調剤") || notice.institution().contains("薬局")) {
      return EnumSet.of(Category.MEDICINE);
    }
    boolean care = notice.category().contains("介護") || notice.institution().contains("介護");
    return EnumSet.of(care ? Category.CARE : Category.TREATMENT);
  }
}
