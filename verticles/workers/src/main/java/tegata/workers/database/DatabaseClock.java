package tegata.workers.database;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The one clock by which consents are decided, however far the nodes' own clocks are off. */
public final class DatabaseClock {
  private static final String NOW = "select clock_timestamp() as now";
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

  private DatabaseClock() {}

  /** The moment at which the statement runs: after every lock taken before it in {@code tx}. */
  public static Future<Instant> now(SqlConnection tx) {
    return tx.preparedQuery(NOW)
        .execute()
        .map(rows -> rows.iterator().next().getOffsetDateTime("now").toInstant());
  }

  /** The day in Japan at a moment. */
  public static LocalDate dayOf(Instant moment) {
    return LocalDate.ofInstant(moment, JAPAN);
  }
}
