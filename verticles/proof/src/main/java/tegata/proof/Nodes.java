package tegata.proof;

/** Where proofs get the hashes of perfect subtrees from. */
@FunctionalInterface
public interface Nodes {
  Hash hash(NodeId id);

  /**
   * Root of the leaves from {@code begin} to before {@code end}, as RFC 6962 divides them.
   *
   * @param begin a multiple of the smallest power of two that is not less than {@code end - begin}
   */
  default Hash range(long begin, long end) {
    long size = end - begin;
    if (Long.bitCount(size) == 1) {
      int level = Long.numberOfTrailingZeros(size);
      return hash(new NodeId(level, begin >> level));
    }
    long split = begin + Split.of(size);
    return Merkle.node(range(begin, split), range(split, end));
  }
}
