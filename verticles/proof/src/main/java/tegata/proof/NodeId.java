package tegata.proof;

/**
 * A perfect subtree by its place.
 *
 * @param level 0 for a leaf; the subtree has 2^level leaves
 * @param index how many subtrees of this level stand to its left
 */
public record NodeId(int level, long index) {}
