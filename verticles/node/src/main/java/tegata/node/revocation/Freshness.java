package tegata.node.revocation;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;

/**
 * How new an answer must be. An old one, though rightly signed, may be from before the revocation.
 *
 * @param maxAge since {@code thisUpdate}, whatever the answer itself allows
 * @param skew by which the authority's clock may differ from ours
 */
record Freshness(Duration maxAge, Duration skew) {
  private static final Duration SKEW = Duration.ofMinutes(1);
  private static final Duration LIST_AGE = Duration.ofDays(7);

  static Freshness ofAnswers(Duration maxAge) {
    return new Freshness(maxAge, SKEW);
  }

  /** Lists come once a day and say themselves when the next one does. */
  static Freshness ofLists() {
    return new Freshness(LIST_AGE, SKEW);
  }

  /**
   * Goes on when the answer is of now.
   *
   * @param nextUpdate may be null where the source is always up to date
   */
  void require(Date thisUpdate, Date nextUpdate, Instant now) throws UntrustedAnswer {
    Instant made = thisUpdate.toInstant();
    if (made.isAfter(now.plus(skew))) {
      throw new UntrustedAnswer("the answer is from the future");
    }
    if (made.isBefore(now.minus(maxAge).minus(skew))) {
      throw new UntrustedAnswer("the answer is too old");
    }
    if (nextUpdate != null && nextUpdate.toInstant().isBefore(now.minus(skew))) {
      throw new UntrustedAnswer("the answer has been superseded");
    }
  }
}
