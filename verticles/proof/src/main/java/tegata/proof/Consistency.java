package tegata.proof;

import java.util.ArrayList;
import java.util.List;

/**
 * Consistency proofs: the newer tree begins with all leaves of the older one, unchanged (RFC 6962
 * §2.1.2).
 */
public final class Consistency {
  private Consistency() {}

  /**
   * The nodes from which both roots can be computed.
   *
   * @throws IllegalArgumentException unless 0 ≤ {@code older} ≤ {@code newer}
   */
  public static List<Hash> path(Nodes nodes, long older, long newer) {
    if (older < 0 || older > newer) {
      throw new IllegalArgumentException("a tree of %d never had %d".formatted(newer, older));
    }
    List<Hash> path = new ArrayList<>();
    if (older > 0 && older < newer) {
      descend(nodes, older, 0, newer, true, path);
    }
    return path;
  }

  private static void descend(
      Nodes nodes, long older, long begin, long end, boolean whole, List<Hash> path) {
    if (older == end) {
      if (!whole) {
        path.add(nodes.range(begin, end));
      }
      return;
    }
    long split = begin + Split.of(end - begin);
    if (older <= split) {
      descend(nodes, older, begin, split, whole, path);
      path.add(nodes.range(split, end));
    } else {
      descend(nodes, older, split, end, false, path);
      path.add(nodes.range(begin, split));
    }
  }

  /** Whether the path proves that the newer tree continues the older one (RFC 9162 §2.1.4.2). */
  public static boolean verify(
      long older, Hash olderRoot, long newer, Hash newerRoot, List<Hash> path) {
    if (older < 0 || older > newer) {
      return false;
    }
    if (older == newer) {
      return path.isEmpty() && olderRoot.equals(newerRoot);
    }
    if (older == 0) {
      return path.isEmpty() && olderRoot.equals(Merkle.EMPTY);
    }
    List<Hash> rest = new ArrayList<>(path);
    if (Long.bitCount(older) == 1) {
      rest.add(0, olderRoot);
    }
    return !rest.isEmpty() && climb(older, olderRoot, newer, newerRoot, rest);
  }

  private static boolean climb(
      long older, Hash olderRoot, long newer, Hash newerRoot, List<Hash> path) {
    int common = Long.numberOfTrailingZeros(older);
    long place = (older - 1) >> common;
    long last = (newer - 1) >> common;
    Hash fromOlder = path.get(0);
    Hash fromNewer = path.get(0);
    for (Hash sibling : path.subList(1, path.size())) {
      if (last == 0) {
        return false;
      }
      if ((place & 1) == 1 || place == last) {
        fromOlder = Merkle.node(sibling, fromOlder);
        fromNewer = Merkle.node(sibling, fromNewer);
        int up = (place & 1) == 1 ? 0 : Long.numberOfTrailingZeros(place);
        place >>= up;
        last >>= up;
      } else {
        fromNewer = Merkle.node(fromNewer, sibling);
      }
      place >>= 1;
      last >>= 1;
    }
    return last == 0 && fromOlder.equals(olderRoot) && fromNewer.equals(newerRoot);
  }
}
