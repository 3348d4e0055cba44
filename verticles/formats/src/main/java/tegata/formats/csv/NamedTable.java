package tegata.formats.csv;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tegata.formats.Findings;
import tegata.formats.TextDecoding;

/**
 * A CSV file whose first line names the columns; their order does not matter.
 *
 * @param known every column of the profile; others are passed over with a warning
 * @param required without one of these the file is refused
 */
public record NamedTable(List<String> known, List<String> required) {

  /** The rows, or an error finding that says why there are none. */
  public Optional<List<NamedRow>> read(byte[] content, Findings findings) {
    return TextDecoding.decode(content, findings)
        .map(decoded -> CsvLines.quoted(decoded.text(), findings))
        .filter(lines -> !findings.hasErrors())
        .flatMap(lines -> rows(lines, findings));
  }

  private Optional<List<NamedRow>> rows(List<CsvLine> lines, Findings findings) {
    if (lines.isEmpty()) {
      findings.error("1行目", "no-header", "見出しの行がありません。");
      return Optional.empty();
    }
    CsvLine header = lines.get(0);
    Map<String, Integer> columns = columns(header, findings);
    if (findings.hasErrors()) {
      return Optional.empty();
    }
    return Optional.of(
        lines.stream()
            .skip(1)
            .filter(line -> line.fields().stream().anyMatch(field -> !field.isBlank()))
            .map(line -> row(line, header, columns, findings))
            .toList());
  }

  private Map<String, Integer> columns(CsvLine header, Findings findings) {
    Map<String, Integer> columns = new HashMap<>();
    for (int i = 0; i < header.fields().size(); i++) {
      String name = header.field(i);
      if (!known.contains(name)) {
        if (!name.isEmpty()) {
          findings.warn(header.place((i + 1) + "列目"), "unknown-column", "知らない列です。読み飛ばしました。");
        }
      } else if (columns.putIfAbsent(name, i) != null) {
        findings.error(header.place(name), "repeated-column", "同じ列が2つあります。");
      }
    }
    for (String name : required) {
      if (!columns.containsKey(name)) {
        findings.error(header.place(name), "missing-column", "必要な列がありません。");
      }
    }
    return columns;
  }

  private static NamedRow row(
      CsvLine line, CsvLine header, Map<String, Integer> columns, Findings findings) {
    var row = new NamedRow(line, columns, findings);
    if (line.fields().size() > header.fields().size()) {
      row.reject("", "too-many-fields", "見出しより項目が多く、どの列の値か決められません。");
    }
    return row;
  }
}
