package tegata.proof;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/** The public half of a key that signs heads: Ed25519. */
public final class LogKey {
  private static final String ALGORITHM = "Ed25519";

  private final PublicKey key;
  private final String id;

  private LogKey(PublicKey key) throws GeneralSecurityException {
    this.key = key;
    this.id =
        HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key.getEncoded()));
  }

  /**
   * The key in its X.509 form (SubjectPublicKeyInfo).
   *
   * @throws IllegalArgumentException when it is no Ed25519 key
   */
  public static LogKey of(byte[] subjectPublicKeyInfo) {
    try {
      return new LogKey(
          KeyFactory.getInstance(ALGORITHM)
              .generatePublic(new X509EncodedKeySpec(subjectPublicKeyInfo)));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("no Ed25519 public key", e);
    }
  }

  /** The key from the base64 of its X.509 form. */
  public static LogKey parse(String base64) {
    return of(Base64.getDecoder().decode(base64));
  }

  /** SHA-256 of the X.509 form, lower-case hex. */
  public String id() {
    return id;
  }

  /** Base64 of the X.509 form. */
  public String encoded() {
    return Base64.getEncoder().encodeToString(key.getEncoded());
  }

  /** Whether this key made the signature over the bytes. */
  public boolean verifies(byte[] signed, byte[] signature) {
    try {
      Signature verifier = Signature.getInstance(ALGORITHM);
      verifier.initVerify(key);
      verifier.update(signed);
      return verifier.verify(signature);
    } catch (SignatureException e) {
      return false;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java since 15 has Ed25519", e);
    }
  }
}
