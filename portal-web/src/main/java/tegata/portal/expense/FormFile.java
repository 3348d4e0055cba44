package tegata.portal.expense;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tegata.formats.Finding;
import tegata.formats.iryohiform.Category;
import tegata.formats.iryohiform.FixedZip;
import tegata.formats.iryohiform.IryohiWorkbook;
import tegata.formats.iryohiform.Row;
import tegata.portal.page.Words;

/**
 * 医療費集計フォームのファイル: one workbook, or a zip of several where one cannot hold all rows. What does not
 * fit is told before anything is written.
 */
public record FormFile(List<Row> rows) {
  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  /** 調剤 and pharmacies are medicine, 介護 is care, everything else is treatment. */
  public static Set<Category> categories(String category, String institution) {
    if (category.contains("調剤") || institution.contains("薬局")) {
      return EnumSet.of(Category.MEDICINE);
    }
    boolean care = category.contains("介護") || institution.contains("介護");
    return EnumSet.of(care ? Category.CARE : Category.TREATMENT);
  }

  /** How many workbooks the rows take. */
  public int workbooks() {
    return IryohiWorkbook.workbooksFor(rows.size());
  }

  /** {@code .xlsx}, or {@code .zip} for several. */
  public String extension() {
    return workbooks() > 1 ? ".zip" : ".xlsx";
  }

  /** The media type of either. */
  public String mediaType() {
    return workbooks() > 1 ? "application/zip" : XLSX;
  }

  /** Rows the form cannot hold, each with its number and the reason; then there is no file. */
  public List<String> refusals(Words words) {
    return IryohiWorkbook.check(rows).stream()
        .filter(Finding::isError)
        .map(f -> words.text("expense.workbook-refused", f.place(), f.message()))
        .toList();
  }

  /** What else is to be known before the file is taken. */
  public List<String> told(Words words) {
    List<String> told = new ArrayList<>();
    if (workbooks() > 1) {
      told.add(words.text("expense.workbook-several", IryohiWorkbook.MAX_ROWS, workbooks()));
    }
    long shortened =
        IryohiWorkbook.check(rows).stream().filter(f -> f.code().equals("name-cut")).count();
    if (shortened > 0) {
      told.add(words.text("expense.workbook-shortened", shortened));
    }
    return told;
  }

  /** The bytes, where {@link #refusals} had none. Blocks for some 100 ms a workbook. */
  public byte[] write() {
    List<byte[]> workbooks = IryohiWorkbook.write(rows).value().orElseThrow();
    if (workbooks.size() == 1) {
      return workbooks.get(0);
    }
    Map<String, byte[]> files = new LinkedHashMap<>();
    workbooks.forEach(one -> files.put("医療費集計フォーム_" + (files.size() + 1) + ".xlsx", one));
    return FixedZip.pack(files);
  }
}
