package tegata.portal.access;

import java.util.List;
import tegata.contract.AccessApi.Accesses;
import tegata.domain.access.Access;
import tegata.formats.csv.CsvTable;
import tegata.portal.page.Words;

/** アクセス履歴 as CSV. */
final class AccessTable {
  private AccessTable() {}

  static byte[] csv(Accesses accesses, Words words) {
    return piece(accesses, true, words);
  }

  /**
   * A piece of a table.
   *
   * @param first whether the heading comes before its rows
   */
  static byte[] piece(Accesses accesses, boolean first, Words words) {
    List<String> heading = List.of(words.text("access.csv.heading").split(","));
    CsvTable table = first ? new CsvTable(heading) : CsvTable.goingOn(heading.size());
    for (Access access : accesses.rows()) {
      AccessView.Row row = AccessView.row(access, accesses.fits(), words);
      table.row(
          List.of(
              Long.toString(access.number()),
              access.at().atZone(Words.JAPAN).toOffsetDateTime().toString(),
              row.actor(),
              row.actorKind(),
              row.kind(),
              row.categories(),
              row.basis(),
              row.result(),
              row.fit()));
    }
    return table.toBytes();
  }
}
