package tegata.workers.audit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tegata.proof.Hash;
import tegata.proof.Merkle;
import tegata.proof.NodeId;
import tegata.proof.Nodes;

/**
 * Perfect subtrees as the database keeps them: leaves, and every fourth level above. What lies
 * between is computed from the kept level below.
 */
final class StoredNodes implements Nodes {
  private final Map<NodeId, Hash> kept;

  private StoredNodes(Map<NodeId, Hash> kept) {
    this.kept = kept;
  }

  /**
   * Some kept nodes of one level.
   *
   * @param end the first that is not wanted
   */
  record Run(int level, long begin, long end) {}

  /** A node as read. */
  record Kept(NodeId id, Hash hash) {}

  static StoredNodes of(List<Kept> nodes) {
    Map<NodeId, Hash> kept = new HashMap<>();
    nodes.forEach(node -> kept.put(node.id(), node.hash()));
    return new StoredNodes(kept);
  }

  @Override
  public Hash hash(NodeId id) {
    if (id.level() % Batch.STORED_LEVELS != 0) {
      NodeId left = new NodeId(id.level() - 1, id.index() * 2);
      return Merkle.node(hash(left), hash(new NodeId(left.level(), left.index() + 1)));
    }
    Hash hash = kept.get(id);
    if (hash == null) {
      throw new IllegalStateException("the tree lacks a node: " + id);
    }
    return hash;
  }

  /** Writes down which nodes a proof will ask for, so that they can be read at once. */
  static final class Wanted implements Nodes {
    private final Set<Run> runs = new HashSet<>();

    @Override
    public Hash hash(NodeId id) {
      int above = id.level() % Batch.STORED_LEVELS;
      long begin = id.index() << above;
      runs.add(new Run(id.level() - above, begin, begin + (1L << above)));
      return Merkle.EMPTY;
    }

    List<Run> runs() {
      return List.copyOf(runs);
    }
  }
}
