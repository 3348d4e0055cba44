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

  private final MessageDigest digest = sha256();

  static byte[] of(byte[] content) {
    return sha256().digest(content);
  }

  /** Every row and value is preceded by its length, so that no two lists run into each other. */
  static byte[] ofRows(Collection<Object[]> rows) {
    ContentHash hash = new ContentHash();
    rows.forEach(hash::addRow);
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
      digest.update(bytes);
    }
  }

  private void addLength(int length) {
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(length).array());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
