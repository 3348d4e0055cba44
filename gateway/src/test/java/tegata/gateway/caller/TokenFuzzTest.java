package tegata.gateway.caller;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import tegata.gateway.problem.Problem;
import tegata.gateway.problem.ProblemType;

/**
 * トークン: any bytes at all, bare, and as header or claims under a signature that is right. Nothing
 * but a token of ours is taken, and nothing fails but with the reason for which it is refused.
 */
class TokenFuzzTest {
  private static final String TIME = "1m";
  private static final String ISSUER = "https://gateway.example";
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T01:05:00Z"), ZoneOffset.UTC);
  private static final TokenKey KEY = newKey();
  private static final String HEADER =
      encode(
          new JsonObject()
              .put("typ", TokenIssuer.TYPE)
              .put("alg", "ES256")
              .put("kid", KEY.id())
              .encode()
              .getBytes(StandardCharsets.UTF_8));
  private static final String CLAIMS = encode(claims().getBytes(StandardCharsets.UTF_8));
  private static final Vertx VERTX = Vertx.vertx();

  private final TokenVerifier verifier =
      new TokenVerifier(
          VERTX, TokenKeys.of(KEY, Optional.empty()), ISSUER, Duration.ofMinutes(10), CLOCK);

  @AfterAll
  static void stop() {
    VERTX.close();
  }

  @FuzzTest(maxDuration = TIME)
  void token(byte[] content) {
    if (isTaken(new String(content, StandardCharsets.UTF_8))) {
      throw new AssertionError("taken although nobody signed it");
    }
  }

  @FuzzTest(maxDuration = TIME)
  void header(byte[] content) {
    String header = encode(content);
    if (isTaken(signed(header + "." + CLAIMS))) {
      JsonObject read = new JsonObject(new String(content, StandardCharsets.UTF_8));
      boolean ours =
          "ES256".equals(read.getValue("alg"))
              && TokenIssuer.TYPE.equals(read.getValue("typ"))
              && KEY.id().equals(read.getValue("kid"));
      if (!ours) {
        throw new AssertionError("taken under a header that is not ours");
      }
    }
  }

  @FuzzTest(maxDuration = TIME)
  void signedClaims(byte[] content) {
    isTaken(signed(HEADER + "." + encode(content)));
  }

  /** The first byte says where a good token is changed, the rest what stands there. */
  @FuzzTest(maxDuration = TIME)
  void changedToken(byte[] content) {
    if (content.length < 3) {
      return;
    }
    String good = signed(HEADER + "." + CLAIMS);
    int at = ((content[0] & 0xff) << 8 | content[1] & 0xff) % good.length();
    String put = new String(Arrays.copyOfRange(content, 2, content.length), StandardCharsets.UTF_8);
    String changed =
        good.substring(0, at) + put + good.substring(Math.min(good.length(), at + put.length()));
    String signedPart = good.substring(0, good.lastIndexOf('.'));
    if (isTaken(changed) && !changed.startsWith(signedPart + ".")) {
      throw new AssertionError("taken although it was changed after signing");
    }
  }

  @FuzzTest(maxDuration = TIME)
  void tokenRequest(byte[] content) {
    MultiMap form = MultiMap.caseInsensitiveMultiMap();
    try {
      new QueryStringDecoder(new String(content, StandardCharsets.UTF_8), false)
          .parameters()
          .forEach(form::add);
    } catch (IllegalArgumentException e) {
      return; // Vert.x refuses such a form by itself
    }
    try {
      TokenRequest.of(form);
    } catch (TokenError e) {
      // as it should
    }
  }

  private boolean isTaken(String token) {
    Future<AccessToken> verified = verifier.verify(token);
    try {
      verified.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
      return true;
    } catch (java.util.concurrent.ExecutionException e) {
      if (e.getCause() instanceof Problem problem && problem.type() == ProblemType.INVALID_TOKEN) {
        return false;
      }
      throw new AssertionError("failed otherwise than it should", e.getCause());
    } catch (InterruptedException | java.util.concurrent.TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  private static String claims() {
    long now = CLOCK.instant().getEpochSecond();
    return new JsonObject()
        .put("iss", ISSUER)
        .put("aud", ISSUER)
        .put("sub", "3410712362")
        .put("client_id", "clinic-1")
        .put("scope", "eligibility")
        .put("cnf", new JsonObject().put("x5t#S256", "A".repeat(43)))
        .put("iat", now)
        .put("nbf", now)
        .put("exp", now + 600)
        .encode();
  }

  private static String signed(String text) {
    try {
      Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
      signature.initSign(KEY.privateKey());
      signature.update(text.getBytes(StandardCharsets.US_ASCII));
      return text + "." + encode(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static TokenKey newKey() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair pair = generator.generateKeyPair();
      String kind = "PRIVATE" + " KEY-----\n"; // in one piece it would look like a key in the code
      return TokenKey.ofPem(
          "-----BEGIN "
              + kind
              + Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded())
              + "\n-----END "
              + kind);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
