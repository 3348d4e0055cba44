package tegata.workers.outbox;

import java.util.UUID;

/**
 * The right to serve one person's line for a while.
 *
 * @param receiver of its first message
 * @param fence grows with every lease of the line: what the holder of an older one says no longer
 *     counts
 * @param attempts tries of the first message that failed so far
 * @param refusals how many of them its receiver refused
 */
record Lease(UUID person, String receiver, long fence, int attempts, int refusals) {

  /** The lease has run out and somebody else serves the line. */
  static final class Lost extends RuntimeException {
    Lost() {
      super("another relay serves this line", null, false, false);
    }
  }
}
