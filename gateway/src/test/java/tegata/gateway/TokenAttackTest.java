package tegata.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tegata.domain.facility.Facility.Role;
import tegata.domain.facility.FacilityKind;
import tegata.gateway.TestPki.Credential;

/** Tokens the gateway must not take, over a certificate it knows. */
class TokenAttackTest {
  /** What is said of a token whose header alone tells that it is none of ours. */
  private static final String NOT_OURS = "It is no access token of this gateway.";

  private static final BigDecimal HUGE = new BigDecimal("1e400");
  private static final AccessLines LINES = new AccessLines();

  private static RunningGateway gateway;
  private static HttpClient clinic;
  private static String good;

  @BeforeAll
  static void start() {
    gateway = RunningGateway.start();
    clinic = gateway.client(gateway.clinic);
    good = gateway.token();
  }

  @AfterAll
  static void stop() {
    gateway.close();
    LINES.close();
  }

  @BeforeEach
  void reset() {
    gateway.reset();
    LINES.clear();
  }

  @AfterEach
  void nothingReachedAnybody() {
    assertThat(gateway.first.questions()).isEmpty();
    assertThat(gateway.workers.entries()).isEmpty();
    assertThat(gateway.faulty.listeningTo()).as("no key is fetched").isZero();
  }

  @Test
  @DisplayName("偽造の下敷きにする正しいトークンは、同じ作り方なら通る")
  void takesAnEqualToken() {
    assertThat(challenge(forge().signed()).statusCode()).isEqualTo(200);
  }

  @Test
  @DisplayName("時計の少し進んだノードが出したトークンも通る")
  void takesATokenOfAClockAhead() {
    String ahead = forge().claim("iat", TokenForge.in(5)).claim("nbf", TokenForge.in(5)).signed();

    assertThat(challenge(ahead).statusCode()).isEqualTo(200);
  }

  @Test
  @DisplayName("鍵を替えるあいだは、ほかのノードの鍵で署名したトークンも通る")
  void takesTokensOfAnotherMembersKey() {
    assertThat(challenge(forge().of(gateway.knownTokenKeys)).statusCode()).isEqualTo(200);
  }

  @TestFactory
  @DisplayName("見出しを作り変えたトークンは、署名を見るまでもなく 401 invalid_token になる")
  List<DynamicTest> refusesForgedHeaders() {
    JsonObject jwk = new JsonObject().put("kty", "oct").put("k", "AAAA");
    Map<String, Function<TokenForge, String>> forgeries =
        Map.ofEntries(
            Map.entry("alg none, no signature", f -> f.header("alg", "none").unsigned() + "."),
            Map.entry("alg nOnE, old signature", f -> f.header("alg", "nOnE").signed()),
            Map.entry("alg missing", f -> f.header("alg", null).signed()),
            Map.entry(
                "HS256 with the public key",
                f -> f.header("alg", "HS256").signedByMac("HmacSHA256")),
            Map.entry("HS256 without kid", f -> hs256WithoutKid(f)),
            Map.entry("RS256", f -> f.header("alg", "RS256").signed()),
            Map.entry("typ JWT", f -> f.header("typ", "JWT").signed()),
            Map.entry("typ of an ID token", f -> f.header("typ", "id+jwt").signed()),
            Map.entry("kid as a path", f -> f.header("kid", "../../../dev/null").signed()),
            Map.entry("kid as SQL", f -> f.header("kid", "' or 1=1 --").signed()),
            Map.entry("kid of 10 KB", f -> f.header("kid", "k".repeat(5_000)).signed()),
            Map.entry("crit", f -> f.header("crit", new JsonArray().add("exp")).signed()),
            Map.entry(
                "embedded jwk",
                f -> f.header("jwk", jwk).header("kid", "x").signed(TestPki.keyPair())),
            Map.entry(
                "remote keys",
                f ->
                    f.header("jku", "https://127.0.0.1:" + gateway.faulty.mute() + "/k")
                        .header("kid", "x")
                        .signed(TestPki.keyPair())),
            Map.entry(
                "remote certificate",
                f ->
                    f.header("x5u", "https://127.0.0.1:" + gateway.faulty.mute() + "/k")
                        .header("kid", "x")
                        .signed(TestPki.keyPair())),
            Map.entry("a key that is known no more", f -> f.of(TestPki.keyPair())),
            Map.entry("kid missing", f -> f.header("kid", null).signed()));
    return tests(forgeries, NOT_OURS);
  }

