package tegata.workers.audit;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import tegata.contract.AuditApi.Head;
import tegata.contract.Fault;
import tegata.proof.Consistency;
import tegata.proof.Hash;
import tegata.proof.Inclusion;
import tegata.proof.Nodes;
import tegata.proof.SignedHead;

/** Proofs from the tree as the database keeps it, each with one reading of nodes. */
public final class Proofs {
  private final ProofStore store = new ProofStore();

  /** A head, and the text it is. */
  public record Under(SignedHead head, String publicKey) {
    public long size() {
      return head.head().size();
    }
  }

  /** Where an entry stands, and its path. */
  public record Placed(long number, long leaf, List<String> path) {}

  /** The newest signed head, or the one of a size; a fault where there is none. */
  public Future<Under> head(SqlConnection tx, Optional<Long> size) {
    return store.head(tx, size).map(head -> head.map(Proofs::under).orElseThrow(Proofs::noHead));
  }

  /** Lines of signed heads below a size, newest first. */
  Future<List<String>> heads(SqlConnection tx, Optional<Long> before, int limit) {
    return store.heads(tx, before, limit);
  }

  /** The proofs of a person's entries under a head; entries it does not cover are left out. */
  public Future<List<Placed>> inclusion(
      SqlConnection tx, UUID person, List<Long> numbers, long size) {
    return store
        .leaves(tx, person, numbers)
        .compose(
            places -> {
              places.values().removeIf(leaf -> leaf >= size);
              return withNodes(
                  tx,
                  wanted -> places.values().forEach(leaf -> Inclusion.path(wanted, leaf, size)),
                  nodes -> placed(nodes, numbers, places, size));
            });
  }

  /** That the tree of {@code newer} begins with the tree of {@code older}. */
  public Future<List<String>> consistency(SqlConnection tx, long older, long newer) {
    return withNodes(
        tx,
        wanted -> Consistency.path(wanted, older, newer),
        nodes -> texts(Consistency.path(nodes, older, newer)));
  }

  /** Makes the proof twice: once to learn which nodes it asks for, once with them. */
  private <T> Future<T> withNodes(
      SqlConnection tx, Consumer<Nodes> rehearse, Function<Nodes, T> prove) {
    StoredNodes.Wanted wanted = new StoredNodes.Wanted();
    rehearse.accept(wanted);
    return store.nodes(tx, wanted.runs()).map(prove::apply);
  }

  private static List<Placed> placed(
      Nodes nodes, List<Long> numbers, Map<Long, Long> places, long size) {
    List<Placed> placed = new ArrayList<>();
    for (Long number : numbers) {
      Long leaf = places.get(number);
      if (leaf != null) {
        placed.add(new Placed(number, leaf, texts(Inclusion.path(nodes, leaf, size))));
      }
    }
    return placed;
  }

  private static List<String> texts(List<Hash> path) {
    return path.stream().map(Hash::toString).toList();
  }

  private static Under under(Head head) {
    return new Under(SignedHead.parse(head.line()), head.publicKey());
  }

  private static Fault noHead() {
    return new Fault(
        Fault.Kind.NOT_FOUND, "head-unknown", "The log has no signed head of that size.");
  }
}
