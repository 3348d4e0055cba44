package tegata.workers.audit;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tegata.proof.Consistency;
import tegata.proof.Hash;
import tegata.proof.LogKey;
import tegata.proof.SignedHead;
import tegata.workers.database.Database;

/**
 * Follows the log as a witness: a head is anchored only when a known key signed it and it continues
 * the head anchored before.
 */
final class Anchor {

  /** The log is not what it was; the message says how. */
  static final class Broken extends RuntimeException {
    Broken(String message) {
      super(message, null, false, false);
    }
  }

  private final Database database;
  private final Map<String, LogKey> trusted;
  private final Proofs proofs = new Proofs();

  Anchor(Database database, Map<String, LogKey> trusted) {
    this.database = database;
    this.trusted = trusted;
  }

  /**
   * The newest head, when it is another than {@code last} and continues it.
   *
   * @return fails with {@link Broken} when it does not
   */
  Future<Optional<SignedHead>> next(Optional<SignedHead> last) {
    return database.inTransaction(
        tx ->
            proofs
                .head(tx, Optional.empty())
                .map(Proofs.Under::head)
                .compose(
                    head ->
                        last.equals(Optional.of(head))
                            ? Future.succeededFuture(Optional.empty())
                            : continuing(last, head)
                                ? proofs
                                    .consistency(tx, size(last), head.head().size())
                                    .map(path -> Optional.of(proven(last, head, path)))
                                : Future.failedFuture(cutShort(last, head))));
  }

  private static boolean continuing(Optional<SignedHead> last, SignedHead head) {
    return size(last) <= head.head().size()
        && last.map(before -> before.head().log().equals(head.head().log())).orElse(true);
  }

  private SignedHead proven(Optional<SignedHead> last, SignedHead head, List<String> path) {
    LogKey key = trusted.get(head.head().keyId());
    if (key == null || !head.isSignedBy(key)) {
      throw new Broken(
          "head of %d entries is signed by no known key".formatted(head.head().size()));
    }
    Hash before = last.map(known -> known.head().root()).orElse(tegata.proof.Merkle.EMPTY);
    if (!Consistency.verify(
        size(last),
        before,
        head.head().size(),
        head.head().root(),
        path.stream().map(Hash::parse).toList())) {
      throw new Broken(
          "head of %d entries does not continue the anchored one of %d"
              .formatted(head.head().size(), size(last)));
    }
    return head;
  }

  private static Broken cutShort(Optional<SignedHead> last, SignedHead head) {
    return new Broken(
        "head of %d entries comes after the anchored one of %d, or is another log's"
            .formatted(head.head().size(), size(last)));
  }

  private static long size(Optional<SignedHead> head) {
    return head.map(known -> known.head().size()).orElse(0L);
  }
}
