package tegata.formats.csv;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes a table that {@link NamedTable} reads back unchanged: UTF-8 with BOM, CRLF. */
public final class NamedTableWriter {
  private final List<String> columns;
  private final StringBuilder out = new StringBuilder("\uFEFF");

  public NamedTableWriter(List<String> columns) {
    this.columns = List.copyOf(columns);
    out.append(CsvQuoting.WHERE_NEEDED.line(columns));
  }

  /** Values by column: {@link Labelled} by label, {@link Optional} by content, others by text. */
  public void row(Map<String, Object> values) {
    List<String> fields = columns.stream().map(name -> text(values.get(name))).toList();
    out.append(CsvQuoting.WHERE_NEEDED.line(fields));
  }

  public byte[] toBytes() {
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String text(Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof Optional<?> optional) {
      return optional.map(NamedTableWriter::text).orElse("");
    }
    return value instanceof Labelled labelled ? labelled.label() : value.toString();
  }
}
