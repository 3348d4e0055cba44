package tegata.workers.audit.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import tegata.proof.LogKey;
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
