package tegata.portal.audit;

import java.util.List;
import java.util.Optional;
import tegata.contract.AuditApi.Continuation;
import tegata.contract.AuditApi.Head;
import tegata.contract.AuditApi.Heads;
import tegata.portal.page.FieldError;
import tegata.portal.page.Words;
import tegata.proof.SignedHead;
import tegata.proof.TreeHead;

/**
 * ログの先頭と、その続き方.
 *
 * @param older size of the older head as typed
 * @param newer size of the newer head as typed
 * @param heads those signed before
 */
public record LogView(
    Optional<Published> head,
    Older heads,
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
      String line,
      String late) {}

  /**
   * Heads signed before.
   *
   * @param next address of those signed before these; empty text at the end
   * @param known whether they could be told
   */
  public record Older(List<Row> rows, String next, boolean known) {
    static final Older UNKNOWN = new Older(List.of(), "", false);

    /**
     * One of them.
     *
     * @param prove address of the proof that the newest continues it; empty text for the newest
     */
    public record Row(String signedAt, String size, String root, String prove) {}
  }

  static Older older(Heads heads, Optional<Published> newest, Words words) {
    List<TreeHead> found =
        heads.lines().stream().map(SignedHead::parse).map(SignedHead::head).toList();
    return new Older(
        found.stream().map(head -> row(head, newest, words)).toList(),
        heads.more() ? "/log?before=" + found.get(found.size() - 1).size() : "",
        true);
  }

  private static Older.Row row(TreeHead head, Optional<Published> newest, Words words) {
    String size = Long.toString(head.size());
    return new Older.Row(
        words.moment(head.signedAt()),
        size,
        head.root().toString(),
        newest
            .map(Published::size)
            .filter(to -> !to.equals(size))
            .map(to -> "/log?older=" + size + "&newer=" + to)
            .orElse(""));
  }

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
        head.line(),
        head.late() ? words.text("log.late", words.moment(signed.head().signedAt())) : "");
  }

  private static Proven proven(Continuation proof) {
    return new Proven(
        Long.toString(proof.older()),
        Long.toString(proof.newer()),
        proof.path(),
        "/log/consistency.json?older=%d&newer=%d".formatted(proof.older(), proof.newer()));
  }

  static LogView of(Optional<Published> head, Older heads, String older, String newer) {
    return new LogView(head, heads, older, newer, List.of(), Optional.empty());
  }

  LogView proving(Continuation proof) {
    return new LogView(head, heads, older, newer, errors, Optional.of(proven(proof)));
  }

  LogView refusing(FieldError error) {
    return new LogView(head, heads, older, newer, List.of(error), proof);
  }

  /** What is wrong with one field; empty text where nothing is. */
  public String errorOf(String field) {
    return FieldError.of(errors, field);
  }
}
