package tegata.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** アクセスログは、要求ごとに一行。人のことも、道の中の番号も載らない. */
class AccessLogTest {
  private static final AccessLines LINES = new AccessLines();
  private static final FakeConsents CONSENTS = new FakeConsents();

  private static RunningGateway gateway;
  private static HttpClient clinic;
  private static String token;

  @BeforeAll
  static void start() throws InterruptedException {
    gateway = RunningGateway.start();
    RunningGateway.await(CONSENTS.serve(gateway.bus));
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
  @DisplayName("うまくいった要求は、番号・施設・契約の道・状態・時間で一行になる")
  void tellsWhoAskedWhat() throws InterruptedException {
    HttpResponse<String> answer =
        gateway.post(
            clinic,
            "/v1/eligibility",
            "application/json",
            Questions.json(),
            "Authorization",
            "Bearer " + token);

    Map<String, String> line = LINES.next();
    assertThat(line)
        .containsEntry("request", answer.headers().firstValue("X-Request-Id").orElseThrow())
        .containsEntry("method", "POST")
        .containsEntry("route", "/v1/eligibility")
        .containsEntry("status", "200")
        .containsEntry("reason", "")
        .containsEntry("caller", RunningGateway.CLINIC_CODE)
        .containsEntry("insurer", "first")
        .containsEntry("address", "127.0.0.1")
        .containsKeys("millis", "bytes");
    assertThat(line.toString()).doesNotContain("4260").doesNotContain("2001-03-27");
    assertThat(
            gateway
                .metrics
                .get("tegata.gateway.requests")
                .tags("route", "/v1/eligibility", "status", "200", "reason", "")
                .timer()
                .count())
        .isPositive();
  }

  @Test
  @DisplayName("保険者の不調に終わった要求の一行から、どの保険者に尋ねたかが分かる")
  void namesTheInsurerThatFailed() throws InterruptedException {
    gateway.second.behave(InsurerMode.ANSWERS_500);

    HttpResponse<String> answer =
        gateway.post(
            clinic,
            "/v1/eligibility",
            "application/json",
            Questions.json().replace("06130488", "39130001"),
            "Authorization",
            "Bearer " + token);

    assertThat(LINES.of(answer.headers().firstValue("X-Request-Id").orElseThrow()))
        .containsEntry("reason", "insurer-bad-answer")
        .containsEntry("insurer", "second");
  }

  @Test
  @DisplayName("断った要求は理由の符号を、道の中の番号は契約の道に置き換えて載せる")
  void tellsTheReasonAndNoId() throws InterruptedException {
    RunningGateway.send(
        clinic,
        HttpRequest.newBuilder(gateway.at("/v1/consents/00000000-0000-4000-8000-0000000000ff"))
            .header("Authorization", "Bearer " + token));
    assertThat(LINES.next())
        .containsEntry("route", "/v1/consents/{id}")
        .containsEntry("reason", "consent-unknown")
        .containsEntry("status", "404");

    gateway.get(gateway.anonymousClient(), "/v1/patients/x/medications");
    assertThat(LINES.next())
        .containsEntry("route", "/v1/patients/{ref}/medications")
        .containsEntry("reason", "client-certificate-missing")
        .containsEntry("caller", "")
        .containsEntry("insurer", "");
  }

  @Test
  @DisplayName("門で断った要求も、知らない道も一行になり、呼び出した側の文字は載らない")
  void tellsOfRefusedRequestsToo() throws InterruptedException {
    gateway.get(gateway.anonymousClient(), "/docs?name=taro");
    assertThat(LINES.next())
        .containsEntry("reason", "query-not-allowed")
        .containsEntry("status", "400");
    gateway.get(gateway.anonymousClient(), "/taro-yamada");

    Map<String, String> line = LINES.next();
    assertThat(line).containsEntry("route", "other").containsEntry("reason", "not-found");
    assertThat(List.of(line.toString())).noneMatch(text -> text.contains("taro"));
  }
}
