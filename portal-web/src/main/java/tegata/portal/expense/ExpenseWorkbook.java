package tegata.portal.expense;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tegata.domain.expense.ExpenseNotice;
import tegata.formats.Finding;
import tegata.formats.iryohiform.Category;
import tegata.formats.iryohiform.FixedZip;
import tegata.formats.iryohiform.IryohiWorkbook;
import tegata.formats.iryohiform.Row;
import tegata.portal.page.Words;

/**
 * The notices as lines of 医療費集計フォーム: one line a notice, 窓口相当負担額 as the sum paid, the first of the
 * month as the day, as other converters of these notices do.
 */
final class ExpenseWorkbook {
  private ExpenseWorkbook() {}

  /** How many workbooks the notices take. */
  static int count(ExpenseNotices notices) {
    return IryohiWorkbook.workbooksFor(notices.rows().size());
  }

  /** Rows the form cannot hold, each with its month, its institution and the reason. */
  static List<String> refusals(String person, ExpenseNotices notices, Words words) {
    return findings(person, notices).stream()
        .filter(Finding::isError)
        .map(f -> words.text("expense.workbook-refused", f.place(), f.message()))
        .toList();
  }

  /** How many names are shortened to fit. */
  static long shortened(String person, ExpenseNotices notices) {
    return findings(person, notices).stream().filter(f -> f.code().equals("name-cut")).count();
  }

  /**
   * The workbook, or a zip of several, of a period that {@link ExpenseFile#checked} let through.
   */
  static byte[] write(ExpenseExport export) {
    List<byte[]> workbooks =
        IryohiWorkbook.write(rows(export.identity().name(), export.notices()))
            .value()
            .orElseThrow();
    if (workbooks.size() == 1) {
      return workbooks.get(0);
    }
    Map<String, byte[]> files = new LinkedHashMap<>();
    workbooks.forEach(one -> files.put("医療費集計フォーム_" + (files.size() + 1) + ".xlsx", one));
    return FixedZip.pack(files);
  }

  private static List<Finding> findings(String person, ExpenseNotices notices) {
    return IryohiWorkbook.check(rows(person, notices));
  }

  private static List<Row> rows(String person, ExpenseNotices notices) {
    return notices.rows().stream().map(notice -> row(person, notice)).toList();
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
