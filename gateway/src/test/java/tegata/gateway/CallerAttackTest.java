package tegata.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tegata.contract.EligibilityApi.Forwarded;

/**
 * Callers who pretend to be somebody else, or to be gone: what is answered, forwarded, recorded.
 */
class CallerAttackTest {
  private static final AccessLines LINES = new AccessLines();

  /** What stands in front of a server may say, and who stands there may not. */
  private static final String[] PRETENDED = {
    "X-Forwarded-For", "203.0.113.7",
    "X-Forwarded-Host", "elsewhere.example",
    "X-Forwarded-Proto", "http",
    "X-Real-IP", "203.0.113.7",
    "Forwarded", "for=203.0.113.7;host=elsewhere.example",
    "X-Client-Cert", "MIIB",
    "X-SSL-Client-Verify", "SUCCESS",
    "X-SSL-Client-S-DN", "CN=clinic",
    "X-HTTP-Method-Override", "DELETE",
    "X-Deadline-Millis", "999999",
    "Cookie", "session=1",
    "User-Agent", "${jndi:ldap://127.0.0.1/x}",
    "Range", "bytes=0-1",
    "If-None-Match", "*",
    "If-Modified-Since", "Fri, 01 Jan 2100 00:00:00 GMT"
  };

  private static RunningGateway gateway;
  private static HttpClient clinic;
  private static String token;

  @BeforeAll
  static void start() throws InterruptedException {
    gateway = RunningGateway.start();
    clinic = gateway.client(gateway.clinic);
    token = gateway.token();
    LINES.next();
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

  @Test
  @DisplayName("名乗りや条件の見出しは効かず、保険者に渡らず、記録には接続の相手が残る")
  void heedsNoPretence() throws InterruptedException {
    HttpResponse<String> answer = ask(clinic, PRETENDED);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(answer.headers().map()).doesNotContainKeys("set-cookie", "etag", "content-range");
    assertThat(gateway.first.headers()).hasSize(1);
    assertThat(gateway.first.headers().get(0).keySet())
        .isSubsetOf(
            "host", "content-type", "content-length", "accept", "x-deadline-millis", "traceparent");
    assertThat(Long.parseLong(gateway.first.deadlines().get(0)))
        .isLessThanOrEqualTo(RunningGateway.DEADLINE.toMillis());
    assertThat(gateway.workers.entries()).hasSize(1);
    assertThat(gateway.workers.entries().get(0).caller().id())
        .isEqualTo(RunningGateway.CLINIC_CODE);
    Map<String, String> line = LINES.next();
    assertThat(line)
        .containsEntry("address", "127.0.0.1")
        .containsEntry("caller", RunningGateway.CLINIC_CODE);
    assertThat(line.toString()).doesNotContain("203.0.113.7", "jndi", "elsewhere");
  }

  @Test
  @DisplayName("証明書を見出しで名乗っても、証明書がないのと同じに断る")
  void takesNoCertificateFromAHeader() throws InterruptedException {
    HttpResponse<String> answer = ask(gateway.anonymousClient(), PRETENDED);

    ProblemAnswer.of(answer).is(401, "client-certificate-missing", "caller");
    assertThat(LINES.next())
        .containsEntry("reason", "client-certificate-missing")
        .containsEntry("caller", "");
    nothingHappened();
  }

  @Test
  @DisplayName("尋ねてすぐに接続を切っても、記録は一つ残る")
  void recordsWhoeverIsGone() throws IOException, InterruptedException {
    gateway.first.behave(InsurerMode.HANGS);
    try (SSLSocket socket = gateway.socket()) {
      String body = Questions.json();
      String head =
          "POST /v1/eligibility HTTP/1.1\r\nHost: localhost\r\n"
              + "Content-Type: application/json\r\nAuthorization: Bearer "
              + token
              + "\r\nContent-Length: "
              + body.length()
              + "\r\n\r\n";
      socket.getOutputStream().write((head + body).getBytes(StandardCharsets.US_ASCII));
      until(() -> gateway.first.questions().size() == 1);
    }

    until(() -> !gateway.workers.entries().isEmpty());
    assertThat(gateway.workers.entries()).hasSize(1);
    assertThat(gateway.workers.entries().get(0).outcome().forwarded())
        .isEqualTo(Forwarded.TIMED_OUT);
    assertThat(LINES.next()).containsEntry("reason", "caller-gone");
    assertThat(gateway.first.questions()).hasSize(1);
  }

  @ParameterizedTest(name = "[{index}] {0}")
  @DisplayName("100-continue のほかに何かを求める要求は断る")
  @ValueSource(strings = {"200-ok", "100-continue, x", "x"})
  void refusesOtherExpectations(String expectation) {
    RawExchange exchange =
        RawExchange.send(
            gateway,
            "POST /v1/eligibility HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
                + "Expect: "
                + expectation
                + "\r\nContent-Length: 2\r\n\r\n{}");

    assertThat(exchange.status()).isEqualTo(417);
    nothingHappened();
  }

  @Test
  @DisplayName("TLS の握手を始めない接続は、10 秒以内に閉じる")
  void closesWhoNeverShakesHands() throws IOException {
    try (Socket socket = new Socket("127.0.0.1", gateway.port())) {
      socket.setSoTimeout(60_000);

      assertThat(socket.getInputStream().read()).as("closed").isEqualTo(-1);
    }
    nothingHappened();
  }

  private static HttpResponse<String> ask(HttpClient client, String... more) {
    String[] headers = new String[more.length + 2];
    headers[0] = "Authorization";
    headers[1] = "Bearer " + token;
    System.arraycopy(more, 0, headers, 2, more.length);
    return gateway.post(client, "/v1/eligibility", "application/json", Questions.json(), headers);
  }

  private static void nothingHappened() {
    assertThat(gateway.first.questions()).isEmpty();
    assertThat(gateway.workers.entries()).isEmpty();
  }

  private static void until(BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).isLessThan(end);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
  }
}