  @TestFactory
  @DisplayName("中身を作り変えたトークンは 401 invalid_token になる")
  List<DynamicTest> refusesForgedClaims() {
    Map<String, Function<TokenForge, String>> forgeries =
        Map.ofEntries(
            Map.entry("another key", f -> f.signed(TestPki.keyPair())),
            Map.entry("the other key of ours", f -> f.signed(gateway.knownTokenKeys)),
            Map.entry(
                "named as the other key of ours",
                f -> f.header("kid", TokenForge.id(gateway.knownTokenKeys)).signed()),
            Map.entry("another issuer", f -> f.claim("iss", "https://elsewhere").signed()),
            Map.entry("another audience", f -> f.claim("aud", "https://elsewhere").signed()),
            Map.entry(
                "a list of other audiences",
                f -> f.claim("aud", new JsonArray().add("https://elsewhere")).signed()),
            Map.entry("no audience", f -> f.without("aud").signed()),
            Map.entry("no issuer", f -> f.without("iss").signed()),
            Map.entry("ended a second ago", f -> f.claim("exp", TokenForge.in(-1)).signed()),
            Map.entry("no end", f -> f.without("exp").signed()),
            Map.entry("end as text", f -> f.claim("exp", "" + TokenForge.in(60)).signed()),
            Map.entry("end as fraction", f -> f.claim("exp", TokenForge.in(60) + 0.5).signed()),
            Map.entry("end beyond all numbers", f -> f.claim("exp", HUGE).signed()),
            Map.entry("end beyond all days", f -> f.claim("exp", Long.MAX_VALUE).signed()),
            Map.entry("issued in the future", f -> f.claim("iat", TokenForge.in(60)).signed()),
            Map.entry("issued never", f -> f.without("iat").signed()),
            Map.entry("begins before all days", f -> f.claim("nbf", Long.MIN_VALUE).signed()),
            Map.entry("not yet", f -> f.claim("nbf", TokenForge.in(60)).signed()),
            Map.entry("no beginning", f -> f.without("nbf").signed()),
            Map.entry("no binding", f -> f.without("cnf").signed()),
            Map.entry(
                "bound to another certificate",
                f -> f.claim("cnf", new JsonObject().put("x5t#S256", "A".repeat(43))).signed()),
            Map.entry("another facility", f -> f.claim("sub", "1310000000").signed()),
            Map.entry("another client", f -> f.claim("client_id", "clinic-2").signed()),
            Map.entry("unknown scope", f -> f.claim("scope", "everything").signed()),
            Map.entry("changed after signing", f -> changed(f.signed())));
    return tests(forgeries, "");
  }

  private static List<DynamicTest> tests(
      Map<String, Function<TokenForge, String>> forgeries, String detail) {
    return forgeries.entrySet().stream()
        .map(
            e ->
                DynamicTest.dynamicTest(
                    e.getKey(),
                    () -> {
                      HttpResponse<String> answer =
                          challenge(clinic, "Bearer " + e.getValue().apply(forge()));
                      isInvalidToken(answer);
                      assertThat(new JsonObject(answer.body()).getString("detail"))
                          .contains(detail);
                      assertThat(
                              LINES.of(answer.headers().firstValue("X-Request-Id").orElseThrow()))
                          .containsEntry("reason", "invalid-token")
                          .containsEntry("caller", "");
                    }))
        .toList();
  }

  @ParameterizedTest(name = "[{index}]")
  @DisplayName("JWT の形をしていないものは 401 invalid_token になる")
  @ValueSource(strings = {"x", "..", "a.b", "a.b.c.d", "%00", "eyJ9.eyJ9."})
  void refusesWhatIsNoJwt(String token) {
    refused(token);
  }

  @Test
  @DisplayName("ほかの証明書の接続で示したトークンは 401 になる")
  void refusesATokenOverAnotherCertificate() {
    Credential other = gateway.facilities.issue("other", TestPki.CLIENT);
    gateway.register("clinic-2", "1310000001", FacilityKind.STANDARD, Role.CLINIC, other);

    HttpResponse<String> answer = challenge(gateway.client(other), "Bearer " + good);

    isInvalidToken(answer);
  }

