package tegata.portal.expense;

import java.time.Instant;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.function.Function;
import tegata.formats.iryohiform.IryohiWorkbook;
import tegata.formats.myna.MynaExpenseCsv;
import tegata.formats.myna.Variant;
import tegata.portal.page.Download;
import tegata.portal.page.FieldError;
import tegata.portal.page.PeriodForm;
import tegata.portal.page.Words;

/**
 * The files a person may take their expenses away in. Writing blocks: POI builds whole workbooks.
 */
enum ExpenseFile {
  /** マイナポータル「医療費通知情報」の CSV. */
  MYNA_CSV(
      "text/csv; charset=utf-8",
      "iryohi-joho",
      "医療費情報",
      ".csv",
      export -> MynaExpenseCsv.write(export.toMyna(), Variant.PLAIN)),

  /** 国税庁「医療費集計フォーム」. */
  WORKBOOK(
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "iryohi-form",
      "医療費集計フォーム",
      ".xlsx",
      export -> ExpenseWorkbook.write(export));

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS").withZone(Words.JAPAN);

  private final String mediaType;
  private final String asciiName;
  private final String name;
  private final String extension;
  private final Function<ExpenseExport, byte[]> writer;

  ExpenseFile(
      String mediaType,
      String asciiName,
      String name,
      String extension,
      Function<ExpenseExport, byte[]> writer) {
    this.mediaType = mediaType;
    this.asciiName = asciiName;
    this.name = name;
    this.extension = extension;
    this.writer = writer;
  }

  /** The form, refused where the file cannot hold all of the period: a part would be wrong. */
  PeriodForm<YearMonth> checked(PeriodForm<YearMonth> form, ExpenseNotices notices, Words words) {
    int rows = notices.rows().size();
    boolean fits = this != WORKBOOK || rows <= IryohiWorkbook.MAX_ROWS;
    return fits || form.hasErrors()
        ? form
        : form.refused(
            new FieldError(
                "from", words.text("expense.workbook-full", IryohiWorkbook.MAX_ROWS, rows)));
  }

  byte[] write(ExpenseExport export) {
    return writer.apply(export);
  }

  /** The download under マイナポータル's own pattern, 医療費情報_yyyyMMddHHmmssSSS. */
  Download named(Instant now) {
    String rest = "_" + STAMP.format(now) + extension;
    return new Download(mediaType, asciiName + rest, name + rest);
  }
}
