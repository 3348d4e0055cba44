package tegata.node.limit;

/**
 * Whether a request may go on.
 *
 * @param left how many more may come at once
 * @param reset whole seconds until nothing is used up
 * @param retryAfter whole seconds after which the next one may come; of interest to who may not
 */
public record Decision(boolean allowed, int left, long reset, long retryAfter) {
  /** Takes from a bucket. */
  public static Decision of(TokenBucket bucket, long now) {
    boolean allowed = bucket.take(now);
    return new Decision(allowed, bucket.left(), bucket.secondsToFull(), bucket.secondsToNext());
  }

  /** Where nobody counts. */
  static Decision uncounted(Rate rate) {
    return new Decision(true, rate.burst(), 0, 1);
  }
}
