package tegata.contract;

import java.util.List;
import java.util.Optional;

/**
 * The log as everybody may see it: its signed heads, and that each continues the one before. Holds
 * no personal data. Hashes are base64; what they mean is in docs/log.md.
 */
public final class AuditApi {

  /** Asks for a signed head: the newest, or the one of a size. */
  public record HeadOf(Optional<Long> size) {

    /** The newest there is. */
    public static final HeadOf NEWEST = new HeadOf(Optional.empty());
  }

  /**
   * A signed head.
   *
   * @param line as {@link tegata.proof.SignedHead} writes it
   * @param publicKey the key that signed it, base64 of its X.509 form
   * @param late 遅延: whether entries wait for a head longer than they should; false for an old head
   */
  public record Head(String line, String publicKey, boolean late) {}

  /**
   * Asks for signed heads, newest first.
   *
   * @param before size above the largest to show; empty at first
   */
  public record HeadsBefore(Optional<Long> before) {}

  /**
   * Signed heads, one for a size, newest first.
   *
   * @param lines as {@link tegata.proof.SignedHead} writes them
   * @param more whether older ones follow
   */
  public record Heads(List<String> lines, boolean more) {}

  /** Asks for a proof that the tree of {@code newer} entries begins with that of {@code older}. */
  public record Continued(long older, long newer) {}

  /** A consistency proof (RFC 6962 §2.1.2). */
  public record Continuation(long older, long newer, List<String> path) {}

  public static final Address<HeadOf, Head> HEAD =
      Address.of("audit.head", HeadOf.class, Head.class);
  public static final Address<HeadsBefore, Heads> HEADS =
      Address.of("audit.heads", HeadsBefore.class, Heads.class);
  public static final Address<Continued, Continuation> CONSISTENCY =
      Address.of("audit.consistency", Continued.class, Continuation.class);

  private AuditApi() {}
}
