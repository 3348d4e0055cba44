package tegata.workers.outbox;

/**
 * A receiver will not take a message, or its answer cannot be believed: sending it again soon would
 * not help. The text holds no personal data.
 */
public final class Refused extends RuntimeException {
  public Refused(String why) {
    super(why, null, false, false);
  }
}
