package tegata.formats.jahis;

import java.nio.charset.Charset;
import tegata.formats.Findings;
import tegata.formats.Ms932;
import tegata.formats.Parsed;
import tegata.formats.TextDecoding;
import tegata.formats.csv.CsvLines;

/** お薬手帳データの読み書き。 */
public final class JahisFile {

  private JahisFile() {}

  /**
   * Reads Shift_JIS or UTF-8. An RP that breaks a rule is left out with an error, the rest of its
   * dispensing is kept; a dispensing without a date, or of which no RP is left, is left out.
   */
  public static Parsed<JahisNotebook> read(byte[] content) {
    var findings = new Findings();
    return TextDecoding.decode(content, findings)
        .map(decoded -> CsvLines.unquoted(decoded.text(), findings))
        .filter(lines -> !findings.hasErrors())
        .map(lines -> new JahisReader(findings).read(lines))
        .orElseGet(findings::withoutValue);
  }

  /** Writes CRLF lines in {@code charset}: UTF-8, or Windows-31J with ● for unknown characters. */
  public static byte[] write(JahisNotebook notebook, Charset charset) {
    return Ms932.encode(new JahisWriter().write(notebook), charset);
  }
}
