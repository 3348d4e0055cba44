package tegata.formats.people;

import java.util.List;
import tegata.formats.Findings;
import tegata.formats.Parsed;
import tegata.formats.csv.NamedTable;

/** 人・資格・カードの CSV の読み書き。 */
public final class PeopleCsv {
  private static final NamedTable TABLE = new NamedTable(Columns.ALL, Columns.REQUIRED);

  private PeopleCsv() {}

  /** Reads the people in the order of their first rows; a row with an error is left out. */
  public static Parsed<List<Person>> read(byte[] content) {
    var findings = new Findings();
    return TABLE
        .read(content, findings)
        .map(rows -> findings.with(new PeopleReader().read(rows)))
        .orElseGet(findings::withoutValue);
  }

  /** Writes UTF-8 with BOM and CRLF, as spreadsheets like it. */
  public static byte[] write(List<Person> people) {
    return PeopleWriter.write(people);
  }
}
