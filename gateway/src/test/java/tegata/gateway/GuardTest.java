package tegata.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What reaches routing is one unambiguous request, or nothing. */
class GuardTest {
  private static final String TAIL = "GET /openapi.yaml HTTP/1.1\r\nHost: localhost\r\n\r\n";

  private static final AccessLines LINES = new AccessLines();

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
  void forget() {
    LINES.clear();
  }

  @AfterEach
  void nothingReachedAnInsurer() {
    assertThat(gateway.first.questions()).isEmpty();
    assertThat(gateway.workers.entries()).isEmpty();
  }

  @Test
  @DisplayName("正しい要求が続けて二つ来れば、同じ接続で二つ答える")
  void answersTwoGoodRequests() {
    RawExchange exchange = RawExchange.send(gateway, TAIL + TAIL);

    assertThat(exchange.answers()).isEqualTo(2);
    assertThat(exchange.status()).isEqualTo(200);
    assertThat(exchange.closed()).isFalse();
  }

  @ParameterizedTest(name = "[{index}] {0}")
  @DisplayName("終わりが二通りに読める本文は 400 とし、接続を閉じて、続きを要求として読まない")
  @ValueSource(
      strings = {
        "Content-Length: 4\nTransfer-Encoding: chunked",
        "Transfer-Encoding: chunked\nContent-Length: 4",
        "Content-Length: 4\nContent-Length: 4",
        "Content-Length: 4\nContent-Length: 5",
        "Content-Length: 4, 4",
        "Content-Length: +4",
        "Content-Length: -4",
        "Content-Length: 0x4",
        "Content-Length : 4",
        "Content-Length: 4 4",
        "Content-Xength: 4",
        "Content-Lengtn: 4",
        "Content_Length: 4",
        "Transfer_Encoding: chunked",
        "Transfer-Encodinq: chunked",
        "Transfer-Encoding: xchunked",
        "Transfer-Encoding: CHUNKED",
        "Transfer-Encoding: chunked, identity",
        "Transfer-Encoding: identity, chunked",
        "Transfer-Encoding: identity\nTransfer-Encoding: chunked",
        "Transfer-Encoding: chunked\nTransfer-Encoding: chunked",
        "Transfer-Encoding: chunked\nTransfer-Encoding: gzip",
        "Transfer-Encoding: gzip, chunked",
        "Transfer-Encoding:\u000bchunked",
        "Transfer-Encoding:\n chunked",
        "Connection: Content-Length\nContent-Length: 5",
        "Connection: keep-alive, transfer-encoding\nTransfer-Encoding: chunked",
        "Connection: close\nConnection: Host\nContent-Length: 5",
        "X-Folded: a\n b",
        "X-Folded: a\n\tb",
        "X-Folded: a\n ",
        ": 4"
      })
  void refusesAmbiguousFraming(String headers) throws InterruptedException {
    RawExchange exchange =
        RawExchange.send(
            gateway,
            "POST /v1/eligibility HTTP/1.1\r\nHost: localhost\r\n"
                + "Content-Type: application/json\r\nAuthorization: Bearer "
                + token
                + "\r\n"
                + headers.replace("\n", "\r\n")
                + "\r\n\r\n0\r\n\r\n"
                + TAIL);

    assertThat(exchange.status()).isEqualTo(400);
    wasOneRequest(exchange);
  }

