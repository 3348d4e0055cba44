package tegata.contract;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tegata.domain.access.Access;
import tegata.domain.access.Reconciliation;
import tegata.domain.audit.Entry;
import tegata.proof.Statement;

/** アクセス履歴. Reading a history is itself an entry. */
public final class AccessApi {

  /**
   * Asks for entries about a person, newest first.
   *
   * @param from first day, JST
   * @param to last day, JST
   * @param only which of them
   * @param before number of the last row already shown; empty at first
   */
  public record History(
      UUID person, LocalDate from, LocalDate to, Only only, Optional<Long> before, Use use) {}

  /**
   * Narrows a history; what is absent narrows nothing.
   *
   * @param who kind of the one who did it
   * @param about a kind of data the entry names
   * @param basis on what it rests, e.g. what proxies did
   * @param result how it ended
   */
  public record Only(
      Optional<Caller.Kind> who,
      Optional<Entry.Category> about,
      Optional<Entry.Basis> basis,
      Optional<Entry.Result> result) {

    /** Narrows nothing. */
    public static final Only EVERYTHING =
        new Only(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /**
   * Entries, newest first; {@code more} when older ones follow.
   *
   * @param fits by number, how a facility's entries fit to the person's visits and consents; other
   *     entries have none
   */
  public record Accesses(List<Access> rows, Map<Long, Reconciliation> fits, boolean more) {}

  /**
   * Asks for the proofs of entries about a person.
   *
   * @param numbers of at most {@link #PROOFS} entries
   */
  public record ProofsOf(UUID person, List<Long> numbers) {}

  /** How many proofs are given at once. */
  public static final int PROOFS = 50;

  /**
   * Proofs under one signed head.
   *
   * @param head line of the signed head
   * @param publicKey the key that signed it, base64 of its X.509 form
   * @param proofs those asked for that the head covers; an entry of the last second may be missing
   */
  public record Proofs(String head, String publicKey, List<Proof> proofs) {}

  /**
   * That an entry stands in the log.
   *
   * @param leaf its place among the leaves, from 0
   * @param path inclusion proof, base64, the lowest sibling first
   */
  public record Proof(long number, long leaf, List<String> path) {}

  /**
   * Asks for a page of a statement, newest entries first.
   *
   * @param from first day, JST
   * @param to last day, JST
   * @param size of the signed head all pages shall lie under, from the first page; empty at first
   * @param before number of the last row of the page before; empty at first
   */
  public record StatementOf(
      UUID person, LocalDate from, LocalDate to, Optional<Long> size, Optional<Long> before) {}

  /**
   * A page; each is a whole statement by itself, and the rows of all pages together are one too.
   *
   * @param size of the head, to ask for the next page with
   * @param more whether older entries follow
   */
  public record StatementPage(Statement statement, long size, boolean more) {}

  /**
   * Asks how large a statement would be just now.
   *
   * @param from first day, JST
   * @param to last day, JST
   */
  public record StatementSizeOf(UUID person, LocalDate from, LocalDate to) {}

  /**
   * How large a statement would be; entries of the last second may come.
   *
   * @param entries under the newest signed head
   * @param bytes of the file, within a tenth
   */
  public record StatementSize(long entries, long bytes) {}

  public static final Address<ProofsOf, Proofs> PROOF =
      Address.of("access.proof", ProofsOf.class, Proofs.class);
  public static final Address<StatementOf, StatementPage> STATEMENT =
      Address.of("access.statement", StatementOf.class, StatementPage.class);

  /** A number tells of no entry, so the log need not tell of it. */
  public static final Address<StatementSizeOf, StatementSize> STATEMENT_SIZE =
      Address.of("access.statement-size", StatementSizeOf.class, StatementSize.class);

  public static final Address<History, Accesses> HISTORY =
      Address.of("access.history", History.class, Accesses.class);

  private AccessApi() {}
}
