package tegata.formats.csv;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import tegata.formats.Findings;

/** Reads the lines of a CSV file, whatever its line ends; empty lines are passed over. */
public final class CsvLines {
  /** A field longer than this is no value of any format here but a lost quote. */
  private static final int LONGEST_FIELD = 10_000;

  private CsvLines() {}

  /** Fields may be quoted, as RFC 4180 says. A broken quote ends the reading with an error. */
  public static List<CsvLine> quoted(String text, Findings findings) {
    return read(text, CSVFormat.DEFAULT, findings);
  }

  /** Quotes have no meaning: the JAHIS formats forbid commas in fields instead. */
  public static List<CsvLine> unquoted(String text, Findings findings) {
    return read(text, CSVFormat.DEFAULT.builder().setQuote(null).get(), findings);
  }

  private static List<CsvLine> read(String text, CSVFormat format, Findings findings) {
    List<CsvLine> lines = new ArrayList<>();
    try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
      for (CSVRecord record : parser) {
        var line = new CsvLine(parser.getCurrentLineNumber(), record.toList());
        if (line.fields().stream().anyMatch(field -> field.length() > LONGEST_FIELD)) {
          findings.error(line.place(), "field-too-long", "項目が長すぎます。引用符の閉じ忘れの可能性があります。");
          return lines;
        }
        lines.add(line);
      }
    } catch (IOException | UncheckedIOException | IllegalStateException e) {
      String place = lines.isEmpty() ? "1行目" : (lines.get(lines.size() - 1).number() + 1) + "行目";
      findings.error(place, "broken-csv", "CSV の引用符の対応が壊れているため、ここから先は読めません。");
    }
    return lines;
  }
}
