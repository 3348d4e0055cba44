package tegata.proof;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/**
 * 署名済みの先頭 (signed tree head). Written as one line, the same in the database, in every node's anchor
 * file, in statements and on the public page: the head's text, a space, the signature in base64.
 *
 * @param signature Ed25519 over {@link TreeHead#bytes()}, base64
 */
public record SignedHead(TreeHead head, String signature) {
  private static final int FIELDS = 7;

  /** The line, without its end. */
  public String line() {
    return head.text() + " " + signature;
  }

  /**
   * Reads a line. What it reads, {@link #line()} writes again character by character: there is one
   * form only.
   *
   * @throws IllegalArgumentException when it is no such line
   */
  public static SignedHead parse(String line) {
    String[] fields = line.split(" ", -1);
    if (fields.length != FIELDS || !fields[0].equals(TreeHead.FORMAT)) {
      throw new IllegalArgumentException("no head of a log: " + line);
    }
    SignedHead head = read(fields);
    if (!head.line().equals(line)) {
      throw new IllegalArgumentException("a head in another form than its own: " + line);
    }
    return head;
  }

  /** Whether the key made the signature. */
  public boolean isSignedBy(LogKey key) {
    return key.id().equals(head.keyId())
        && key.verifies(head.bytes(), Base64.getDecoder().decode(signature));
  }

  private static SignedHead read(String[] fields) {
    try {
      return new SignedHead(
          new TreeHead(
              UUID.fromString(fields[1]),
              Long.parseLong(fields[2]),
              Hash.parse(fields[3]),
              Instant.parse(fields[4]),
              fields[5]),
          fields[6]);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("no time: " + fields[4], e);
    }
  }
}
