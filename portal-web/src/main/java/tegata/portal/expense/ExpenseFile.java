package tegata.portal.expense;

import java.time.Instant;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.function.Function;
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
  /** マイナポータル「医療費通知情報」の CSV、変種1. */
  MYNA_CSV(
      "text/csv; charset=utf-8",
      "iryohi-joho",
      "医療費情報",
      ".csv",
      export -> MynaExpenseCsv.write(export.toMyna(), Variant.PLAIN)),

  /** The same in 変種2, every field quoted. */
  MYNA_CSV_QUOTED(
      "text/csv; charset=utf-8",
      "iryohi-joho",
      "医療費情報",
      ".csv",
      export -> MynaExpenseCsv.write(export.toMyna(), Variant.QUOTED)),

  /** 国税庁「医療費集計フォーム」. */
  WORKBOOK(
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "iryohi-form",
      "医療費集計フォーム",
      ".xlsx",
      ExpenseFile::form),

  /** Several of them, where one cannot hold all rows. */
  WORKBOOKS("application/zip", "iryohi-form", "医療費集計フォーム", ".zip", ExpenseFile::form);

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

  /** The CSV that is asked for: {@code variant=2}, or the first. */
  static ExpenseFile csv(String variant) {
    return "2".equals(variant) ? MYNA_CSV_QUOTED : MYNA_CSV;
  }

  /** What the rows need: of workbooks, one or several. */
  ExpenseFile holding(ExpenseNotices notices) {
    return this == WORKBOOK && ExpenseWorkbook.of("", notices).workbooks() > 1 ? WORKBOOKS : this;
  }

  /** The form, refused where the file cannot hold a row: the others would be a wrong sum. */
  PeriodForm<YearMonth> checked(
      PeriodForm<YearMonth> form, String person, ExpenseNotices notices, Words words) {
    if (this != WORKBOOK || form.hasErrors()) {
      return form;
    }
    return ExpenseWorkbook.of(person, notices).refusals(words).stream()
        .findFirst()
        .map(text -> form.refused(new FieldError("from", text)))
        .orElse(form);
  }

  private static byte[] form(ExpenseExport export) {
    return ExpenseWorkbook.of(export.identity().name(), export.notices()).write();
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
