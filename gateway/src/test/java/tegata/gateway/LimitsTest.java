package tegata.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
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
    try (RunningGateway gateway =
        RunningGateway.start(new LimitsConfig(Optional.of(SLOW), ROOMY, ROOMY))) {
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
    try (RunningGateway gateway =
        RunningGateway.start(new LimitsConfig(ROOMY, ROOMY, Optional.of(SLOW)))) {
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
    try (RunningGateway gateway =
        RunningGateway.start(new LimitsConfig(ROOMY, Optional.of(SLOW), ROOMY))) {
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

  private static HttpResponse<String> ask(RunningGateway gateway, HttpClient client, String token) {
    return gateway.post(
        client,
        "/v1/eligibility",
        "application/json",
        Questions.json(),
        "Authorization",
        "Bearer " + token);
  }
}
