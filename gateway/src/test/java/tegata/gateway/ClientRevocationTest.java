package tegata.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tegata.domain.facility.Facility.Role;
import tegata.domain.facility.FacilityKind;
import tegata.gateway.TestPki.Credential;

/** A facility's certificate is good only while its CA says so. */
class ClientRevocationTest {
  /** Longer than an answer is remembered, shorter than a token lives. */
  private static final Duration LATER = Duration.ofMinutes(2);

  private RunningGateway gateway;
  private Credential own;
  private HttpClient client;

  /** Anew for each test, because lists and answers are remembered. */
  @BeforeEach
  void start() {
    gateway = RunningGateway.start();
    own = gateway.facilities.issue("revocable", TestPki.CLIENT);
    gateway.register("revocable", "1310000006", FacilityKind.STANDARD, Role.CLINIC, own);
    client = gateway.client(own);
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  @Test
  @DisplayName("失効した証明書には、トークンを出さない")
  void issuesNoToken() {
    gateway.clock.forward(LATER);
    gateway.revocations.revoke(own);

    ProblemAnswer.of(tokenAnswer()).is(401, "client-certificate-revoked", "caller");
  }

  @Test
  @DisplayName("トークンを出したあとで失効した証明書では、そのトークンも使えない")
  void endsTokensToo() {
    String token = token();
    assertThat(challenge(token).statusCode()).isEqualTo(200);

    gateway.revocations.revoke(own);
    gateway.clock.forward(LATER);

    ProblemAnswer.of(challenge(token)).is(401, "client-certificate-revoked", "caller");
  }

  @Test
  @DisplayName("失効したかどうかを誰も答えられない間は、通さない")
  void failsClosed() {
    String token = token();

    gateway.revocations.goAway();
    gateway.clock.forward(LATER);

    ProblemAnswer.of(challenge(token)).is(503, "revocation-unknown", "gateway");
    ProblemAnswer.of(tokenAnswer()).is(503, "revocation-unknown", "gateway");
  }

  private String token() {
    return new JsonObject(tokenAnswer().body()).getString("access_token");
  }

  private HttpResponse<String> tokenAnswer() {
    return gateway.tokenRequest(client, "revocable", "");
  }

  private HttpResponse<String> challenge(String token) {
    return gateway.post(
        client,
        "/v1/challenges",
        "application/json",
        "{\"purpose\":\"consent\"}",
        "Authorization",
        "Bearer " + token);
  }
}
