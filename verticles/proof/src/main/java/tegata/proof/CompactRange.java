package tegata.proof;

import java.util.ArrayList;
import java.util.List;

/**
 * A growing tree of which only the roots of its perfect subtrees are held, the largest first: one
 * for each 1 in the binary form of its size. Appending costs O(1) hashes on average, the root O(log
 * n). Not for several threads.
 */
public final class CompactRange {

  /** Hears of every perfect subtree of two leaves or more that an append completes. */
  @FunctionalInterface
  public interface Completed {
    /** The subtree of 2^level leaves that starts at leaf {@code index * 2^level}. */
    void subtree(NodeId id, Hash root);
  }

  private final List<Hash> frontier;
  private long size;

  /** The empty tree. */
  public CompactRange() {
    this(0, List.of());
  }

  /**
   * A tree taken up again where it was left.
   *
   * @throws IllegalArgumentException when the frontier does not fit the size
   */
  public CompactRange(long size, List<Hash> frontier) {
    if (size < 0 || frontier.size() != Long.bitCount(size)) {
      throw new IllegalArgumentException(
          "a tree of %d leaves has no frontier of %d".formatted(size, frontier.size()));
    }
    this.size = size;
    this.frontier = new ArrayList<>(frontier);
  }

  /** How many leaves there are. */
  public long size() {
    return size;
  }

  /** Roots of the perfect subtrees, the largest first. */
  public List<Hash> frontier() {
    return List.copyOf(frontier);
  }

  /** Adds a leaf. */
  public void append(Hash leaf) {
    append(leaf, (id, root) -> {});
  }

  /** Adds a leaf and tells which subtrees it completed, the smallest first. */
  public void append(Hash leaf, Completed completed) {
    Hash carried = leaf;
    int level = 0;
    for (long rest = size; (rest & 1) == 1; rest >>= 1) {
      carried = Merkle.node(frontier.remove(frontier.size() - 1), carried);
      level++;
      completed.subtree(new NodeId(level, size >> level), carried);
    }
    frontier.add(carried);
    size++;
  }

  /** Root of the whole tree (RFC 6962 MTH). */
  public Hash root() {
    if (size == 0) {
      return Merkle.EMPTY;
    }
    Hash root = frontier.get(frontier.size() - 1);
    for (int i = frontier.size() - 2; i >= 0; i--) {
      root = Merkle.node(frontier.get(i), root);
    }
    return root;
  }
}
