package tegata.formats.insurers;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tegata.formats.Findings;
import tegata.formats.Parsed;
import tegata.formats.csv.NamedRow;
import tegata.formats.csv.NamedTable;
import tegata.formats.csv.NamedTableWriter;

/** 保険者の CSV の読み書き。 */
public final class InsurersCsv {
  private static final String NUMBER = "保険者番号";
  private static final String NAME = "名称";
  private static final List<String> COLUMNS = List.of(NUMBER, NAME);
  private static final NamedTable TABLE = new NamedTable(COLUMNS, COLUMNS);
  private static final Pattern SIX_OR_EIGHT_DIGITS = Pattern.compile("\\d{6}(\\d{2})?");

  private InsurersCsv() {}

  /** Reads the insurers; a row with an error, or a number met before, is left out. */
  public static Parsed<List<Insurer>> read(byte[] content) {
    var findings = new Findings();
    return TABLE
        .read(content, findings)
        .map(rows -> findings.with(insurers(rows)))
        .orElseGet(findings::withoutValue);
  }

  /** Writes UTF-8 with BOM and CRLF. */
  public static byte[] write(List<Insurer> insurers) {
    var table = new NamedTableWriter(COLUMNS);
    insurers.forEach(insurer -> table.row(Map.of(NUMBER, insurer.number(), NAME, insurer.name())));
    return table.toBytes();
  }

  private static List<Insurer> insurers(List<NamedRow> rows) {
    List<Insurer> insurers = new ArrayList<>();
    Set<String> numbers = new HashSet<>();
    for (NamedRow row : rows) {
      var insurer =
          new Insurer(row.required(NUMBER, SIX_OR_EIGHT_DIGITS, "6桁または8桁の数字"), row.required(NAME));
      if (!row.isBroken() && !numbers.add(insurer.number())) {
        row.reject(NUMBER, "repeated-number", "同じ保険者番号の行が前にあります。");
      }
      if (!row.isBroken()) {
        insurers.add(insurer);
      }
    }
    return insurers;
  }
}
