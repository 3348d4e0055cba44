package tegata.formats.csv;

import java.util.List;
import java.util.stream.Collectors;

/**
 * When a written field is quoted. Own rule, because commons-csv's MINIMAL also quotes a first field
 * that begins with a Japanese character, which マイナポータル does not.
 */
public enum CsvQuoting {
  /** Only where a comma, quote or line end asks for it. */
  WHERE_NEEDED {
    @Override
    String field(String value) {
      boolean needed = value.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
      return needed ? quoted(value) : value;
    }
  },
  /** Every field. */
  ALWAYS {
    @Override
    String field(String value) {
      return quoted(value);
    }
  };

  abstract String field(String value);

  /** One line with its CRLF. */
  public String line(List<String> fields) {
    return fields.stream().map(this::field).collect(Collectors.joining(",", "", "\r\n"));
  }

  private static String quoted(String value) {
    return '"' + value.replace("\"", "\"\"") + '"';
  }
}
