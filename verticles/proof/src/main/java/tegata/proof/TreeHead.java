package tegata.proof;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/**
 * What the log says of itself at a moment.
 *
 * @param log the log's own id, so that one installation's heads mean nothing to another
 * @param size number of entries
 * @param root root of their tree
 * @param signedAt when it was signed, on the database's clock
 * @param keyId id of the key that signs it
 */
public record TreeHead(UUID log, long size, Hash root, Instant signedAt, String keyId) {
  static final String FORMAT = "tegata-log/1";

  /** The text that is signed: one line without its end, fields divided by one space. */
  public String text() {
    return String.join(
        " ",
        FORMAT,
        log.toString(),
        Long.toString(size),
        root.toString(),
        signedAt.toString(),
        keyId);
  }

  /** The bytes that are signed. */
  public byte[] bytes() {
    return text().getBytes(StandardCharsets.UTF_8);
  }
}
