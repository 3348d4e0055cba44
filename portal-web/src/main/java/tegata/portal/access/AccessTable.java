package tegata.portal.access;

import java.util.List;
import tegata.domain.access.Access;
import tegata.formats.csv.CsvTable;
import tegata.portal.page.Words;

/** アクセス履歴 as CSV. */
final class AccessTable {
  private AccessTable() {}

  static byte[] csv(List<Access> rows, Words words) {
    CsvTable table = new CsvTable(List.of(words.text("access.csv.heading").split(",")));
    for (Access access : rows) {
      AccessView.Row row = AccessView.row(access, words);
      table.row(
          List.of(
              Long.toString(access.number()),
              access.at().atZone(Words.JAPAN).toOffsetDateTime().toString(),
              row.actor(),
              row.actorKind(),
              row.kind(),
              row.categories(),
              row.basis(),
              row.result()));
    }
    return table.toBytes();
  }
}
