package tegata.workers.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Only the hash of a challenge is kept, so that the database alone cannot answer one; in hex it is
 * the login's handle.
 */
final class ChallengeHash {
  private ChallengeHash() {}

  static byte[] of(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  static String handle(String text) {
    return HexFormat.of().formatHex(of(text));
  }

  static Optional<byte[]> ofHandle(String handle) {
    return handle.matches("[0-9a-f]{64}")
        ? Optional.of(HexFormat.of().parseHex(handle))
        : Optional.empty();
  }
}
