package tegata.formats.myna;

import tegata.formats.Findings;
import tegata.formats.Parsed;
import tegata.formats.TextDecoding;
import tegata.formats.csv.CsvLines;

/** 医療費通知情報 CSV の読み書き。 */
public final class MynaExpenseCsv {

  private MynaExpenseCsv() {}

  /**
   * Reads either variant, also after a spreadsheet has saved it (BOM, Shift_JIS, LF).
   *
   * <p>Rows are trusted: totals that disagree with them, and rows whose parts do not add up, are
   * warnings. A row that cannot be understood is left out with an error. A file that breaks off
   * before its last group gives no value, because nobody can tell which rows are missing.
   */
  public static Parsed<MynaExpenses> read(byte[] content) {
    var findings = new Findings();
    return TextDecoding.decode(content, findings)
        .map(decoded -> CsvLines.quoted(decoded.text(), findings))
        .filter(lines -> !findings.hasErrors())
        .map(lines -> new MynaReader(Groups.of(lines, findings), findings).read())
        .orElseGet(findings::withoutValue);
  }

  /** Writes UTF-8 without BOM, CRLF; all totals are computed from the lines. */
  public static byte[] write(MynaExpenses expenses, Variant variant) {
    return new MynaWriter(expenses, variant).write();
  }
}
