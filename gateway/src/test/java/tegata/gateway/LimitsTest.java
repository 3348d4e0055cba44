package tegata.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tegata.domain.facility.Facility.Role;
import tegata.domain.facility.FacilityKind;
import tegata.gateway.TestPki.Credential;
import tegata.gateway.limit.LimitsConfig;
import tegata.node.limit.Rate;

/** 利用の上限. The limits fill so slowly that no test waits for it. */
class LimitsTest {
  private static final Rate SLOW = new Rate(0.01, 5);
  private static final Optional<Rate> ROOMY = Optional.of(new Rate(1_000, 1_000));

  @Test
  @DisplayName("施設の上限を超えると 429 と Retry-After、ほかの施設は通り、新しいトークンでも増えない")
  void limitsEachFacility() {
    try (RunningGateway gateway = RunningGateway.start(limits(Optional.of(SLOW), ROOMY, ROOMY))) {
      HttpClient clinic = gateway.client(gateway.clinic);
      String token = gateway.token();
      for (int i = 4; i >= 0; i--) {
        HttpResponse<String> good = ask(gateway, clinic, token);
        assertThat(good.statusCode()).isEqualTo(200);
        assertThat(good.headers().firstValue("RateLimit-Policy"))
            .contains("\"facility\";q=5;w=500");
        assertThat(good.headers().firstValue("RateLimit").orElseThrow())
            .startsWith("\"facility\";r=" + i + ";t=");
      }

      HttpResponse<String> refused = ask(gateway, clinic, gateway.token());

      ProblemAnswer.of(refused).is(429, "too-many-requests", "caller").hasNext();
      assertThat(refused.headers().firstValue("Retry-After").map(Integer::parseInt))
          .hasValueSatisfying(seconds -> assertThat(seconds).isBetween(1, 100));
      assertThat(gateway.workers.entries()).hasSize(5);
      Credential own = gateway.facilities.issue("other", TestPki.CLIENT);
      gateway.register("other", "1310000003", FacilityKind.STANDARD, Role.CLINIC, own);
      HttpClient other = gateway.client(own);
      String theirs =
          new JsonObject(gateway.tokenRequest(other, "other", "").body()).getString("access_token");
      assertThat(ask(gateway, other, theirs).statusCode()).isEqualTo(200);
    }
  }

  @Test
  @DisplayName("証明書の要らない道とトークンは、同じ所からの回数が限られる")
  void limitsEachAddress() {
    try (RunningGateway gateway = RunningGateway.start(limits(ROOMY, ROOMY, Optional.of(SLOW)))) {
      HttpClient anyone = gateway.anonymousClient();
      String token = gateway.token();
      for (String path :
          new String[] {
            "/openapi.yaml", "/docs", "/.well-known/jwks.json", "/.well-known/jwks.json"
          }) {
        assertThat(gateway.get(anyone, path).statusCode()).isEqualTo(200);
      }

      for (String path :
          new String[] {
            "/openapi.yaml", "/docs", "/.well-known/jwks.json", "/tax-documents", "/nowhere"
          }) {
        ProblemAnswer.of(gateway.get(anyone, path)).is(429, "too-many-requests", "caller");
      }
      ProblemAnswer.of(
              gateway.tokenRequest(
                  gateway.client(gateway.clinic), RunningGateway.CLINIC_CLIENT, ""))
          .is(429, "too-many-requests", "caller");
      assertThat(ask(gateway, gateway.client(gateway.clinic), token).statusCode()).isEqualTo(200);
    }
  }

