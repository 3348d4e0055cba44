package tegata.proof;

import java.util.Arrays;
import java.util.Base64;

/** A SHA-256 value: 32 bytes, immutable. */
public final class Hash {

  /** Length in bytes. */
  public static final int LENGTH = 32;

  private final byte[] bytes;

  private Hash(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("a hash has 32 bytes, not " + bytes.length);
    }
    this.bytes = bytes;
  }

  /** The hash with these bytes. */
  public static Hash of(byte[] bytes) {
    return new Hash(bytes.clone());
  }

  /**
   * Reads what {@link #toString} wrote.
   *
   * @throws IllegalArgumentException when it is no base64 of 32 bytes
   */
  public static Hash parse(String base64) {
    return new Hash(Base64.getDecoder().decode(base64));
  }

  /** Takes over an array nobody else holds. */
  static Hash owning(byte[] bytes) {
    return new Hash(bytes);
  }

  /** A copy of the bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** The bytes themselves, for hashing only. */
  byte[] raw() {
    return bytes;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** Base64, as heads and statements write it. */
  @Override
  public String toString() {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
