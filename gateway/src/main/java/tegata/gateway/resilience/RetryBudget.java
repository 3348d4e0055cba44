package tegata.gateway.resilience;

/**
 * 余分な問いの予算. Whatever is sent beyond one attempt a question (retries, hedges, trials) is paid from
 * it. Ten questions earn one extra, and nothing else does: at any moment all extras so far are at
 * most a tenth of all questions so far. What is not spent is saved, but not without end, so that a
 * long quiet morning does not pay for a storm.
 */
public final class RetryBudget {
  private static final int COST = 10;
  private static final int MOST_SAVED = 20 * COST;

  private int saved;

  /** A question came in. */
  public void earn() {
    saved = Math.min(MOST_SAVED, saved + 1);
  }

  /** Pays for one extra attempt; false where it cannot be paid, and then it must not be made. */
  public boolean spend() {
    boolean enough = saved >= COST;
    if (enough) {
      saved -= COST;
    }
    return enough;
  }
}
