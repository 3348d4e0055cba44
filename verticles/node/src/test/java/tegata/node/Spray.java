package tegata.node;

import java.util.List;

/**
 * A caller who asks several nodes at once.
 *
 * @param name of the key that is counted
 * @param excessive whether it asks more than it may
 * @param asking how it spreads what it asks
 */
record Spray(String name, boolean excessive, Asking asking) {

  /** What is asked of a node, in parts of the limit, at a time in seconds. */
  interface Asking {
    double of(int node, double second);
  }

  /** Callers who ask more than they may, each in another way. */
  static List<Spray> tooMuch() {
    return List.of(
        tooMuch("the same of each node", (node, second) -> 2),
        tooMuch("most of one node", (node, second) -> node == 0 ? 6 : 0.6),
        tooMuch("all of one node", (node, second) -> node == 0 ? 4 : 0),
        tooMuch("a little more than the limit", (node, second) -> node < 2 ? 0.53 : 0.02),
        tooMuch(
            "one node after the other", (node, second) -> (int) (2 * second) % 3 == node ? 6 : 0),
        tooMuch("in waves", (node, second) -> 2 + 2 * Math.sin(4 * second + 2 * node)));
  }

  private static Spray tooMuch(String name, Asking asking) {
    return new Spray(name, true, asking);
  }

  /** One who asks less than half of what it may. */
  static Spray modest() {
    return new Spray("modest", false, (node, second) -> node == 1 ? 0.4 : 0);
  }
}
