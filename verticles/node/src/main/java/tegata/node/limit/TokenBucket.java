package tegata.node.limit;

/** A bucket of tokens that fills with time. Belongs to one event loop. */
public final class TokenBucket {
  private static final double NANOS = 1e9;

  private Rate rate;
  private double tokens;
  private long filledAt;

  /** A full one. */
  public TokenBucket(Rate rate, long now) {
    this.rate = rate;
    this.tokens = rate.burst();
    this.filledAt = now;
  }

  /** Goes on at another rate; what is there is kept as far as it fits. */
  void setRate(Rate changed, long now) {
    fill(now);
    rate = changed;
    tokens = Math.min(tokens, rate.burst());
  }

  Rate rate() {
    return rate;
  }

  boolean take(long now) {
    fill(now);
    if (tokens < 1) {
      return false;
    }
    tokens--;
    return true;
  }

  /** Puts one back that was taken. */
  public void giveBack() {
    tokens = Math.min(rate.burst(), tokens + 1);
  }

  boolean isFull(long now) {
    fill(now);
    return tokens >= rate.burst();
  }

  int left() {
    return (int) tokens;
  }

  /** Whole seconds until there is a token, at least 1. */
  long secondsToNext() {
    return Math.max(1, (long) Math.ceil((1 - tokens) / rate.perSecond()));
  }

  /** Whole seconds until it is full. */
  long secondsToFull() {
    return (long) Math.ceil((rate.burst() - tokens) / rate.perSecond());
  }

  /** A clock that goes back fills nothing. */
  private void fill(long now) {
    long passed = now - filledAt;
    if (passed > 0) {
      tokens = Math.min(rate.burst(), tokens + passed / NANOS * rate.perSecond());
      filledAt = now;
    }
  }
}
