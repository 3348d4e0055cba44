package tegata.proof;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * アクセス履歴の証明書: what the log holds about one person in a span of days, each entry with its proof
 * under one signed head.
 *
 * @param person whose data the entries tell of
 * @param from first day, JST
 * @param to last day, JST
 * @param head line of the signed head
 * @param publicKey the key that signed it, base64 of its X.509 form; compare its id with the public
 *     page, a statement cannot vouch for its own key
 * @param rows newest first
 */
public record Statement(
    String format,
    UUID person,
    LocalDate from,
    LocalDate to,
    String head,
    String publicKey,
    List<ProvenEntry> rows) {

  /** The only value of {@code format} so far. */
  public static final String FORMAT = "tegata-statement/1";

  public Statement {
    rows = List.copyOf(rows);
  }
}
