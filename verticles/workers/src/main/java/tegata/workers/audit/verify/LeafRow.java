package tegata.workers.audit.verify;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import tegata.proof.Hash;
import tegata.proof.LoggedEntry;
import tegata.workers.audit.EntryRow;

/**
 * A leaf and the entry it is of, as read.
 *
 * @param entry empty where there is none, or one that no entry can be
 */
record LeafRow(long index, long number, Hash hash, Optional<Found> entry) {

  /** An entry and the leaf it makes. */
  record Found(LoggedEntry entry, Hash leaf) {}

  static final String SQL =
      """
      select l.index, l.number as leaf_number, l.hash, %s
        from audit_leaf l left join audit_entry e on e.number = l.number
       where l.index >= ? and l.index < ? order by l.index
      """
          .formatted(EntryRow.COLUMNS);

  static LeafRow of(ResultSet row) throws SQLException {
    return new LeafRow(
        row.getLong("index"),
        row.getLong("leaf_number"),
        Hash.of(row.getBytes("hash")),
        entry(row));
  }

  /** Whatever was written into a row by force must be a finding, not a failure. */
  private static Optional<Found> entry(ResultSet row) throws SQLException {
    row.getLong("number");
    if (row.wasNull()) {
      return Optional.empty();
    }
    try {
      LoggedEntry entry = EntryRow.of(row);
      return Optional.of(new Found(entry, entry.leaf()));
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }
}
