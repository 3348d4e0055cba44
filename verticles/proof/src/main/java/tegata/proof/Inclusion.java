package tegata.proof;

import java.util.ArrayList;
import java.util.List;

/**
 * Inclusion proofs: this leaf stands at this place in the tree with that root (RFC 6962 §2.1.1).
 */
public final class Inclusion {
  private Inclusion() {}

  /**
   * The siblings on the way from a leaf to the root, the lowest first.
   *
   * @throws IllegalArgumentException when the tree has no such leaf
   */
  public static List<Hash> path(Nodes nodes, long leaf, long size) {
    if (leaf < 0 || leaf >= size) {
      throw new IllegalArgumentException("no leaf %d in a tree of %d".formatted(leaf, size));
    }
    List<Hash> path = new ArrayList<>();
    descend(nodes, leaf, 0, size, path);
    return path;
  }

  private static void descend(Nodes nodes, long leaf, long begin, long end, List<Hash> path) {
    if (end - begin == 1) {
      return;
    }
    long split = begin + Split.of(end - begin);
    if (leaf < split) {
      descend(nodes, leaf, begin, split, path);
      path.add(nodes.range(split, end));
    } else {
      descend(nodes, leaf, split, end, path);
      path.add(nodes.range(begin, split));
    }
  }

  /** Whether the path leads from the leaf to the root (RFC 9162 §2.1.3.2). */
  public static boolean verify(Hash leaf, long index, long size, List<Hash> path, Hash root) {
    if (index < 0 || index >= size) {
      return false;
    }
    long place = index;
    long last = size - 1;
    Hash hash = leaf;
    for (Hash sibling : path) {
      if (last == 0) {
        return false;
      }
      if ((place & 1) == 1 || place == last) {
        hash = Merkle.node(sibling, hash);
        int up = (place & 1) == 1 ? 0 : Long.numberOfTrailingZeros(place);
        place >>= up;
        last >>= up;
      } else {
        hash = Merkle.node(hash, sibling);
      }
      place >>= 1;
      last >>= 1;
    }
    return last == 0 && hash.equals(root);
  }
}
