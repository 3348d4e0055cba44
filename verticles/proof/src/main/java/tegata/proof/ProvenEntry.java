package tegata.proof;

import java.util.List;

/**
 * An entry with the proof that it stands in the log.
 *
 * @param leaf its place among the leaves, from 0
 * @param path inclusion proof, base64, the lowest sibling first
 */
public record ProvenEntry(LoggedEntry entry, long leaf, List<String> path) {

  public ProvenEntry {
    path = List.copyOf(path);
  }

  /** Whether the entry, as it stands here, is the leaf at that place under the head. */
  public boolean isUnder(TreeHead head) {
    return Inclusion.verify(
        entry.leaf(), leaf, head.size(), path.stream().map(Hash::parse).toList(), head.root());
  }
}
