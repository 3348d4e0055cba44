package tegata.gateway.caller;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import java.util.UUID;
import tegata.domain.facility.Facility;

/**
 * Signs access tokens (RFC 9068) bound to a client certificate (RFC 8705). The signature is the
 * JDK's: vertx-auth-jwt, which verifies them, would always write {@code typ: JWT}.
 */
final class TokenIssuer {
  /** Header value that tells an access token from any other JWT. */
  static final String TYPE = "at+jwt";

  private final TokenKey key;
  private final String issuer;
  private final Duration lifetime;
  private final Clock clock;
  private final String header;

  TokenIssuer(TokenKey key, String issuer, Duration lifetime, Clock clock) {
    this.key = key;
    this.issuer = issuer;
    this.lifetime = lifetime;
    this.clock = clock;
    this.header =
        encode(new JsonObject().put("typ", TYPE).put("alg", "ES256").put("kid", key.id()));
  }

  Duration lifetime() {
    return lifetime;
  }

  String issue(Facility facility, Set<Scope> scopes, ClientCertificate certificate) {
    long now = clock.instant().getEpochSecond();
    String claims =
        encode(
            new JsonObject()
                .put("iss", issuer)
                .put("aud", issuer)
                .put("sub", facility.code())
                .put("client_id", facility.clientId())
                .put("scope", Scope.format(scopes))
                .put("cnf", new JsonObject().put("x5t#S256", certificate.thumbprint()))
                .put("iat", now)
                .put("nbf", now)
                .put("exp", now + lifetime.toSeconds())
                .put("jti", UUID.randomUUID().toString()));
    String signed = header + "." + claims;
    return signed + "." + sign(signed);
  }

  private String sign(String text) {
    try {
      Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
      signature.initSign(key.privateKey());
      signature.update(text.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the token key does not sign", e);
    }
  }

  private static String encode(JsonObject json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.encode().getBytes(StandardCharsets.UTF_8));
  }
}
