package tegata.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tegata.contract.Fault;
import tegata.contract.IdempotencyKey;

/** Idempotency-Key, as far as the gateway has to do with it. */
class IdempotentWriteTest {
  private static final String BODY =
      "{\"paper\":{\"ref\":\"%s\",\"staffCode\":\"N-1\"},\"categories\":[\"checkups\"]}"
          .formatted(FakeWorkers.REF);
  private static final FakeConsents CONSENTS = new FakeConsents();

  private static RunningGateway gateway;
  private static HttpClient clinic;
  private static String token;

  @BeforeAll
  static void start() {
    gateway = RunningGateway.start();
    RunningGateway.await(CONSENTS.serve(gateway.bus));
    clinic = gateway.client(gateway.clinic);
    token = gateway.token();
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @BeforeEach
  void reset() {
    gateway.reset();
    CONSENTS.reset();
  }

  @Test
  @DisplayName("番号は、道と本文の指紋とともにワーカーに届き、内容が違えば指紋が違う")
  void tellsTheWorkers() {
    assertThat(give(BODY, "k-1").statusCode()).isEqualTo(201);
    assertThat(give(BODY, "k-1").statusCode()).isEqualTo(201);
    assertThat(give(BODY.replace("N-1", "N-2"), "k-1").statusCode()).isEqualTo(201);
    assertThat(give(BODY).statusCode()).isEqualTo(201);

    List<IdempotencyKey> keys =
        CONSENTS.asked().stream()
            .flatMap(asked -> asked.caller().idempotencyKey().stream())
            .toList();
    assertThat(keys).hasSize(3);
    assertThat(keys)
        .allSatisfy(
            key -> {
              assertThat(key.key()).isEqualTo("k-1");
              assertThat(key.route()).isEqualTo("POST /v1/consents");
            });
    assertThat(keys.get(0)).isEqualTo(keys.get(1));
    assertThat(keys.get(2).fingerprint()).isNotEqualTo(keys.get(0).fingerprint());
  }

  @Test
  @DisplayName("終了では、どの同意かも指紋に入る")
  void thePathIsPartOfTheWrite() {
    end(FakeConsents.ID, "k-1");
    end(UUID.randomUUID(), "k-1");

    List<IdempotencyKey> keys =
        CONSENTS.asked().stream()
            .map(asked -> asked.caller().idempotencyKey().orElseThrow())
            .toList();
    assertThat(keys).extracting(IdempotencyKey::route).containsOnly("DELETE /v1/consents/:id");
    assertThat(keys.get(0).fingerprint()).isNotEqualTo(keys.get(1).fingerprint());
  }

  @ParameterizedTest
  @DisplayName("形の違う番号は 400 で断り、誰にも尋ねない")
  @ValueSource(strings = {"", "a b", "a\tb", "LONG"})
  void refusesOtherForms(String key) {
    String sent = key.equals("LONG") ? "x".repeat(256) : key;

    ProblemAnswer.of(give(BODY, sent)).is(400, "idempotency-key-malformed", "caller");
    ProblemAnswer.of(give(BODY, "a", "b")).is(400, "idempotency-key-malformed", "caller");
    assertThat(CONSENTS.asked()).isEmpty();
    assertThat(give(BODY, "x".repeat(255)).statusCode()).isEqualTo(201);
  }

  @Test
  @DisplayName("使われている番号は 409 と Retry-After、違う内容の番号は 422 で返る")
  void tellsWhyNot() {
    CONSENTS.refuse(new Fault(Fault.Kind.CONFLICT, "idempotency-key-in-use", "Busy."));
    HttpResponse<String> busy = give(BODY, "k-1");
    ProblemAnswer.of(busy).is(409, "idempotency-key-in-use", "caller").hasNext();
    assertThat(busy.headers().firstValue("Retry-After")).contains("1");

    CONSENTS.refuse(new Fault(Fault.Kind.UNPROCESSABLE, "idempotency-key-reused", "Other."));
    ProblemAnswer.of(give(BODY, "k-1")).is(422, "idempotency-key-reused", "caller");
  }

  @Test
  @DisplayName("トークン・チャレンジ・資格確認では、番号は見ない")
  void isIgnoredElsewhere() {
    HttpResponse<String> token =
        gateway.post(
            clinic,
            "/oauth2/token",
            "application/x-www-form-urlencoded",
            "grant_type=client_credentials&client_id=" + RunningGateway.CLINIC_CLIENT,
            "Idempotency-Key",
            "a b");
    assertThat(token.statusCode()).isEqualTo(200);
    assertThat(post("/v1/challenges", "{\"purpose\":\"consent\"}", "a b").statusCode())
        .isEqualTo(200);
    HttpResponse<String> first = post("/v1/eligibility", Questions.json(), "k-1");
    HttpResponse<String> second =
        post("/v1/eligibility", Questions.json().replace("4260", "4261"), "k-1");
    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(second.statusCode()).isEqualTo(200);
    assertThat(gateway.workers.entries()).hasSize(2);
    assertThat(new JsonObject(first.body())).isNotNull();
  }

  private static HttpResponse<String> give(String body, String... keys) {
    return post("/v1/consents", body, keys);
  }

  private static HttpResponse<String> post(String path, String body, String... keys) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(gateway.at(path))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + token)
            .POST(BodyPublishers.ofString(body));
    for (String key : keys) {
      request.header("Idempotency-Key", key);
    }
    return RunningGateway.send(clinic, request);
  }

  private static void end(UUID consent, String key) {
    RunningGateway.send(
        clinic,
        HttpRequest.newBuilder(gateway.at("/v1/consents/" + consent))
            .DELETE()
            .header("Authorization", "Bearer " + token)
            .header("Idempotency-Key", key));
  }
}
