package tegata.node.limit;

/**
 * How often something may happen.
 *
 * @param perSecond in the long run; greater than 0
 * @param burst at once, after a pause; at least 1
 */
public record Rate(double perSecond, int burst) {
  public Rate {
    if (!(perSecond > 0) || perSecond > 1e6 || burst < 1) {
      throw new IllegalArgumentException(
          "a limit needs perSecond above 0 and a burst of 1 or more");
    }
  }

  /** A part of it, from 0 to 1. */
  Rate times(double share) {
    return new Rate(Math.max(perSecond * share, 1e-3), Math.max(1, (int) (burst * share)));
  }
}
