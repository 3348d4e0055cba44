package tegata.workers.audit;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import tegata.workers.database.Database;

/**
 * Whether the log proves itself: entries are ordered and signed in time, and heads continue each
 * other.
 */
public final class LogHealth {

  /** Seconds a committed entry may wait for a signed head; see docs/log.md for what to do then. */
  static final double LIMIT_SECONDS = 60;

  /**
   * Seconds since the tree moved while something waits. The oldest by transaction, not by time, so
   * that arrears of millions cost no more than one.
   */
  private static final String LAG =
      """
      select coalesce(max(extract(epoch from clock_timestamp() - greatest(since, moved_at)))::float8, 0) as seconds
        from audit_tree, lateral (
          (select at as since from audit_entry where tx >= pg_snapshot_xmax(seen) order by tx limit 1)
          union all
          (select at from audit_entry where tx = any (array(select pg_snapshot_xip(seen))) limit 1)
          union all
          (select moved_at where size > (select coalesce(max(size), -1) from audit_head))) waiting
      """;

  private final Database database;
  private final AtomicReference<String> anchorTrouble = new AtomicReference<>();

  public LogHealth(Database database) {
    this.database = database;
  }

  /** Fails when the orderer has fallen behind, or when this node cannot anchor. */
  public Future<Void> check() {
    String trouble = anchorTrouble.get();
    if (trouble != null) {
      return Future.failedFuture(trouble);
    }
    return lagSeconds()
        .compose(
            lag ->
                lag > LIMIT_SECONDS
                    ? Future.failedFuture("entries wait for %.0f s".formatted(lag))
                    : Future.succeededFuture());
  }

  /** How long the oldest entry without a signed head waits for progress; 0 when none does. */
  Future<Double> lagSeconds() {
    return database.inTransaction(LogHealth::lagSeconds);
  }

  private static Future<Double> lagSeconds(SqlConnection tx) {
    return tx.query(LAG).execute().map(rows -> rows.iterator().next().getDouble("seconds"));
  }

  /** 遅延: whether an entry waits for a signed head longer than it should. */
  static Future<Boolean> isLate(SqlConnection tx) {
    return lagSeconds(tx).map(lag -> lag > LIMIT_SECONDS);
  }

  /** Notes why heads cannot be anchored, null when they can; tells whether that is news. */
  boolean anchor(String trouble) {
    return !Objects.equals(anchorTrouble.getAndSet(trouble), trouble);
  }
}
