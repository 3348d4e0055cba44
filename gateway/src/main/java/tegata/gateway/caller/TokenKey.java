package tegata.gateway.caller;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.interfaces.ECKey;
import java.security.interfaces.ECPrivateKey;
import java.util.Base64;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;

/**
 * The key that signs access tokens: EC on P-256, for ES256.
 *
 * @param publicJwk what the world may know (RFC 7517), with {@code kid} = thumbprint (RFC 7638)
 */
public record TokenKey(String id, ECPrivateKey privateKey, JsonObject publicJwk) {
  private static final int COORDINATE_BYTES = 32;

  /**
   * Reads a PKCS#8 PEM.
   *
   * @throws IllegalArgumentException when it holds no P-256 private key; never tells its content
   */
  public static TokenKey ofPem(String pem) {
    try (PEMParser parser = new PEMParser(new StringReader(pem))) {
      if (parser.readObject() instanceof PrivateKeyInfo info
          && new JcaPEMKeyConverter().getPrivateKey(info) instanceof ECPrivateKey key
          && isOnP256(key)) {
        return of(key);
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("the token key cannot be read");
    }
    throw new IllegalArgumentException("the token key is no P-256 private key in PKCS#8");
  }

  static boolean isOnP256(ECKey key) {
    return key.getParams().getOrder().equals(CustomNamedCurves.getByName("P-256").getN());
  }

  private static TokenKey of(ECPrivateKey key) {
    ECPoint point =
        new FixedPointCombMultiplier()
            .multiply(CustomNamedCurves.getByName("P-256").getG(), key.getS())
            .normalize();
    JsonObject jwk =
        jwk(point.getAffineXCoord().toBigInteger(), point.getAffineYCoord().toBigInteger());
    return new TokenKey(jwk.getString("kid"), key, jwk);
  }

  /** The public form of the key with a point on P-256. */
  static JsonObject jwk(BigInteger pointX, BigInteger pointY) {
    String x = coordinate(pointX);
    String y = coordinate(pointY);
    return new JsonObject()
        .put("kty", "EC")
        .put("crv", "P-256")
        .put("x", x)
        .put("y", y)
        .put("kid", thumbprint(x, y))
        .put("alg", "ES256")
        .put("use", "sig");
  }

  private static String thumbprint(String x, String y) {
    String members = "{\"crv\":\"P-256\",\"kty\":\"EC\",\"x\":\"" + x + "\",\"y\":\"" + y + "\"}";
    try {
      return base64(
          MessageDigest.getInstance("SHA-256").digest(members.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static String coordinate(BigInteger value) {
    byte[] padded = new byte[COORDINATE_BYTES];
    byte[] bytes = value.toByteArray();
    int length = Math.min(bytes.length, COORDINATE_BYTES);
    System.arraycopy(bytes, bytes.length - length, padded, COORDINATE_BYTES - length, length);
    return base64(padded);
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