  @ParameterizedTest(name = "[{index}] {0}")
  @DisplayName("要求の宛て先が一つに決まらなければ断り、接続を閉じる")
  @ValueSource(
      strings = {
        "GET /openapi.yaml HTTP/1.1\n",
        "GET  /openapi.yaml HTTP/1.1\nHost: a\n",
        "GET /openapi.yaml  HTTP/1.1\nHost: a\n",
        "GET\t/openapi.yaml HTTP/1.1\nHost: a\n",
        "GET\u000b/openapi.yaml HTTP/1.1\nHost: a\n",
        " GET /openapi.yaml HTTP/1.1\nHost: a\n",
        "GET /openapi.yaml HTTP/1.1 \nHost: a\n",
        "GET /openapi.yaml HTTP/1.1\nHost: a\nHost: a\n",
        "GET /openapi.yaml HTTP/1.1\nHost: a\nHost: b\n",
        "GET /openapi.yaml HTTP/1.1\nHost:\n",
        "GET /openapi.yaml HTTP/1.1\nHost: a@b\n",
        "GET /openapi.yaml HTTP/1.1\nHost: a#b\n",
        "GET /openapi.yaml HTTP/1.1\nHost: a/b\n",
        "GET /openapi.yaml HTTP/1.1\nHost: a:b\n",
        "GET https://localhost/openapi.yaml HTTP/1.1\nHost: localhost\n",
        "GET https://elsewhere/openapi.yaml HTTP/1.1\nHost: localhost\n",
        "GET openapi.yaml HTTP/1.1\nHost: a\n",
        "OPTIONS * HTTP/1.1\nHost: a\n",
        "CONNECT localhost:443 HTTP/1.1\nHost: a\n",
        "GET /openapi.yaml?x=1 HTTP/1.1\nHost: a\n",
        "GET /openapi.yaml# HTTP/1.1\nHost: a\n",
        "GET //openapi.yaml HTTP/1.1\nHost: a\n",
        "GET /./openapi.yaml HTTP/1.1\nHost: a\n",
        "GET /v1/../openapi.yaml HTTP/1.1\nHost: a\n",
        "GET /openapi.yaml/ HTTP/1.1\nHost: a\n",
        "GET /v1/%2e%2e/openapi.yaml HTTP/1.1\nHost: a\n",
        "GET /v1%2f..%2fopenapi.yaml HTTP/1.1\nHost: a\n",
        "GET /openapi%2eyaml HTTP/1.1\nHost: a\n",
        "GET /openapi.yaml%00 HTTP/1.1\nHost: a\n",
        "GET /openapi.yaml;x=1 HTTP/1.1\nHost: a\n",
        "GET /v1\\openapi.yaml HTTP/1.1\nHost: a\n",
        "GET /\u00ef\u00bc\u008f HTTP/1.1\nHost: a\n",
        "GET /openapi.yaml HTTP/1.0\nHost: a\n",
        "GET /openapi.yaml HTTP/1.1\nHost: a\nContent-Length: 5\n",
        "GET /openapi.yaml HTTP/1.1\nHost: a\nTransfer-Encoding: chunked\n\n0\n",
        "GET /openapi.yaml HTTP/1.1\nHost: a\nConnection: Upgrade\nUpgrade: websocket\n",
        "GET /openapi.yaml HTTP/1.1\nHost: a\nConnection: Upgrade, HTTP2-Settings\nUpgrade: h2c\nHTTP2-Settings: AAAA\n",
        "PRI * HTTP/2.0\n",
        "G@T / HTTP/1.1\nHost: a\n"
      })
  void refusesAmbiguousTargets(String request) throws InterruptedException {
    RawExchange exchange = RawExchange.send(gateway, request.replace("\n", "\r\n") + "\r\n" + TAIL);

    assertThat(exchange.status()).isBetween(400, 505);
    wasOneRequest(exchange);
  }

  @ParameterizedTest(name = "{0} → {1}")
  @DisplayName("形のよい Host は、名前でも番地でもよい")
  @ValueSource(
      strings = {"localhost", "gateway.example:9443", "127.0.0.1:1", "[::1]", "[::1]:9443"})
  void takesHosts(String host) {
    RawExchange exchange =
        RawExchange.send(gateway, "GET /openapi.yaml HTTP/1.1\r\nHost: " + host + "\r\n\r\n");

    assertThat(exchange.status()).isEqualTo(200);
  }

  @ParameterizedTest(name = "{0} {1} → {2}")
  @DisplayName("知らない道は 404、知らない方法は 405 になる")
  @CsvSource({
    "GET, /, 404",
    "GET, /nothing, 404",
    "GET, /v1/nothing, 404",
    "GET, /v1/eligibility, 405",
    "POST, /openapi.yaml, 405",
    "TRACE, /openapi.yaml, 405",
    "HEAD, /openapi.yaml, 405",
    "get, /openapi.yaml, 405",
    "DELETE, /v1/eligibility, 405"
  })
  void refusesUnknownRoutes(String method, String path, int status) {
    RawExchange exchange =
        RawExchange.send(
            gateway,
            method
                + " "
                + path
                + " HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer "
                + token
                + (method.equals("POST") ? "\r\nContent-Length: 0" : "")
                + "\r\n\r\n");

    assertThat(exchange.status()).isEqualTo(status);
    assertThat(exchange.answers()).isEqualTo(1);
    assertThat(exchange.text().contains("\r\nAllow: ")).isEqualTo(status == 405);
  }

