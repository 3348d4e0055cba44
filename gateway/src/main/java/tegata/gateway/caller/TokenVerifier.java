package tegata.gateway.caller;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.User;
import io.vertx.ext.auth.authentication.TokenCredentials;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import tegata.gateway.problem.Problem;
import tegata.gateway.problem.ProblemType;

/**
 * Verifies access tokens: signature, issuer and audience with vertx-auth-jwt; the header's own
 * claims and the times here. A signature once found good is remembered by the token's hash until
 * the token ends; the times, the certificate and the registry are asked at every use, so that
 * remembering accepts nothing more.
 */
final class TokenVerifier {
  private static final Pattern SHAPE =
      Pattern.compile("[A-Za-z0-9_-]{1,512}\\.[A-Za-z0-9_-]{1,2048}\\.[A-Za-z0-9_-]{86}");
  private static final int REMEMBERED = 10_000;

  private final JWTAuth jwt;
  private final TokenKeys keys;
  private final Clock clock;
  private final Cache<String, AccessToken> verified;

  TokenVerifier(Vertx vertx, TokenKeys keys, String issuer, Duration lifetime, Clock clock) {
    this.keys = keys;
    this.clock = clock;
    this.verified =
        Caffeine.newBuilder().maximumSize(REMEMBERED).expireAfterWrite(lifetime).build();
    this.jwt =
        JWTAuth.create(
            vertx,
            new JWTAuthOptions()
                .setJwks(List.copyOf(keys.byId().values()))
                .setJWTOptions(
                    new JWTOptions()
                        .setIssuer(issuer)
                        .addAudience(issuer)
                        // Judged here by our own clock; the library lets a missing exp pass.
                        .setIgnoreExpiration(true)));
  }

  /** The token's content, or a failure with {@code invalid-token}. */
  Future<AccessToken> verify(String token) {
    String hash = hash(token);
    AccessToken known = verified.getIfPresent(hash);
    Future<AccessToken> checked =
        known != null
            ? Future.succeededFuture(known)
            : verifySignature(token).onSuccess(good -> verified.put(hash, good));
    return checked.compose(this::requireInTime);
  }

  private Future<AccessToken> verifySignature(String token) {
    if (!SHAPE.matcher(token).matches() || !isOurHeader(token)) {
      return refuse("It is no access token of this gateway.");
    }
    return Future.succeededFuture(new TokenCredentials(token))
        .compose(jwt::authenticate)
        .recover(e -> refuse("Its signature, issuer or audience is wrong."))
        .compose(TokenVerifier::read);
  }

  /** Algorithm, type and key are ours to choose; whatever else a header names is not looked at. */
  private boolean isOurHeader(String token) {
    try {
      byte[] decoded = Base64.getUrlDecoder().decode(token.substring(0, token.indexOf('.')));
      JsonObject header = new JsonObject(new String(decoded, StandardCharsets.UTF_8));
      return "ES256".equals(header.getValue("alg"))
          && TokenIssuer.TYPE.equals(header.getValue("typ"))
          && keys.byId().containsKey(String.valueOf(header.getValue("kid")))
          && !header.containsKey("crit");
    } catch (DecodeException | IllegalArgumentException e) {
      return false;
    }
  }

  private static Future<AccessToken> read(User user) {
    return AccessToken.ofClaims(user.attributes().getJsonObject("accessToken"))
        .map(Future::succeededFuture)
        .orElseGet(() -> refuse("It lacks a claim of an access token."));
  }

  private Future<AccessToken> requireInTime(AccessToken token) {
    return token.isValidAt(clock.instant())
        ? Future.succeededFuture(token)
        : refuse("It has expired, or is not valid yet.");
  }

  private static <T> Future<T> refuse(String detail) {
    return Future.failedFuture(new Problem(ProblemType.INVALID_TOKEN, detail));
  }

  private static String hash(String token) {
    try {
      return new String(
          MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)),
          StandardCharsets.ISO_8859_1);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
