package tegata.portal.audit;

import java.util.List;
import java.util.Optional;
import tegata.contract.AuditApi.Continuation;
import tegata.contract.AuditApi.Head;
import tegata.portal.page.FieldError;
import tegata.portal.page.Words;
import tegata.proof.SignedHead;

/**
 * ログの先頭と、その続き方.
 *
 * @param older size of the older head as typed
 * @param newer size of the newer head as typed
 */
public record LogView(
    Optional<Published> head,
    String older,
    String newer,
    List<FieldError> errors,
    Optional<Proven> proof) {

  /** The head that was published last. */
  public record Published(
      String signedAt,
      String size,
      String log,
      String root,
      String keyId,
      String publicKey,
      String line) {}

  /**
   * That one head continues another.
   *
   * @param json address of the same for a program
   */
  public record Proven(String older, String newer, List<String> path, String json) {}

  static Published published(Head head, Words words) {
    SignedHead signed = SignedHead.parse(head.line());
    return new Published(
        words.moment(signed.head().signedAt()),
        Long.toString(signed.head().size()),
        signed.head().log().toString(),
        signed.head().root().toString(),
        signed.head().keyId(),
        head.publicKey(),
        head.line());
  }

  static Proven proven(Continuation proof) {
    return new Proven(
        Long.toString(proof.older()),
        Long.toString(proof.newer()),
        proof.path(),
        "/log/consistency.json?older=%d&newer=%d".formatted(proof.older(), proof.newer()));
  }

  /** What is wrong with one field; empty text where nothing is. */
  public String errorOf(String field) {
    return FieldError.of(errors, field);
  }
}