  @Test
  @DisplayName("期限が来ると、それまで通っていたトークンも 401 になる")
  void refusesAnExpiredToken() {
    String token = gateway.token();
    assertThat(challenge(token).statusCode()).isEqualTo(200);

    gateway.clock.forward(Duration.ofMinutes(10));

    refused(token);
  }

  @Test
  @DisplayName("登録簿から証明書が消えれば、期限前のトークンも 10 秒以内に 401 になる")
  void refusesAnUnregisteredCertificate() throws InterruptedException {
    Credential own = gateway.facilities.issue("leaving", TestPki.CLIENT);
    gateway.register("leaving", "1310000002", FacilityKind.STANDARD, Role.CLINIC, own);
    HttpClient client = gateway.client(own);
    String token =
        new JsonObject(gateway.tokenRequest(client, "leaving", "").body())
            .getString("access_token");
    assertThat(challenge(client, "Bearer " + token).statusCode()).isEqualTo(200);

    gateway.register("leaving", "1310000002", FacilityKind.STANDARD, Role.CLINIC);
    long begun = System.nanoTime();
    HttpResponse<String> answer = challenge(client, "Bearer " + token);
    while (answer.statusCode() == 200 && System.nanoTime() - begun < 10_000_000_000L) {
      Thread.onSpinWait();
      answer = challenge(client, "Bearer " + token);
    }

    isInvalidToken(answer);
  }

  @ParameterizedTest(name = "[{index}] {0}")
  @DisplayName("Bearer トークンがなければ 401 で、何が要るかを告げる")
  @ValueSource(strings = {"", "Basic Y2xpbmljLTE6eA==", "Bearer", "Token x"})
  void asksForAToken(String authorization) {
    HttpResponse<String> answer =
        authorization.isEmpty()
            ? gateway.post(clinic, "/v1/challenges", "application/json", "{}")
            : challenge(clinic, authorization);

    ProblemAnswer.of(answer).is(401, "token-missing", "caller");
    assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"tegata\"");
  }

  @Test
  @DisplayName("Authorization が二つあれば、同じものでも読まない")
  void readsOneAuthorizationOnly() {
    String authorization = "Authorization: Bearer " + good + "\r\n";
    String body = "{\"purpose\":\"eligibility\"}";
    String request =
        "POST /v1/challenges HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            + "Content-Length: "
            + body.length()
            + "\r\n";

    RawExchange once = RawExchange.send(gateway, request + authorization + "\r\n" + body);
    RawExchange twice =
        RawExchange.send(gateway, request + authorization + authorization + "\r\n" + body);

    assertThat(once.status()).isEqualTo(200);
    assertThat(twice.status()).isEqualTo(401);
    assertThat(twice.text()).contains("urn:tegata:problem:token-missing");
  }

  private static String hs256WithoutKid(TokenForge forge) {
    forge.header.remove("kid");
    return forge.header("alg", "HS256").signedByMac("HmacSHA256");
  }

  private static String changed(String token) {
    String[] parts = token.split("\\.");
    return parts[0]
        + "."
        + (parts[1].charAt(0) == 'e' ? "f" : "e")
        + parts[1].substring(1)
        + "."
        + parts[2];
  }

  private static TokenForge forge() {
    return new TokenForge(gateway.tokenKeys, good);
  }

  private static void refused(String token) {
    isInvalidToken(challenge(token));
  }

  private static void isInvalidToken(HttpResponse<String> answer) {
    ProblemAnswer.of(answer).is(401, "invalid-token", "caller");
    assertThat(answer.headers().firstValue("WWW-Authenticate"))
        .hasValueSatisfying(v -> assertThat(v).contains("error=\"invalid_token\""));
  }

  private static HttpResponse<String> challenge(String token) {
    return challenge(clinic, "Bearer " + token);
  }

  private static HttpResponse<String> challenge(HttpClient client, String authorization) {
    return gateway.post(
        client,
        "/v1/challenges",
        "application/json",
        "{\"purpose\":\"eligibility\"}",
        "Authorization",
        authorization);
  }
}
