package tegata.workers.audit;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tegata.workers.database.Jdbc;

/**
 * 記録に順番を与える。Gives committed entries their places in the tree and signs its heads. Any number of
 * orderers may try at the same time, on any node: one works, and when it dies another goes on where
 * it was, because everything it knows lies in the database.
 */
public final class Orderer {

  /** Heads are signed within a second of a commit, but not for every batch of a busy day. */
  private static final Duration BETWEEN_HEADS = Duration.ofMillis(500);

  private static final int BATCH = 5_000;

  /** What a turn did. */
  public enum Turn {
    /** Another orderer is at work, or was quicker. */
    LEFT_TO_ANOTHER,
    /** Nothing waits. */
    IDLE,
    /** The tree grew, or a head was signed. */
    WORKED
  }

  private final Jdbc database;
  private final TreeStore store;
  private final HeadSigner signer;

  public Orderer(Jdbc database, HeadSigner signer) {
    this.database = database;
    this.store = new TreeStore(database);
    this.signer = signer;
  }

  /** Orders everything that is visible now, in one transaction. */
  public Turn turn() throws SQLException {
    try {
      return database.inSnapshot(this::order);
    } catch (SQLException e) {
      if (SERIALIZATION_FAILURE.equals(e.getSQLState())) {
        return Turn.LEFT_TO_ANOTHER;
      }
      throw e;
    }
  }

  private static final String SERIALIZATION_FAILURE = "40001";

  private Turn order() throws SQLException {
    Optional<Tree> tree = store.take();
    if (tree.isEmpty()) {
      return Turn.LEFT_TO_ANOTHER;
    }
    Batch last = append(tree.get());
    boolean signed = signWhenDue(tree.get(), last);
    return signed || last.newSize() > tree.get().size() ? Turn.WORKED : Turn.IDLE;
  }

  /** Large arrears go in several batches, and become visible together. */
  private Batch append(Tree tree) throws SQLException {
    Batch[] batch = {Batch.upon(tree)};
    store.waiting(
        tree.seen(),
        row -> {
          batch[0].add(EntryRow.of(row));
          if (batch[0].count() == BATCH) {
            append(batch[0], false);
            batch[0] = batch[0].next();
          }
        });
    if (batch[0].newSize() > tree.size()) {
      append(batch[0], true);
    }
    return batch[0];
  }

  private void append(Batch batch, boolean complete) throws SQLException {
    if (!store.append(batch, complete)) {
      throw new SQLException("another orderer was quicker", SERIALIZATION_FAILURE);
    }
  }

  private boolean signWhenDue(Tree tree, Batch last) throws SQLException {
    if (store.lastSigned(signer.key()) >= last.newSize() || !isDue(tree.now())) {
      return false;
    }
    return store.publish(
        signer.sign(tree.log(), last.newSize(), last.root(), tree.now()), signer.key());
  }

  private boolean isDue(Instant now) throws SQLException {
    return store.lastSignedAt().map(at -> !at.plus(BETWEEN_HEADS).isAfter(now)).orElse(true);
  }
}
