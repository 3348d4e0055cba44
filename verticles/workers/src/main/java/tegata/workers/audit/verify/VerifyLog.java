package tegata.workers.audit.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import tegata.node.ConfigException;
import tegata.proof.LogKey;
import tegata.workers.audit.LogConfig;
import tegata.workers.audit.LogKeys;
import tegata.workers.database.DatabaseConfig;
import tegata.workers.database.Jdbc;

/**
 * ログ全体の検証: recomputes every leaf and the tree from the entries, and compares them with what was
 * signed and with what this node anchored. Sees one moment of the database, so that a log that goes
 * on growing raises no alarm.
 */
public final class VerifyLog {
  private final Jdbc database;
  private final Map<String, LogKey> trusted;
  private final Optional<Path> anchorFile;

  /**
   * Verifies the log that a configuration names.
   *
   * @throws ConfigException when the database cannot be read
   */
  public static Verdict run(DatabaseConfig database, LogConfig log, Path configDir) {
    LogKeys keys = LogKeys.read(log, configDir);
    try (Jdbc connection = Jdbc.connect(database, configDir)) {
      return new VerifyLog(connection, keys.trusted(), log.anchor().map(configDir::resolve))
          .verify();
    } catch (SQLException e) {
      throw new ConfigException("the log cannot be read: " + e.getMessage());
    }
  }

  /**
   * @param trusted keys whose heads count, by id; from files, not from the database
   * @param anchorFile heads this node has seen; without it a log rewritten as a whole, by someone
   *     with the key, looks whole
   */
  public VerifyLog(Jdbc database, Map<String, LogKey> trusted, Optional<Path> anchorFile) {
    this.database = database;
    this.trusted = trusted;
    this.anchorFile = anchorFile;
  }

  /** Verifies everything; ends at the first thing wrong. */
  public Verdict verify() throws SQLException {
    long began = System.nanoTime();
    Walk walk = new Walk(new VerifyStore(database), trusted);
    Optional<String> trouble = database.inSnapshot(() -> walked(walk));
    return new Verdict(
        walk.entries(),
        walk.heads(),
        walk.anchors(),
        Duration.ofNanos(System.nanoTime() - began),
        trouble);
  }

  private Optional<String> walked(Walk walk) throws SQLException {
    try (Anchors anchors = Anchors.of(anchorFile)) {
      walk.all(anchors);
      return Optional.empty();
    } catch (Tampered e) {
      return Optional.of(e.getMessage());
    } catch (IOException e) {
      return Optional.of("the anchor file cannot be read: " + e.getMessage());
    }
  }
}
