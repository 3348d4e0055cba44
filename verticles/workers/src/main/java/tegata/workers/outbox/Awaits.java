package tegata.workers.outbox;

import io.vertx.core.Future;
import java.util.function.Supplier;

/**
 * The moments at which the relay waits for somebody else, and so the moments before and after which
 * its process may die. They have names so that a test can let it die at each.
 */
interface Awaits {
  /** What is waited for. */
  enum Await {
    /** The lease of a person's line. */
    CLAIM,
    /** The first message of the line. */
    READ,
    /** The receiver's answer. */
    SEND,
    /** What the answer means here, not yet committed. */
    EFFECT,
    /** That the message counts as sent, not yet committed. */
    MARK,
    /** The commit of both. */
    SETTLE,
    /** The commit of a failed try. */
    POSTPONE
  }

  /** As it is in life. */
  Awaits NOTHING_HAPPENS =
      new Awaits() {
        @Override
        public <T> Future<T> at(Await await, Supplier<Future<T>> work) {
          return work.get();
        }
      };

  <T> Future<T> at(Await await, Supplier<Future<T>> work);
}
