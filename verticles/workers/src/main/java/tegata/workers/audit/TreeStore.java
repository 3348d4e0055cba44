package tegata.workers.audit;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tegata.proof.Hash;
import tegata.proof.LogKey;
import tegata.proof.SignedHead;
import tegata.workers.database.Jdbc;

/** The orderer's side of the tree's tables. */
final class TreeStore {

  /**
   * The lock only keeps orderers out of each other's way; that there is no fork does not hang on
   * it.
   */
  private static final String TREE =
      """
      select log, size, frontier, root, clock_timestamp() as now, pg_snapshot_xmax(seen)::text as began_since,
             array(select pg_snapshot_xip(seen)::text) as running_then,
             pg_snapshot_xmax(seen) > pg_snapshot_xmax(pg_current_snapshot()) as restored
        from audit_tree where pg_try_advisory_xact_lock(7233619)
      """;

  /**
   * Hardly anything is newer than the snapshot; a plan made without its value would read
   * everything.
   */
  private static final String BY_INDEX =
      "select set_config('enable_seqscan', 'off', true), set_config('plan_cache_mode', 'force_custom_plan', true)";

  /** What {@code audit_visible_since} counts. */
  private static final String WAITING =
      """
      select %s from audit_entry e
       where tx >= ?::xid8 or tx = any (?::text[]::xid8[]) order by number
      """
          .formatted(EntryRow.COLUMNS);

  private static final String WAITING_AFTER_RESTORE =
      """
      select %s from audit_entry e
       where not exists (select from audit_leaf l where l.number = e.number) order by number
      """
          .formatted(EntryRow.COLUMNS);

  private static final String APPEND = "select audit_append(?, ?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String PUBLISH = "select audit_publish(?, ?, ?, ?, ?, ?)";

  private static final String LAST_SIGNED =
      "select coalesce(max(size), -1) from audit_head where key_id = ?";
  private static final String LAST_SIGNED_AT =
      "select signed_at from audit_head order by size desc, signed_at desc limit 1";

  private final Jdbc database;

  TreeStore(Jdbc database) {
    this.database = database;
  }

  /** The tree, unless another orderer is at work. */
  Optional<Tree> take() throws SQLException {
    return database.first(TREE, TreeStore::toTree);
  }

  /** Every entry that became visible since the last batch, in order of number. */
  void waiting(Tree.Seen seen, Jdbc.RowReader reader) throws SQLException {
    database.first(BY_INDEX, row -> true);
    if (seen.restored()) {
      database.each(WAITING_AFTER_RESTORE, reader);
    } else {
      database.each(WAITING, reader, seen.beganSince(), seen.runningThen());
    }
  }

  /** Whether the tree was still of that size, and now holds the batch. */
  boolean append(Batch batch, boolean complete) throws SQLException {
    return isTrue(
        APPEND,
        batch.oldSize(),
        batch.numbers(),
        batch.hashes(),
        batch.nodeLevels(),
        batch.nodeIndexes(),
        batch.nodeHashes(),
        batch.frontier(),
        batch.root().bytes(),
        complete);
  }

  /** Size of the newest head this key signed; -1 for none. */
  long lastSigned(LogKey key) throws SQLException {
    return database.first(LAST_SIGNED, row -> row.getLong(1), key.id()).orElseThrow();
  }

  /** When the newest head was signed. */
  Optional<Instant> lastSignedAt() throws SQLException {
    return database.first(
        LAST_SIGNED_AT, row -> row.getObject(1, OffsetDateTime.class).toInstant());
  }

  /** Whether the tree was of that size and root, and the head is new. */
  boolean publish(SignedHead head, LogKey key) throws SQLException {
    return isTrue(
        PUBLISH,
        head.head().size(),
        head.head().root().bytes(),
        key.id(),
        key.encoded(),
        head.head().signedAt(),
        head.line());
  }

  private boolean isTrue(String sql, Object... values) throws SQLException {
    return database.first(sql, row -> row.getBoolean(1), values).orElseThrow();
  }

  private static Tree toTree(ResultSet row) throws SQLException {
    return new Tree(
        row.getObject("log", UUID.class),
        row.getLong("size"),
        hashes(row.getArray("frontier")),
        Hash.of(row.getBytes("root")),
        row.getObject("now", OffsetDateTime.class).toInstant(),
        new Tree.Seen(
            row.getString("began_since"),
            (String[]) row.getArray("running_then").getArray(),
            row.getBoolean("restored")));
  }

  private static List<Hash> hashes(Array array) throws SQLException {
    return Arrays.stream((byte[][]) array.getArray()).map(Hash::of).toList();
  }
}
