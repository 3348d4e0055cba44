package tegata.formats.csv;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * 画面のダウンロード用 CSV。 UTF-8 with BOM and CRLF, so that spreadsheets open it in Japanese.
 *
 * <p>No field runs as a formula ({@link FormulaGuard}). Files that are to be read back by a machine
 * are written by {@link NamedTableWriter} instead.
 */
public final class CsvTable {
  private final StringBuilder out = new StringBuilder();
  private final int width;

  public CsvTable(List<String> header) {
    width = header.size();
    out.append('\uFEFF');
    append(header);
  }

  private CsvTable(int width) {
    this.width = width;
  }

  /** Rows that follow those of another piece of the same file. */
  public static CsvTable goingOn(int width) {
    return new CsvTable(width);
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
    out.append(CsvQuoting.WHERE_NEEDED.line(fields.stream().map(FormulaGuard::guarded).toList()));
  }
}
