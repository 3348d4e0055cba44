package tegata.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tegata.contract.ConsentApi.GiveByCard;
import tegata.contract.ConsentApi.GiveOnPaper;
import tegata.contract.EligibilityApi.CardProof;
import tegata.contract.Fault;
import tegata.domain.consent.Category;

/** 同意の登録・確認・終了. */
class ConsentEndpointTest {
  private static final String CARD =
      "\"card\":{\"challenge\":\"c\",\"certificate\":\"x\",\"signature\":\"s\"}";
  private static final String PAPER =
      "\"paper\":{\"ref\":\"" + FakeWorkers.REF + "\",\"staffCode\":\"N-1\"}";

  private static RunningGateway gateway;
  private static HttpClient clinic;
  private static String token;
  private static final FakeConsents CONSENTS = new FakeConsents();

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
  @DisplayName("カードの署名と種類で登録した同意は、201 で、番号・仮名・種類・期限を返す")
  void givesAConsentByCard() {
    HttpResponse<String> answer =
        give("{" + CARD + ",\"categories\":[\"specific-diseases\",\"medications\"]}");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    assertThat(answer.headers().firstValue("Location")).contains("/v1/consents/" + FakeConsents.ID);
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(new JsonObject(answer.body()))
        .isEqualTo(
            new JsonObject()
                .put("id", FakeConsents.ID.toString())
                .put("ref", FakeWorkers.REF.toString())
                .put("categories", new JsonArray().add("medications").add("specific-diseases"))
                .put("validUntil", FakeConsents.UNTIL.toString()));
    assertThat(CONSENTS.asked())
        .singleElement()
        .satisfies(
            asked -> {
              assertThat(asked.caller().id()).isEqualTo(RunningGateway.CLINIC_CODE);
              assertThat(asked.question())
                  .isEqualTo(
                      new GiveByCard(
                          new CardProof("c", "x", "s"),
                          Set.of(Category.MEDICATIONS, Category.SPECIFIC_DISEASES),
                          false));
            });
  }

  @Test
  @DisplayName("前回の同意の引き継ぎも、書面による同意も、そのまま尋ねられる")
  void carriesOverAndTakesPaper() {
    assertThat(give("{" + CARD + ",\"carryOver\":true}").statusCode()).isEqualTo(201);
    assertThat(give("{" + PAPER + ",\"categories\":[\"checkups\"]}").statusCode()).isEqualTo(201);

    assertThat(CONSENTS.asked())
        .extracting(FakeConsents.Asked::question)
        .containsExactly(
            new GiveByCard(new CardProof("c", "x", "s"), Set.of(), true),
            new GiveOnPaper(FakeWorkers.REF, "N-1", Set.of(Category.CHECKUPS)));
  }

  @ParameterizedTest
  @DisplayName("知らない種類や項目、足りない項目、二つの形の混ざった登録は、誰にも尋ねず 400 で断る")
  @ValueSource(
      strings = {
        "{%c}",
        "{\"categories\":[\"medications\"]}",
        "{%c,%p,\"categories\":[\"medications\"]}",
        "{%c,\"categories\":[]}",
        "{%c,\"categories\":[\"limits\"]}",
        "{%c,\"categories\":[\"medications\",\"ALL\"]}",
        "{%c,\"categories\":[\"medications\",\"medications\"]}",
        "{%c,\"categories\":[null]}",
        "{%c,\"categories\":\"medications\"}",
        "{%c,\"categories\":[\"medications\"],\"carryOver\":true}",
        "{%c,\"carryOver\":false}",
        "{%p,\"carryOver\":true}",
        "{%c,\"categories\":[\"medications\"],\"validUntil\":\"2099-01-01T00:00:00Z\"}",
        "{%c,\"categories\":[\"medications\"],\"facility\":\"1310000003\"}",
        "{\"card\":{\"certificate\":\"x\"},\"categories\":[\"medications\"]}",
        "{\"card\":{\"challenge\":\"c\",\"certificate\":\"x\",\"signature\":\"s\",\"pin\":\"1\"},\"categories\":[\"medications\"]}",
        "{\"paper\":{\"staffCode\":\"N-1\"},\"categories\":[\"medications\"]}",
        "{\"paper\":{\"ref\":\"one\",\"staffCode\":\"N-1\"},\"categories\":[\"medications\"]}"
      })
  void refusesOtherForms(String form) {
    HttpResponse<String> answer = give(form.replace("%c", CARD).replace("%p", PAPER));

    ProblemAnswer.of(answer).is(400, "malformed-body", "caller");
    assertThat(CONSENTS.asked()).isEmpty();
  }

