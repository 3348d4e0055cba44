package tegata.workers.intake;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Optional;

/** SHA-256 of a file, or of rows of values: whether two sets say the same. */
final class ContentHash {
  private static final int ABSENT = -1;

  /** Many small values cost less when they are hashed together. */
  private static final int AT_ONCE = 1024;

  private final MessageDigest digest = sha256();
  private final ByteBuffer gathered = ByteBuffer.allocate(AT_ONCE);

  static byte[] of(byte[] content) {
    return sha256().digest(content);
  }

  /** Every row and value is preceded by its length, so that no two lists run into each other. */
  static byte[] ofRows(Collection<Object[]> rows) {
    ContentHash hash = new ContentHash();
    rows.forEach(hash::addRow);
    hash.flush();
    return hash.digest.digest();
  }

  private void addRow(Object[] values) {
    addLength(values.length);
    for (Object value : values) {
      addValue(value instanceof Optional<?> optional ? optional.orElse(null) : value);
    }
  }

  private void addValue(Object value) {
    if (value == null) {
      addLength(ABSENT);
    } else {
      byte[] bytes = value.toString().getBytes(StandardCharsets.UTF_8);
      addLength(bytes.length);
      if (bytes.length <= AT_ONCE) {
        room(bytes.length).put(bytes);
      } else {
        flush();
        digest.update(bytes);
      }
    }
  }

  private void addLength(int length) {
    room(Integer.BYTES).putInt(length);
  }

  private ByteBuffer room(int length) {
    if (gathered.remaining() < length) {
      flush();
    }
    return gathered;
  }

  private void flush() {
    digest.update(gathered.array(), 0, gathered.position());
    gathered.clear();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
