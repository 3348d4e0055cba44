package tegata.workers.audit;

import java.util.ArrayList;
import java.util.List;
import tegata.proof.CompactRange;
import tegata.proof.Hash;
import tegata.proof.LoggedEntry;
import tegata.proof.NodeId;

/** Leaves that will be appended together, and the tree with them. */
final class Batch {

  /** Inner nodes are kept at every fourth level. */
  static final int STORED_LEVELS = 4;

  private final long oldSize;
  private final CompactRange tree;
  private final List<Long> numbers = new ArrayList<>();
  private final List<Hash> hashes = new ArrayList<>();
  private final List<NodeId> nodes = new ArrayList<>();
  private final List<Hash> nodeHashes = new ArrayList<>();

  private Batch(CompactRange tree) {
    this.oldSize = tree.size();
    this.tree = tree;
  }

  /** A batch upon the tree as the database holds it. */
  static Batch upon(Tree tree) {
    return new Batch(new CompactRange(tree.size(), tree.frontier()));
  }

  /** The next batch, upon this one. */
  Batch next() {
    return new Batch(tree);
  }

  void add(LoggedEntry entry) {
    Hash leaf = entry.leaf();
    numbers.add(entry.number());
    hashes.add(leaf);
    tree.append(leaf, this::keep);
  }

  int count() {
    return numbers.size();
  }

  long oldSize() {
    return oldSize;
  }

  long newSize() {
    return tree.size();
  }

  Hash root() {
    return tree.root();
  }

  long[] numbers() {
    return numbers.stream().mapToLong(Long::longValue).toArray();
  }

  byte[][] hashes() {
    return bytes(hashes);
  }

  long[] nodeLevels() {
    return nodes.stream().mapToLong(NodeId::level).toArray();
  }

  long[] nodeIndexes() {
    return nodes.stream().mapToLong(NodeId::index).toArray();
  }

  byte[][] nodeHashes() {
    return bytes(nodeHashes);
  }

  byte[][] frontier() {
    return bytes(tree.frontier());
  }

  private void keep(NodeId id, Hash hash) {
    if (id.level() % STORED_LEVELS == 0) {
      nodes.add(id);
      nodeHashes.add(hash);
    }
  }

  private static byte[][] bytes(List<Hash> hashes) {
    return hashes.stream().map(Hash::bytes).toArray(byte[][]::new);
  }
}
