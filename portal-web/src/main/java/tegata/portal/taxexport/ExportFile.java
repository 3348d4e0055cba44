package tegata.portal.taxexport;

import java.util.Optional;
import tegata.formats.iryohiform.Row;
import tegata.portal.expense.FormFile;
import tegata.portal.page.Download;

/**
 * The files of a year. Each is named by its year, so that last year's is not taken for this one's.
 */
enum ExportFile {
  XML("iryohi.xml", "医療費通知情報", "application/xml; charset=utf-8", 3_300, 520),
  WORKBOOK("iryohi-form.xlsx", "医療費集計フォーム", "", 35_000, 15),
  SHEET_PDF("meisai.pdf", "医療費控除の明細書", "application/pdf", 38_000, 60),
  SHEET_JSON("meisai.json", "医療費控除の明細書", "application/json", 600, 60);

  private static final int KILO = 1_000;

  private final String path;
  private final String title;
  private final String mediaType;
  private final int base;
  private final int perRow;

  ExportFile(String path, String title, String mediaType, int base, int perRow) {
    this.path = path;
    this.title = title;
    this.mediaType = mediaType;
    this.base = base;
    this.perRow = perRow;
  }

  /** Last part of its address. */
  String path() {
    return path;
  }

  /** About how large it is, in kilobytes, 1 at least; measured with Japanese names. */
  int kilobytes(YearExpenses year) {
    int files = this == WORKBOOK ? form(year).workbooks() : 1;
    return Math.max(1, (base * files + perRow * year.items().size()) / KILO);
  }

  /** The name it is saved under. */
  String fileName(YearExpenses year) {
    return download(year).name();
  }

  /** How it is sent. */
  Download download(YearExpenses year) {
    return this == WORKBOOK
        ? named(year.year(), form(year).mediaType(), form(year).extension())
        : download(year.year());
  }

  /** The same for those that are always of one kind. */
  Download download(int year) {
    return named(year, mediaType, path.substring(path.indexOf('.')));
  }

  private Download named(int year, String type, String extension) {
    return new Download(
        type,
        path.substring(0, path.indexOf('.')) + "-" + year + extension,
        title + "_" + year + "年分" + extension);
  }

  /** The expenses as lines of 医療費集計フォーム. */
  static FormFile form(YearExpenses year) {
    return new FormFile(
        year.items().stream()
            .map(
                item ->
                    new Row(
                        item.person(),
                        item.institution(),
                        item.categories(),
                        item.paid(),
                        item.counted() == 0 ? Optional.empty() : Optional.of(item.counted()),
                        item.paidOn()))
            .toList());
  }
}
