package tegata.formats.csv;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * 画面のダウンロード用 CSV。 UTF-8 with BOM and CRLF, so that spreadsheets open it in Japanese.
 *
 * <p>A field that a spreadsheet would take for a formula gets an apostrophe in front (OWASP, CSV
 * injection): names in it come from outside, and a download must never run anything. Files that are
 * to be read back by a machine are written by {@link NamedTableWriter} instead.
 */
public final class CsvTable {
  private static final String FORMULA_STARTS = "=+-@\t\r\n＝＋－＠";

  private final StringBuilder out = new StringBuilder("\uFEFF");
  private final int width;

  public CsvTable(List<String> header) {
    width = header.size();
    append(header);
  }

  /** Adds one row; it must be as wide as the header. */
  public void row(List<String> fields) {
    if (fields.size() != width) {
      throw new IllegalArgumentException("a row of " + fields.size() + " fields under " + width);
    }
    append(fields);
  }

  public byte[] toBytes() {
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void append(List<String> fields) {
    out.append(CsvQuoting.WHERE_NEEDED.line(fields.stream().map(CsvTable::harmless).toList()));
  }

  private static String harmless(String field) {
    boolean formula = !field.isEmpty() && FORMULA_STARTS.indexOf(field.charAt(0)) >= 0;
    return formula && !isNumber(field) ? "'" + field : field;
  }

  /** A negative amount begins like a formula and is none. */
  private static boolean isNumber(String field) {
    return field.matches("-\\d+");
  }
}
