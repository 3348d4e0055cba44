package tegata.gateway.caller;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.security.interfaces.ECPublicKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;

/**
 * The keys of access tokens: one signs, and all are taken and published. So a key is known
 * everywhere before it signs anywhere, and as long after as its last token lives.
 *
 * @param byId public keys (RFC 7517) by {@code kid}, the one that signs first
 */
public record TokenKeys(TokenKey signing, Map<String, JsonObject> byId) {

  /**
   * Puts the keys together.
   *
   * @param known PEM of other public keys (SubjectPublicKeyInfo, P-256); may name the signing one
   * @throws IllegalArgumentException when it holds anything else, or nothing
   */
  public static TokenKeys of(TokenKey signing, Optional<String> known) {
    Map<String, JsonObject> byId = new LinkedHashMap<>();
    byId.put(signing.id(), signing.publicJwk());
    known.map(TokenKeys::read).orElse(List.of()).forEach(k -> byId.put(k.getString("kid"), k));
    return new TokenKeys(signing, byId);
  }

  private static List<JsonObject> read(String pem) {
    List<JsonObject> keys = new ArrayList<>();
    try (PEMParser parser = new PEMParser(new StringReader(pem))) {
      for (Object o = parser.readObject(); o != null; o = parser.readObject()) {
        keys.add(publicJwk(o));
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("the known token keys cannot be read");
    }
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("the known token keys are none");
    }
    return keys;
  }

  private static JsonObject publicJwk(Object object) throws IOException {
    if (object instanceof SubjectPublicKeyInfo info
        && new JcaPEMKeyConverter().getPublicKey(info) instanceof ECPublicKey key
        && TokenKey.isOnP256(key)) {
      return TokenKey.jwk(key.getW().getAffineX(), key.getW().getAffineY());
    }
    throw new IllegalArgumentException("a known token key is no P-256 public key");
  }
}
