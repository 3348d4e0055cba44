package tegata.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tegata.domain.facility.Facility.Role;
import tegata.domain.facility.FacilityKind;
import tegata.gateway.TestPki.Credential;

/** POST /oauth2/token, and who gets through the TLS handshake at all. */
class TokenEndpointTest {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String BOASTER = "3410000009";
  private static final String ELIGIBILITY = "{\"purpose\":\"eligibility\"}";

  private static RunningGateway gateway;
  private static HttpClient clinic;

  @BeforeAll
  static void start() {
    gateway = RunningGateway.start();
    clinic = gateway.client(gateway.clinic);
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @Test
  @DisplayName("証明書で名乗った医院は、その証明書に結び付いた 10 分のトークンを得る")
  void issuesABoundToken() {
    HttpResponse<String> answer = gateway.tokenRequest(clinic, RunningGateway.CLINIC_CLIENT, "");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    JsonObject body = new JsonObject(answer.body());
    assertThat(body.getString("token_type")).isEqualTo("Bearer");
    assertThat(body.getInteger("expires_in")).isEqualTo(600);
    assertThat(body.getString("scope")).isEqualTo("eligibility consent records");
    String[] parts = body.getString("access_token").split("\\.");
    JsonObject header = TokenForge.json(parts[0]);
    assertThat(header.getString("alg")).isEqualTo("ES256");
    assertThat(header.getString("typ")).isEqualTo("at+jwt");
    JsonObject claims = TokenForge.json(parts[1]);
    assertThat(claims.getString("iss")).isEqualTo(RunningGateway.ISSUER);
    assertThat(claims.getString("aud")).isEqualTo(RunningGateway.ISSUER);
    assertThat(claims.getString("sub")).isEqualTo(RunningGateway.CLINIC_CODE);
    assertThat(claims.getString("client_id")).isEqualTo(RunningGateway.CLINIC_CLIENT);
    assertThat(claims.getString("jti")).isNotEmpty();
    assertThat(claims.getLong("exp") - claims.getLong("iat")).isEqualTo(600);
    assertThat(claims.getJsonObject("cnf").getString("x5t#S256"))
        .isEqualTo(gateway.clinic.thumbprint());
  }

  @ParameterizedTest(name = "{0} → {1} {2}")
  @DisplayName("誤ったトークン要求は RFC 6749 の語で断る")
  @CsvSource({
    "client_id=clinic-1, 400, invalid_request",
    "grant_type=client_credentials, 400, invalid_request",
    "grant_type=client_credentials&client_id=, 400, invalid_request",
    "grant_type=client_credentials&client_id=clinic-1&client_id=clinic-2, 400, invalid_request",
    "grant_type=password&client_id=clinic-1, 400, unsupported_grant_type",
    "grant_type=client_credentials&client_id=nobody, 401, invalid_client",
    "grant_type=client_credentials&client_id=clinic-1&scope=everything, 400, invalid_scope",
    "grant_type=client_credentials&client_id=clinic-1&scope=registration, 400, invalid_scope",
    "grant_type=client_credentials&client_id=clinic-1&scope=, 400, invalid_scope"
  })
  void refusesWrongRequests(String form, int status, String error) {
    HttpResponse<String> answer = gateway.post(clinic, "/oauth2/token", FORM, form);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(new JsonObject(answer.body()).getString("error")).isEqualTo(error);
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
  }

  @Test
  @DisplayName("求めた範囲が役割の中にあれば、その範囲だけのトークンになる")
  void narrowsTheScope() {
    HttpResponse<String> answer =
        gateway.tokenRequest(clinic, RunningGateway.CLINIC_CLIENT, "&scope=eligibility");

    JsonObject body = new JsonObject(answer.body());
    assertThat(body.getString("scope")).isEqualTo("eligibility");
    HttpResponse<String> consent =
        gateway.post(
            clinic,
            "/v1/challenges",
            "application/json",
            "{\"purpose\":\"consent\"}",
            "Authorization",
            "Bearer " + body.getString("access_token"));
    ProblemAnswer.of(consent).is(403, "insufficient-scope", "caller");
    assertThat(consent.headers().firstValue("WWW-Authenticate"))
        .hasValueSatisfying(v -> assertThat(v).contains("insufficient_scope"));
  }

  @Test
  @DisplayName("範囲は登録簿の役割による。施設の型で見られないものは、求めて断られたことが記録に残る")
  void scopesFollowTheRegistry() {
    Credential own = gateway.facilities.issue("others", TestPki.CLIENT);
    gateway.register("limited", "1310000003", FacilityKind.ELIGIBILITY_ONLY, Role.CLINIC, own);
    gateway.register("kiosk", "1310000004", FacilityKind.STANDARD, Role.KIOSK, own);
    HttpClient client = gateway.client(own);

    assertThat(
            new JsonObject(gateway.tokenRequest(client, "limited", "").body()).getString("scope"))
        .isEqualTo("eligibility consent records");
    assertThat(new JsonObject(gateway.tokenRequest(client, "kiosk", "").body()).getString("scope"))
        .isEqualTo("registration");
    assertThat(gateway.tokenRequest(client, "kiosk", "&scope=consent").body())
        .contains("invalid_scope");
  }

  @Test
  @DisplayName("証明書なし、または登録のない証明書では invalid_client になる")
  void refusesUnknownCertificates() {
    Credential stranger = gateway.facilities.issue("stranger", TestPki.CLIENT);

    for (HttpClient client :
        new HttpClient[] {gateway.anonymousClient(), gateway.client(stranger)}) {
      HttpResponse<String> answer = gateway.tokenRequest(client, RunningGateway.CLINIC_CLIENT, "");
      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(answer.body()).contains("invalid_client");
    }
  }

  @Test
  @DisplayName("証明書のない接続では、/v1 は本文を読む前に 401 になる")
  void needsACertificate() {
    HttpResponse<String> answer =
        gateway.post(gateway.anonymousClient(), "/v1/eligibility", "application/json", "{}");

    ProblemAnswer.of(answer).is(401, "client-certificate-missing", "caller");
  }

  @Test
  @DisplayName("接続のあとで期限の切れた証明書は、もう通らない")
  void refusesACertificateThatHasEnded() {
    Credential brief = gateway.facilities.issue("brief", TestPki.CLIENT, Duration.ofMinutes(5));
    gateway.register("brief", "1310000005", FacilityKind.STANDARD, Role.CLINIC, brief);
    HttpClient client = gateway.client(brief);
    HttpResponse<String> issued = gateway.tokenRequest(client, "brief", "");
    String token = new JsonObject(issued.body()).getString("access_token");
    assertThat(challenge(client, token, ELIGIBILITY).statusCode()).isEqualTo(200);

    gateway.clock.forward(Duration.ofMinutes(6));
    HttpResponse<String> answer = gateway.tokenRequest(client, "brief", "");
    HttpResponse<String> asked = challenge(client, token, ELIGIBILITY);
    gateway.clock.reset();

    assertThat(answer.body()).contains("invalid_client");
    ProblemAnswer.of(asked).is(401, "client-certificate-missing", "caller");
  }

  @Test
  @DisplayName("よその CA、期限切れ、用途違いの証明書は TLS で断られる")
  void refusesForeignCertificates() {
    Credential foreign = new TestPki("facilities").issue("clinic", TestPki.CLIENT);
    Credential expired = gateway.facilities.issue("clinic", TestPki.CLIENT, Duration.ofHours(-1));
    Credential server = gateway.facilities.issue("clinic", TestPki.SERVER);

    for (Credential credential : new Credential[] {foreign, expired, server}) {
      assertThatThrownBy(() -> gateway.tokenRequest(gateway.client(credential), "clinic-1", ""))
          .isInstanceOf(UncheckedIOException.class)
          .hasCauseInstanceOf(IOException.class);
    }
  }

  @Test
  @DisplayName("用途の書かれていない証明書は、登録されていても、トークンを受けられない")
  void refusesACertificateForNothing() {
    Credential vague = gateway.facilities.issueForNothing("vague");
    register("vague", vague);

    ProblemAnswer.of(gateway.tokenRequest(gateway.client(vague), "vague", ""))
        .is(401, "client-certificate-missing", "caller");
  }

  @Test
  @DisplayName("CA に許されない名前の証明書は、登録されていても断る。許される名前なら、失効を尋ねるところまで進む")
  void refusesNamesBeyondTheCas() {
    Credential beyond = gateway.narrow.issueNamed("beyond", GeneralName.dNSName, "bank.example");
    Credential below = gateway.narrow.issueNamed("below", GeneralName.dNSName, "a.clinic.example");
    register("beyond", beyond);
    register("below", below);

    ProblemAnswer.of(gateway.tokenRequest(gateway.client(beyond), "beyond", ""))
        .is(401, "client-certificate-missing", "caller");
    ProblemAnswer.of(gateway.tokenRequest(gateway.client(below), "below", ""))
        .is(503, "revocation-unknown", "gateway");
  }

  @Test
  @DisplayName("証明書がほかの 医療機関コード を名乗っても、登録簿の施設としてしか扱わない")
  void heedsNoCodeInACertificate() {
    Credential boasting =
        gateway.facilities.issueNamed(
            "boasting",
            GeneralName.uniformResourceIdentifier,
            "urn:medical-institution:4019999999");
    register("boasting", boasting);
    gateway.register("boasted", "4019999999", FacilityKind.STANDARD, Role.CLINIC, gateway.clinic);
    HttpClient client = gateway.client(boasting);

    String token =
        new JsonObject(gateway.tokenRequest(client, "boasting", "").body())
            .getString("access_token");

    assertThat(new JsonObject(challenge(client, token, ELIGIBILITY).body()).getString("challenge"))
        .startsWith("tegata-eligibility:v1:" + BOASTER + ":");
    assertThat(gateway.tokenRequest(client, "boasted", "").body()).contains("invalid_client");
  }

  private static void register(String clientId, Credential credential) {
    gateway.register(clientId, BOASTER, FacilityKind.STANDARD, Role.CLINIC, credential);
  }

  @Test
  @DisplayName("鍵と案内は誰にでも開かれ、鍵は公開の部分だけである")
  void publishesKeysAndMetadata() {
    HttpClient anyone = gateway.anonymousClient();

    HttpResponse<String> described = gateway.get(anyone, "/.well-known/oauth-authorization-server");
    assertThat(described.statusCode()).as(described.body()).isEqualTo(200);
    JsonObject metadata = new JsonObject(described.body());
    JsonArray keys =
        new JsonObject(gateway.get(anyone, "/.well-known/jwks.json").body()).getJsonArray("keys");

    assertThat(metadata.getString("issuer")).isEqualTo(RunningGateway.ISSUER);
    assertThat(metadata.getString("token_endpoint"))
        .isEqualTo(RunningGateway.ISSUER + "/oauth2/token");
    assertThat(metadata.getBoolean("tls_client_certificate_bound_access_tokens")).isTrue();
    JsonObject key = keys.getJsonObject(0);
    assertThat(key.fieldNames())
        .containsExactlyInAnyOrder("kty", "crv", "x", "y", "kid", "alg", "use");
    assertThat(Base64.getUrlDecoder().decode(key.getString("x"))).hasSize(32);
    JsonObject header = TokenForge.json(gateway.token().split("\\.")[0]);
    assertThat(header.getString("kid")).isEqualTo(key.getString("kid"));
    assertThat(keys).hasSize(2);
    assertThat(keys.getJsonObject(1).getString("kid"))
        .isEqualTo(TokenForge.id(gateway.knownTokenKeys));
  }

  @Test
  @DisplayName("目的に応じたチャレンジが、施設の名で発行される")
  void issuesChallenges() {
    String token = gateway.token();

    for (String purpose : new String[] {"eligibility", "consent"}) {
      HttpResponse<String> answer = challenge(token, "{\"purpose\":\"" + purpose + "\"}");
      assertThat(new JsonObject(answer.body()).getString("challenge"))
          .startsWith("tegata-" + purpose + ":v1:" + RunningGateway.CLINIC_CODE + ":");
    }
    ProblemAnswer.of(challenge(token, "{\"purpose\":\"login\"}"))
        .is(400, "malformed-body", "caller");
    ProblemAnswer.of(challenge(token, "{}")).is(400, "malformed-body", "caller");
  }

  private static HttpResponse<String> challenge(String token, String body) {
    return challenge(clinic, token, body);
  }

  private static HttpResponse<String> challenge(HttpClient client, String token, String body) {
    return gateway.post(
        client, "/v1/challenges", "application/json", body, "Authorization", "Bearer " + token);
  }
}