  @Test
  @DisplayName("ノードが答えられる量を超えると、何も読まずに 503 と Retry-After")
  void limitsTheNode() {
    try (RunningGateway gateway = RunningGateway.start(limits(ROOMY, Optional.of(SLOW), ROOMY))) {
      HttpClient clinic = gateway.client(gateway.clinic);
      String token = gateway.token();
      for (int i = 0; i < 4; i++) {
        assertThat(ask(gateway, clinic, token).statusCode()).isEqualTo(200);
      }

      HttpResponse<String> refused = ask(gateway, clinic, token);

      ProblemAnswer.of(refused).is(503, "overloaded", "gateway").hasNext();
      assertThat(refused.headers().firstValue("Retry-After")).isPresent();
    }
  }

  @Test
  @DisplayName("トークンや証明書をいくつ持っていても、時計が飛んでも、一つの施設に通るのは burst まで")
  void countsTheFacilityWhateverItShows() {
    try (RunningGateway gateway = RunningGateway.start(limits(Optional.of(SLOW), ROOMY, ROOMY))) {
      Credential second = gateway.facilities.issue("clinic", TestPki.CLIENT);
      gateway.register(
          RunningGateway.CLINIC_CLIENT,
          RunningGateway.CLINIC_CODE,
          FacilityKind.STANDARD,
          Role.CLINIC,
          gateway.clinic,
          second);
      List<HttpClient> clients = List.of(gateway.client(gateway.clinic), gateway.client(second));
      int admitted = 0;
      for (int minutes : new int[] {0, 0, 0, 20, -20, 0}) {
        gateway.clock.forward(Duration.ofMinutes(minutes));
        for (HttpClient client : clients) {
          String token = token(gateway, client, RunningGateway.CLINIC_CLIENT);
          for (int i = 0; i < 2; i++) {
            admitted += ask(gateway, client, token).statusCode() == 200 ? 1 : 0;
          }
        }
      }

      assertThat(admitted).isEqualTo(SLOW.burst());
      assertThat(gateway.workers.entries()).hasSize(SLOW.burst());
    }
  }

  @Test
  @DisplayName("道をどう書いても、通る数は変わらない。読める道は数え、読めない道は通さない")
  void countsEverySpelling() {
    try (RunningGateway gateway =
        RunningGateway.start(limits(Optional.of(SLOW), ROOMY, Optional.of(SLOW)))) {
      HttpClient clinic = gateway.client(gateway.clinic);
      String token = gateway.token();
      for (int i = 0; i < SLOW.burst(); i++) {
        assertThat(ask(gateway, clinic, token).statusCode()).isEqualTo(200);
      }
      for (String path : List.of("/v1/Eligibility", "/v1/eligibility.", "/v1/nothing")) {
        assertThat(ask(gateway, clinic, token, path).statusCode()).as(path).isEqualTo(429);
      }
      for (String path :
          List.of(
              "/v1/%65ligibility",
              "/%76%31/eligibility",
              "//v1/eligibility",
              "/v1//eligibility",
              "/v1/eligibility/",
              "/v1/./eligibility",
              "/docs/../v1/eligibility",
              "/v1/eligibility;a=b")) {
        assertThat(ask(gateway, clinic, token, path).statusCode()).as(path).isEqualTo(400);
      }
      assertThat(gateway.workers.entries()).hasSize(SLOW.burst());

      // The token was one of five.
      for (String path : List.of("/V1/eligibility", "/DOCS", "/Docs", "/docs.")) {
        assertThat(ask(gateway, clinic, token, path).statusCode()).as(path).isEqualTo(404);
      }
      assertThat(ask(gateway, clinic, token, "/dOCS").statusCode()).isEqualTo(429);
    }
  }

