package tegata.simulators.feeds;

import java.util.List;
import java.util.stream.Collectors;

/** Lines of CSV with CRLF. */
final class CsvText {

  private final boolean quoteAll;
  private final StringBuilder text = new StringBuilder();

  private CsvText(boolean quoteAll) {
    this.quoteAll = quoteAll;
  }

  /** Quotes a field only where it holds a comma, a quote or a line break. */
  static CsvText quotingWhereNeeded() {
    return new CsvText(false);
  }

  /** Quotes every field. */
  static CsvText quotingAll() {
    return new CsvText(true);
  }

  CsvText line(String... fields) {
    return line(List.of(fields));
  }

  CsvText line(List<String> fields) {
    text.append(fields.stream().map(this::field).collect(Collectors.joining(","))).append("\r\n");
    return this;
  }

  /** An empty line, never quoted. */
  CsvText blank() {
    text.append("\r\n");
    return this;
  }

  private String field(String value) {
    boolean needed = value.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return quoteAll || needed ? '"' + value.replace("\"", "\"\"") + '"' : value;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
