package tegata.formats.csv;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tegata.formats.Findings;
import tegata.formats.JapaneseText;

/**
 * One row of a table, asked by column name. What is missing or unreadable marks the row as broken.
 */
public final class NamedRow {
  /** 2025-04-01, and what spreadsheets make of it: 2025/4/1; also 20250401. */
  private static final Pattern DATE =
      Pattern.compile("(\\d{4})(?:-(\\d{2})-(\\d{2})|/(\\d{1,2})/(\\d{1,2})|(\\d{2})(\\d{2}))");

  private final CsvLine line;
  private final Map<String, Integer> columns;
  private final Findings findings;
  private boolean broken;

  NamedRow(CsvLine line, Map<String, Integer> columns, Findings findings) {
    this.line = line;
    this.columns = columns;
    this.findings = findings;
  }

  /** The line of the file on which the row ends, from 1. */
  public long line() {
    return line.number();
  }

  /** The value, stripped; empty where the column or the field is missing. */
  public String text(String column) {
    Integer index = columns.get(column);
    return index == null ? "" : line.field(index);
  }

  public String required(String column) {
    String text = text(column);
    if (text.isEmpty()) {
      reject(column, "missing-value", "値がありません。");
    }
    return text;
  }

  /** A required value that must match after full-width characters were folded. */
  public String required(String column, Pattern shape, String shapeInWords) {
    String text = JapaneseText.folded(required(column));
    if (!text.isEmpty() && !shape.matcher(text).matches()) {
      reject(column, "malformed-value", shapeInWords + "ではありません。");
    }
    return text;
  }

  /** A date if there is one; an unreadable one breaks the row. */
  public Optional<LocalDate> date(String column) {
    String text = JapaneseText.folded(text(column));
    Optional<LocalDate> date = parse(text);
    if (date.isEmpty() && !text.isEmpty()) {
      reject(column, "unreadable-date", "日付として読めません（例 2025-04-01）。");
    }
    return date;
  }

  /** A required date; the answer is empty only when the row is broken. */
  public Optional<LocalDate> requiredDate(String column) {
    required(column);
    return date(column);
  }

  /** A value of a closed list if there is one; any other text breaks the row. */
  public <E extends Labelled> Optional<E> oneOf(String column, E[] values) {
    String text = text(column);
    Optional<E> value =
        Arrays.stream(values).filter(candidate -> candidate.label().equals(text)).findFirst();
    if (value.isEmpty() && !text.isEmpty()) {
      String allowed = Arrays.stream(values).map(Labelled::label).collect(Collectors.joining("・"));
      reject(column, "unknown-value", "次のいずれかではありません: " + allowed + "。");
    }
    return value;
  }

  public boolean hasAnyOf(List<String> names) {
    return names.stream().anyMatch(name -> !text(name).isEmpty());
  }

  /** Breaks the row, naming the field and the reason. */
  public void reject(String column, String code, String message) {
    broken = true;
    findings.error(line.place(column), code, message + "この行は取り込めません。");
  }

  public boolean isBroken() {
    return broken;
  }

  private static Optional<LocalDate> parse(String text) {
    Matcher m = DATE.matcher(text);
    if (!m.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.of(number(m, 1), number(m, 2, 4, 6), number(m, 3, 5, 7)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static int number(Matcher m, int... groups) {
    return Arrays.stream(groups)
        .mapToObj(m::group)
        .filter(digits -> digits != null)
        .mapToInt(Integer::parseInt)
        .findFirst()
        .getAsInt();
  }
}
