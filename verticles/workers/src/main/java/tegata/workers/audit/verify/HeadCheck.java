package tegata.workers.audit.verify;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import tegata.proof.Hash;
import tegata.proof.LogKey;
import tegata.proof.SignedHead;

/** One head against the tree at its size. */
final class HeadCheck {
  private final UUID log;
  private final Map<String, LogKey> trusted;

  HeadCheck(UUID log, Map<String, LogKey> trusted) {
    this.log = log;
    this.trusted = trusted;
  }

  /**
   * @param place how to name the head to an operator
   * @param root of the tree when it had the head's size, computed from the entries
   */
  void check(String place, SignedHead head, Hash root) {
    long size = head.head().size();
    LogKey key = trusted.get(head.head().keyId());
    if (key == null) {
      throw new Tampered("%s (%d entries) names a key that is not ours", place, size);
    }
    if (!head.isSignedBy(key)) {
      throw new Tampered("%s (%d entries) has a signature that does not fit", place, size);
    }
    if (!head.head().log().equals(log)) {
      throw new Tampered("%s (%d entries) is another log's", place, size);
    }
    if (!head.head().root().equals(root)) {
      throw new Tampered(
          "%s tells of other entries than the first %d that stand in the log", place, size);
    }
  }

  /** A head is signed after the one it continues, but for clocks set right. */
  void checkOrder(SignedHead head, Instant before) {
    if (head.head().signedAt().isBefore(before)) {
      throw new Tampered(
          "the head of %d entries is dated before the head it continues", head.head().size());
    }
  }
}
