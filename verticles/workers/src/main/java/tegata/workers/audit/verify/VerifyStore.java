package tegata.workers.audit.verify;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tegata.proof.Hash;
import tegata.proof.NodeId;
import tegata.proof.SignedHead;
import tegata.workers.database.Jdbc;

/** Reads the log for its verification, piece by piece. */
final class VerifyStore {
  private static final String TREE = "select log, size, root, frontier from audit_tree";

  private static final String HEADS =
      """
      select size, line from audit_head where size >= ? and size < ? order by size, signed_at
      """;

  private static final String NODES =
      "select level, index, hash from audit_node where level = ? and index >= ? and index < ?";

  /** An entry the tree should know and does not, else one that waits too long to be believed. */
  private static final String WITHOUT_LEAF =
      """
      select e.number, pg_visible_in_snapshot(e.tx, seen) as passed_over
        from audit_tree, audit_entry e
       where not exists (select from audit_leaf l where l.number = e.number)
         and (pg_visible_in_snapshot(e.tx, seen) or e.at < clock_timestamp() - make_interval(secs => ?))
       order by passed_over desc, e.number limit 1
      """;

  private static final String BEYOND =
      "select count(*) from audit_leaf where index < 0 or index >= ?";

  /** The tree as the database says it is. */
  record Claim(UUID log, long size, Hash root, List<Hash> frontier) {}

  /** A head as the table holds it. */
  record HeadRow(long size, String line) {}

  /** An entry without a leaf. */
  record Leafless(long number, boolean passedOver) {}

  private final Jdbc database;

  VerifyStore(Jdbc database) {
    this.database = database;
  }

  Claim claim() throws SQLException {
    return database
        .first(TREE, VerifyStore::toClaim)
        .orElseThrow(() -> new Tampered("the state of the tree is gone"));
  }

  void leaves(long begin, long end, Jdbc.RowReader reader) throws SQLException {
    database.each(LeafRow.SQL, reader, begin, end);
  }

  List<HeadRow> heads(long begin, long end) throws SQLException {
    return database.list(
        HEADS, row -> new HeadRow(row.getLong("size"), row.getString("line")), begin, end);
  }

  void nodes(int level, long begin, long end, NodeReader reader) throws SQLException {
    database.each(
        NODES,
        row ->
            reader.read(
                new NodeId(row.getInt("level"), row.getLong("index")),
                Hash.of(row.getBytes("hash"))),
        level,
        begin,
        end);
  }

  Optional<Leafless> leafless(double patienceSeconds) throws SQLException {
    return database.first(
        WITHOUT_LEAF,
        row -> new Leafless(row.getLong("number"), row.getBoolean("passed_over")),
        patienceSeconds);
  }

  long leavesBeyond(long size) throws SQLException {
    return database.first(BEYOND, row -> row.getLong(1), size).orElseThrow();
  }

  /** Takes a node. */
  @FunctionalInterface
  interface NodeReader {
    void read(NodeId id, Hash hash);
  }

  /** A head's line, or what is wrong with it. */
  static SignedHead parsed(HeadRow row) {
    try {
      SignedHead head = SignedHead.parse(row.line());
      if (head.head().size() == row.size()) {
        return head;
      }
    } catch (IllegalArgumentException e) {
      throw new Tampered("the head of %d entries cannot be read", row.size());
    }
    throw new Tampered("the head of %d entries stands at another size", row.size());
  }

  private static Claim toClaim(ResultSet row) throws SQLException {
    return new Claim(
        row.getObject("log", UUID.class),
        row.getLong("size"),
        Hash.of(row.getBytes("root")),
        Arrays.stream((byte[][]) row.getArray("frontier").getArray()).map(Hash::of).toList());
  }
}