  @Test
  @DisplayName("方法を言い換える見出しは効かない")
  void ignoresMethodOverride() {
    RawExchange exchange =
        RawExchange.send(
            gateway,
            "GET /v1/challenges HTTP/1.1\r\nHost: a\r\nX-HTTP-Method-Override: POST\r\n"
                + "Authorization: Bearer "
                + token
                + "\r\n\r\n");

    assertThat(exchange.status()).isEqualTo(405);
  }

  @Test
  @DisplayName("大きすぎる本文は 413 とし、接続を閉じる")
  void refusesLargeBodies() {
    byte[] large = new byte[256 * 1024 + 1];
    Arrays.fill(large, (byte) ' ');

    ProblemAnswer.of(post("application/json", large)).is(413, "body-too-large", "caller");
    HttpResponse<String> chunked =
        gateway.post(
            clinic,
            "/v1/eligibility",
            "application/json",
            BodyPublishers.ofByteArrays(Arrays.asList(large, large)),
            "Authorization",
            "Bearer " + token);
    ProblemAnswer.of(chunked).is(413, "body-too-large", "caller");
    assertThat(chunked.headers().firstValue("Connection")).contains("close");
  }

  @Test
  @DisplayName("ちょうど上限の本文は読まれる")
  void readsBodiesAtTheLimit() {
    byte[] most = new byte[256 * 1024];
    Arrays.fill(most, (byte) ' ');

    ProblemAnswer.of(post("application/json", most)).is(400, "malformed-body", "caller");
  }

  @Test
  @DisplayName("大きすぎる本文を先に尋ねられたら、送らせずに断る")
  void refusesLargeExpectations() {
    RawExchange exchange =
        RawExchange.send(
            gateway,
            "POST /v1/eligibility HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
                + "Expect: 100-continue\r\nContent-Length: 300000\r\n\r\n");

    assertThat(exchange.status()).isEqualTo(413);
    assertThat(exchange.closed()).isTrue();
  }

  @ParameterizedTest(name = "[{index}] {0}")
  @DisplayName("知らない種類の本文は 415 になる")
  @ValueSource(
      strings = {
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/soap+xml",
        "application/jsonx"
      })
  void refusesUnknownTypes(String type) {
    ProblemAnswer.of(post(type, Questions.json().getBytes()))
        .is(415, "unsupported-media-type", "caller");
  }

  @Test
  @DisplayName("圧縮された本文は展開せずに断る")
  void refusesCompressedBodies() {
    HttpResponse<String> answer =
        gateway.post(
            clinic,
            "/v1/eligibility",
            "application/json",
            Questions.json(),
            "Authorization",
            "Bearer " + token,
            "Content-Encoding",
            "gzip");

    ProblemAnswer.of(answer).is(415, "unsupported-media-type", "caller");
  }

  @Test
  @DisplayName("JSON の問いに XML の答えを求められたら 406 になる")
  void refusesUnacceptable() {
    HttpResponse<String> answer =
        gateway.post(
            clinic,
            "/v1/eligibility",
            "application/json",
            Questions.json(),
            "Authorization",
            "Bearer " + token,
            "Accept",
            "application/xml");

    ProblemAnswer.of(answer).is(406, "not-acceptable", "caller");
  }

  @Test
  @DisplayName("外から来た X-Request-Id は使わない")
  void numbersRequestsItself() {
    String forged = "00000000-0000-4000-8000-000000000000";
    HttpResponse<String> answer =
        gateway.post(clinic, "/v1/challenges", "application/json", "{}", "X-Request-Id", forged);

    assertThat(answer.headers().firstValue("X-Request-Id"))
        .hasValueSatisfying(id -> assertThat(id).isNotEqualTo(forged));
  }

  /** The connection ended with its answer, and its line of the log is the only one. */
  private static void wasOneRequest(RawExchange exchange) throws InterruptedException {
    assertThat(exchange.answers()).isEqualTo(1);
    assertThat(exchange.closed()).isTrue();
    assertThat(LINES.next())
        .containsEntry("status", String.valueOf(exchange.status()))
        .containsEntry("caller", "")
        .doesNotContainEntry("reason", "");
    assertThat(LINES.isEmpty()).as("nothing after it was a request").isTrue();
  }

  private static HttpResponse<String> post(String type, byte[] body) {
    return gateway.post(
        clinic,
        "/v1/eligibility",
        type,
        BodyPublishers.ofByteArray(body),
        "Authorization",
        "Bearer " + token);
  }
}