  @Test
  @DisplayName("取込ファイルを送るのも、その保険者の回数に数える")
  void countsFiles() {
    try (RunningGateway gateway = RunningGateway.start(limits(Optional.of(SLOW), ROOMY, ROOMY))) {
      RunningGateway.await(new FakeBatches().serve(gateway.bus));
      Credential one = gateway.facilities.issue("insurer-1", TestPki.CLIENT);
      Credential other = gateway.facilities.issue("insurer-1", TestPki.CLIENT);
      gateway.register("insurer-1", "06130488", FacilityKind.STANDARD, Role.INSURER, one, other);
      HttpClient insurer = gateway.client(one);
      String token = token(gateway, insurer, "insurer-1");
      for (int i = 0; i < SLOW.burst(); i++) {
        assertThat(send(gateway, insurer, token).statusCode()).isEqualTo(202);
      }

      HttpClient again = gateway.client(other);
      HttpResponse<String> refused = send(gateway, again, token(gateway, again, "insurer-1"));
      ProblemAnswer.of(refused).is(429, "too-many-requests", "caller");
    }
  }

  @Test
  @DisplayName("証明書のない求めが続いても、施設の求めは通る。同じ所からは /v1/ への求めも限られる")
  void anonymousCallersTakeNothingFromFacilities() {
    Rate node = new Rate(0.01, 8);
    try (RunningGateway gateway =
        RunningGateway.start(limits(ROOMY, Optional.of(node), Optional.of(SLOW)))) {
      HttpClient anyone = gateway.anonymousClient();
      String token = gateway.token();
      for (int i = 0; i < 2; i++) {
        assertThat(gateway.get(anyone, "/v1/x").statusCode()).isEqualTo(401);
      }
      for (int i = 0; i < 2; i++) {
        ProblemAnswer.of(gateway.get(anyone, "/v1/x")).is(503, "overloaded", "gateway");
      }
      for (int i = 0; i < 20; i++) {
        ProblemAnswer.of(gateway.get(anyone, "/v1/x")).is(429, "too-many-requests", "caller");
      }

      HttpClient clinic = gateway.client(gateway.clinic);
      for (int i = 1; i < node.burst(); i++) {
        assertThat(ask(gateway, clinic, token).statusCode()).isEqualTo(200);
      }
    }
  }

  @Test
  @DisplayName("一つの施設が求め続けても、誤ったトークンでも、ほかの施設の分は減らない")
  void aFacilityThatLoopsTakesNothingFromOthers() {
    Rate node = new Rate(0.01, 30);
    try (RunningGateway gateway =
        RunningGateway.start(limits(Optional.of(SLOW), Optional.of(node), ROOMY))) {
      HttpClient looping = gateway.client(gateway.clinic);
      for (int i = 0; i < 100; i++) {
        int expected = i < SLOW.burst() ? 401 : 429;
        assertThat(ask(gateway, looping, "no.such.token").statusCode()).isEqualTo(expected);
      }
      Credential own = gateway.facilities.issue("other", TestPki.CLIENT);
      gateway.register("other", "1310000003", FacilityKind.STANDARD, Role.CLINIC, own);
      HttpClient other = gateway.client(own);
      String token = token(gateway, other, "other");
      for (int i = 0; i < SLOW.burst(); i++) {
        assertThat(ask(gateway, other, token).statusCode()).isEqualTo(200);
      }
    }
  }

  private static LimitsConfig limits(
      Optional<Rate> facility, Optional<Rate> node, Optional<Rate> address) {
    return new LimitsConfig(facility, node, address, Optional.empty());
  }

  private static HttpResponse<String> send(
      RunningGateway gateway, HttpClient insurer, String token) {
    return gateway.post(
        insurer,
        "/v1/batches",
        "application/octet-stream",
        "file",
        "Authorization",
        "Bearer " + token);
  }

  private static String token(RunningGateway gateway, HttpClient client, String id) {
    String answer = gateway.tokenRequest(client, id, "").body();
    return new JsonObject(answer).getString("access_token");
  }

  private static HttpResponse<String> ask(RunningGateway gateway, HttpClient client, String token) {
    return ask(gateway, client, token, "/v1/eligibility");
  }

  private static HttpResponse<String> ask(
      RunningGateway gateway, HttpClient client, String token, String path) {
    return gateway.post(
        client, path, "application/json", Questions.json(), "Authorization", "Bearer " + token);
  }
}
