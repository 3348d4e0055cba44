package tegata.contract;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * 一年分の医療費通知情報の署名付き XML, and the one-time codes by which a tax program fetches it. A document
 * crosses the bus in parts: each part is asked for under the same request, and made anew from the
 * same rows.
 */
public final class TaxDocumentApi {
  /** Longest part, in bytes. */
  public static final int PART_BYTES = 128 * 1024;

  private static final Duration SIGNING = Duration.ofSeconds(15);

  /**
   * Asks for a part of a person's document.
   *
   * @param year 年分
   * @param place where the part begins
   */
  public record Of(UUID person, int year, Place place) {}

  /**
   * A place in a document.
   *
   * @param offset in bytes, 0 first
   * @param hash of the whole as the first part told it; empty at first
   */
  public record Place(int offset, Optional<String> hash) {
    public static final Place START = new Place(0, Optional.empty());
  }

  /**
   * A part; when the rows changed since the first one, the answer is a fault {@code
   * document-changed} instead.
   *
   * @param length of the whole, in bytes
   * @param hash SHA-256 of the whole, lower-case hex
   */
  public record Part(byte[] bytes, int length, String hash) {}

  /**
   * Makes a code for a year's document.
   *
   * @param form id of the form; a form sent twice makes one code
   */
  public record Issue(UUID person, UUID form, int year) {}

  /**
   * The code, given this one time; empty where the form was sent before.
   *
   * @param code as it is read out; nobody holds it but its hash
   */
  public record Issued(Optional<String> code, Instant validUntil) {}

  /** Asks which codes of a person may still be used. */
  public record CodesOf(UUID person) {}

  /** Codes, the newest first. */
  public record Codes(List<Open> open) {}

  /** A code that may still be used. */
  public record Open(UUID id, int year, Instant validUntil) {}

  /** Ends a code before it is used. */
  public record End(UUID person, UUID code) {}

  /**
   * Fetches with a code as the program sent it. It is spent by the first part; the others follow
   * under the same request.
   */
  public record Fetch(String code, Place place) {}

  public static final Address<Of, Part> READ =
      Address.of("taxDocument.read", Of.class, Part.class).within(SIGNING);

  public static final Address<Fetch, Part> FETCH =
      Address.of("taxDocument.fetch", Fetch.class, Part.class).within(SIGNING);

  public static final Address<Issue, Issued> ISSUE =
      Address.of("taxDocument.issueCode", Issue.class, Issued.class);

  public static final Address<CodesOf, Codes> CODES =
      Address.of("taxDocument.codes", CodesOf.class, Codes.class);

  public static final Address<End, IdentityApi.Done> END =
      Address.of("taxDocument.endCode", End.class, IdentityApi.Done.class);

  private TaxDocumentApi() {}
}
