package tegata.workers.batch;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tegata.domain.intake.RetentionWindow;
import tegata.workers.database.DatabaseConfig;
import tegata.workers.database.Jdbc;
import tegata.workers.intake.FileReport;
import tegata.workers.intake.Intake;
import tegata.workers.intake.RunImport;

/**
 * Takes received batches in, one after the other, with the importer of {@code ./tegata import}. A
 * node holds a batch by a lock that ends with its connection, so that another takes it over where
 * this one dies; what the dead one committed is then found unchanged.
 */
final class ImportBatches {
  private static final Logger LOG = LoggerFactory.getLogger(ImportBatches.class);

  /** A file that kills whoever takes it in must not kill for ever. */
  private static final int MOST_ATTEMPTS = 20;

  private static final String WAITING =
      "select id from batch where state = 'RECEIVED' order by received_at, id limit 100";

  private static final String HOLD =
      "select pg_try_advisory_lock(hashtextextended('batch ' || ?, 0)) as held";

  private static final String LET_GO =
      "select pg_advisory_unlock(hashtextextended('batch ' || ?, 0))";

  private static final String ATTEMPT =
      """
      update batch set attempts = attempts + 1 where id = ? and state = 'RECEIVED'
      returning insurer_number, attempts
      """;

  private final DatabaseConfig config;
  private final Path configDir;
  private final RunImport imports;
  private final BatchOutcome outcome = new BatchOutcome();
  private volatile boolean stopped;

  ImportBatches(DatabaseConfig config, Path configDir, RetentionWindow window, Clock clock) {
    this.config = config;
    this.configDir = configDir;
    this.imports = new RunImport(config, configDir, window, clock);
  }

  private record Attempt(String insurer, int number) {}

  /**
   * Takes in everything that waits and that no other node has in hand. It blocks.
   *
   * @return how many batches came to their end
   */
  int run() throws SQLException {
    int ended = 0;
    try (Jdbc database = Jdbc.connect(config, configDir)) {
      for (UUID batch :
          database.inTransaction(
              () -> database.list(WAITING, row -> row.getObject("id", UUID.class)))) {
        if (!stopped && is(database, HOLD, batch)) {
          ended += take(database, batch) ? 1 : 0;
          is(database, LET_GO, batch);
        }
      }
    }
    return ended;
  }

  /** Leaves the batch in hand to another node, or to a later start, at its next part. */
  void stop() {
    stopped = true;
  }

  /** Under its lock: whoever had it before may have ended it meanwhile. */
  private boolean take(Jdbc database, UUID batch) throws SQLException {
    Optional<Attempt> attempt =
        database.inTransaction(
            () ->
                database.first(
                    ATTEMPT,
                    row -> new Attempt(row.getString("insurer_number"), row.getInt("attempts")),
                    batch));
    if (attempt.isEmpty()) {
      return false;
    }
    if (attempt.get().number() > MOST_ATTEMPTS) {
      LOG.error("batch {} did not come to an end in {} attempts", batch, MOST_ATTEMPTS);
      outcome.failed(database, batch);
      return true;
    }
    String name = "batch/" + batch;
    try (Intake intake = imports.open(false).sentBy(attempt.get().insurer());
        InputStream parts = new BatchParts(database, batch, () -> stopped)) {
      List<FileReport> reports = intake.importStream(name, parts);
      outcome.done(database, batch, name, reports);
    } catch (InterruptedIOException e) {
      return false;
    } catch (IOException e) {
      throw new SQLException("the parts of a batch cannot be read", e);
    } catch (RuntimeException e) {
      LOG.error("batch {} cannot be taken in", batch, e);
      outcome.failed(database, batch);
    }
    return true;
  }

  private static boolean is(Jdbc database, String question, UUID batch) throws SQLException {
    return database.inTransaction(
        () -> database.first(question, row -> row.getBoolean(1), batch.toString()).orElse(false));
  }
}
