package tegata.workers.audit.verify;

import java.time.Duration;
import java.util.Optional;

/**
 * What a verification found.
 *
 * @param entries how many entries stand in the tree
 * @param heads how many signed heads agree with it
 * @param anchors how many lines of the anchor file agree with it
 * @param trouble the first thing wrong, in one sentence; empty when all is well
 */
public record Verdict(
    long entries, long heads, long anchors, Duration took, Optional<String> trouble) {

  /** Whether nothing is wrong. */
  public boolean isGood() {
    return trouble.isEmpty();
  }

  /** Entries a second. */
  public long rate() {
    return Math.round(entries / Math.max(took.toNanos() / 1e9, 1e-9));
  }
}