  @ParameterizedTest(name = "{1}")
  @DisplayName("断られた理由は、変わらない符号と、窓口で次にすることで返る")
  @CsvSource({
    "FORBIDDEN, facility-kind-not-allowed, 403, false",
    "FORBIDDEN, certificate-expired, 403, true",
    "CONFLICT, nothing-to-carry-over, 409, true",
    "NOT_FOUND, ref-unknown, 404, false",
    "UNPROCESSABLE, challenge-spent, 422, false"
  })
  void tellsWhyNot(Fault.Kind kind, String code, int status, boolean next) {
    CONSENTS.refuse(new Fault(kind, code, "No."));

    ProblemAnswer answer =
        ProblemAnswer.of(give("{" + CARD + ",\"categories\":[\"medications\"]}"))
            .is(status, code, "caller");

    if (next) {
      answer.hasNext();
    }
  }

  @Test
  @DisplayName("施設への同意は、状態とともに見え、終えると 204 になる")
  void showsAndEnds() {
    HttpResponse<String> shown = send("GET", "/v1/consents/" + FakeConsents.ID);
    HttpResponse<String> ended = send("DELETE", "/v1/consents/" + FakeConsents.ID);

    assertThat(shown.statusCode()).isEqualTo(200);
    assertThat(new JsonObject(shown.body()).getString("state")).isEqualTo("standing");
    assertThat(shown.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(ended.statusCode()).isEqualTo(204);
    assertThat(ended.body()).isEmpty();
    assertThat(CONSENTS.asked()).hasSize(2);
  }

  @Test
  @DisplayName("知らない番号と、番号でないものには、同じ 404 を返す")
  void unknownIdsAreAllAlike() {
    for (String method : new String[] {"GET", "DELETE"}) {
      String unknown = detail(send(method, "/v1/consents/" + UUID.randomUUID()));
      assertThat(detail(send(method, "/v1/consents/1"))).isEqualTo(unknown);
      assertThat(detail(send(method, "/v1/consents/" + FakeConsents.ID + "0"))).isEqualTo(unknown);
    }
  }

  @Test
  @DisplayName("同意の範囲のないトークンでは、どれもできない")
  void needsTheScope() {
    token =
        new JsonObject(
                gateway.tokenRequest(clinic, RunningGateway.CLINIC_CLIENT, "&scope=records").body())
            .getString("access_token");
    try {
      for (HttpResponse<String> answer :
          List.of(
              give("{" + CARD + ",\"categories\":[\"medications\"]}"),
              send("GET", "/v1/consents/" + FakeConsents.ID),
              send("DELETE", "/v1/consents/" + FakeConsents.ID))) {
        ProblemAnswer.of(answer).is(403, "insufficient-scope", "caller");
      }
      assertThat(CONSENTS.asked()).isEmpty();
    } finally {
      token = gateway.token();
    }
  }

  private static String detail(HttpResponse<String> answer) {
    ProblemAnswer.of(answer).is(404, "consent-unknown", "caller");
    JsonObject body = new JsonObject(answer.body());
    body.remove("instance");
    return body.encode();
  }

  private static HttpResponse<String> give(String body) {
    return gateway.post(
        clinic, "/v1/consents", "application/json", body, "Authorization", "Bearer " + token);
  }

  private static HttpResponse<String> send(String method, String path) {
    return RunningGateway.send(
        clinic,
        HttpRequest.newBuilder(gateway.at(path))
            .method(method, BodyPublishers.noBody())
            .header("Authorization", "Bearer " + token));
  }
}
