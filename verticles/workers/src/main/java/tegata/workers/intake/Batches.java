package tegata.workers.intake;

import java.sql.SQLException;
import tegata.workers.database.Jdbc;

/** 取込の記録: which files were begun, and how they ended. */
final class Batches {
  /** Files of one name may be on their way at once: whose import runs, its connection holds. */
  private static final String FORGET =
      """
      delete from import_batch
       where file_name = ? and ended_at is null
         and pg_try_advisory_xact_lock(hashtext('import_batch'), id::integer)
      """;

  private static final String BEGIN =
      "insert into import_batch (file_name) values (?) returning id";

  private static final String HOLD =
      "select pg_advisory_lock(hashtext('import_batch'), ?::integer)";

  private static final String LET_GO =
      "select pg_advisory_unlock(hashtext('import_batch'), ?::integer)";

  private static final String END =
      """
      update import_batch
         set ended_at = clock_timestamp(), format = ?, accepted = ?, held = ?, replaced = ?, unchanged = ?,
             expired = ?, rejected = ?
       where id = ?
      """;

  private final Jdbc database;

  Batches(Jdbc database) {
    this.database = database;
  }

  /** Begins a file; an earlier try that never ended is this one's business now. */
  long begin(String file) throws SQLException {
    return database.inTransaction(
        () -> {
          database.update(FORGET, file);
          long batch = database.first(BEGIN, row -> row.getLong("id"), file).orElseThrow();
          database.list(HOLD, row -> true, batch);
          return batch;
        });
  }

  void end(long batch, FileReport report) throws SQLException {
    Counts c = report.counts();
    database.inTransaction(
        () ->
            database.update(
                END,
                report.format(),
                c.accepted(),
                c.held(),
                c.replaced(),
                c.unchanged(),
                c.expired(),
                c.rejected(),
                batch));
    database.inTransaction(() -> database.list(LET_GO, row -> true, batch));
  }
}
