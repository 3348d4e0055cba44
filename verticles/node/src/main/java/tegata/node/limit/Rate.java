package tegata.node.limit;

/**
 * How often something may happen.
 *
 * @param perSecond in the long run; greater than 0
 * @param burst at once, after a pause; at least 1
 */
public record Rate(double perSecond, int burst) {
  /** However small the share: a person's page and what they click next come to one node. */
  static final int SMALLEST_BURST = 10;

  public Rate {
    if (!(perSecond > 0) || perSecond > 1e6 || burst < 1) {
      throw new IllegalArgumentException(
          "a limit needs perSecond above 0 and a burst of 1 or more");
    }
  }

  /** A part of it, from 0 to 1; at once at least 10, or all where that is less. */
  Rate times(double share) {
    int atOnce = Math.max(Math.min(burst, SMALLEST_BURST), (int) (burst * share));
    return new Rate(Math.max(perSecond * share, 1e-3), atOnce);
  }
}
