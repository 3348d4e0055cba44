package tegata.proof;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The three hashes of RFC 6962 §2.1. The first byte tells a leaf from a node, so that no node can
 * be passed off as an entry.
 */
public final class Merkle {
  private static final byte LEAF = 0x00;
  private static final byte NODE = 0x01;

  /** Root of the tree without leaves: SHA-256 of nothing. */
  public static final Hash EMPTY = Hash.owning(sha256().digest());

  private Merkle() {}

  /** Hash of a leaf that holds {@code content}. */
  public static Hash leaf(byte[] content) {
    MessageDigest digest = sha256();
    digest.update(LEAF);
    return Hash.owning(digest.digest(content));
  }

  /** Hash of an inner node. */
  public static Hash node(Hash left, Hash right) {
    MessageDigest digest = sha256();
    digest.update(NODE);
    digest.update(left.raw());
    return Hash.owning(digest.digest(right.raw()));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
