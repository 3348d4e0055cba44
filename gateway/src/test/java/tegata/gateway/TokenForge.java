package tegata.gateway;

import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECPoint;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.util.BigIntegers;

/** Makes tokens as the gateway does, and as it must never take them. */
final class TokenForge {
  private final KeyPair keys;
  final JsonObject header;
  final JsonObject claims;

  /** Begins with the header and claims of a good token. */
  TokenForge(KeyPair keys, String goodToken) {
    this.keys = keys;
    String[] parts = goodToken.split("\\.");
    this.header = json(parts[0]);
    this.claims = json(parts[1]);
  }

  static JsonObject json(String part) {
    return new JsonObject(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8));
  }

  TokenForge header(String name, Object value) {
    header.put(name, value);
    return this;
  }

  TokenForge claim(String name, Object value) {
    claims.put(name, value);
    return this;
  }

  TokenForge without(String claim) {
    claims.remove(claim);
    return this;
  }

  static long in(int seconds) {
    return Instant.now().getEpochSecond() + seconds;
  }

  /** As the member whose keys these are would make it. */
  String of(KeyPair member) {
    return header("kid", id(member)).signed(member);
  }

  /** {@code kid} of a key, which is its thumbprint (RFC 7638). */
  static String id(KeyPair keys) {
    ECPoint point = ((ECPublicKey) keys.getPublic()).getW();
    String members =
        "{\"crv\":\"P-256\",\"kty\":\"EC\",\"x\":\"%s\",\"y\":\"%s\"}"
            .formatted(coordinate(point.getAffineX()), coordinate(point.getAffineY()));
    try {
      return base64(
          MessageDigest.getInstance("SHA-256").digest(members.getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String coordinate(BigInteger value) {
    return base64(BigIntegers.asUnsignedByteArray(32, value));
  }

  String signed() {
    return signed(keys);
  }

  String signed(KeyPair with) {
    try {
      Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
      signature.initSign(with.getPrivate());
      signature.update(unsigned().getBytes(StandardCharsets.US_ASCII));
      return unsigned() + "." + base64(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The public key as secret of an HMAC: what a confused verifier would take. */
  String signedByMac(String algorithm) {
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(keys.getPublic().getEncoded(), algorithm));
      return unsigned() + "." + base64(mac.doFinal(unsigned().getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  String unsigned() {
    return base64(header.encode().getBytes(StandardCharsets.UTF_8))
        + "."
        + base64(claims.encode().getBytes(StandardCharsets.UTF_8));
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
