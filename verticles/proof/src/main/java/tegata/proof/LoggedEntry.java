package tegata.proof;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * アクセス記録の一件、ログにあるまま: everything a patient is shown of an entry, and therefore everything its leaf
 * covers. Words are those of docs/audit-events.md, held as text so that a later version's words can
 * be verified too.
 *
 * @param number running number, unique; gaps mean nothing
 * @param at when it was recorded, on the database's clock, in whole microseconds
 * @param kind what was done
 * @param subject whose data; empty where nobody was known
 * @param actorKind what sort of actor
 * @param actorId the actor's number or code
 * @param actorName the actor as shown
 * @param categories kinds of data, in the order they are kept
 * @param basis why it was allowed or refused
 * @param result how it ended
 * @param request the request it belongs to
 * @param note machine-readable remainder
 * @param salt 16 random bytes in lower-case hex: whoever meets the leaf's hash in someone else's
 *     proof cannot guess what it is of
 */
public record LoggedEntry(
    long number,
    Instant at,
    String kind,
    Optional<UUID> subject,
    String actorKind,
    String actorId,
    String actorName,
    List<String> categories,
    String basis,
    String result,
    UUID request,
    Optional<String> note,
    String salt) {

  public LoggedEntry {
    categories = List.copyOf(categories);
  }

  /** Hash of this entry's leaf in the tree. */
  public Hash leaf() {
    return Merkle.leaf(CanonicalForm.of(this));
  }
}
