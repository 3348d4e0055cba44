package tegata.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tegata.contract.Caller;
import tegata.contract.DeregistrationApi.Accept;
import tegata.contract.DeregistrationApi.Issue;
import tegata.contract.DeregistrationApi.Return;
import tegata.contract.DeregistrationApi.WaitingFor;
import tegata.contract.Fault;
import tegata.contract.InsurerDeskApi.Open;
import tegata.domain.facility.Facility.Role;
import tegata.domain.facility.FacilityKind;
import tegata.domain.insurer.DeskPurpose;
import tegata.domain.registration.ReturnReason;
import tegata.gateway.TestPki.Credential;

/** 保険者のシステムによる解除申請の審査. */
class DeregistrationEndpointTest {
  private static final String PATH = "/v1/deregistrations";
  private static final String ONE = PATH + "/" + FakeExaminations.NUMBER;
  private static final String DECISIONS = ONE + "/decisions";
  private static final String ACCEPT = "{\"decision\":\"accept\",\"version\":1}";

  private static final FakeExaminations EXAMINATIONS = new FakeExaminations();
  private static RunningGateway gateway;
  private static HttpClient insurer;
  private static String token;

  @BeforeAll
  static void start() {
    gateway = RunningGateway.start();
    Credential own = gateway.facilities.issue("insurer-1", TestPki.CLIENT);
    gateway.register(
        "insurer-1", FakeExaminations.INSURER, FacilityKind.STANDARD, Role.INSURER, own);
    insurer = gateway.client(own);
    token =
        new JsonObject(gateway.tokenRequest(insurer, "insurer-1", "").body())
            .getString("access_token");
    RunningGateway.await(EXAMINATIONS.serve(gateway.bus));
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @BeforeEach
  void reset() {
    EXAMINATIONS.asked.clear();
    EXAMINATIONS.callers.clear();
    EXAMINATIONS.fault = Optional.empty();
    EXAMINATIONS.rows = List.of(FakeExaminations.waiting());
  }

  @Test
  @DisplayName("待つものの一覧は、だれのことも言わず、続きは next で読める。なければ空の一覧")
  void lists() {
    HttpResponse<String> first = get(PATH);
    assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
    assertThat(new JsonObject(first.body()).getJsonArray("deregistrations").getJsonObject(0))
        .isEqualTo(
            new JsonObject()
                .put("number", FakeExaminations.NUMBER)
                .put("version", 1)
                .put("status", "received")
                .put("receivedAt", "2026-11-21T03:00:00Z")
                .put("deadline", "2026-11-30"));
    String next = new JsonObject(first.body()).getString("next");
    EXAMINATIONS.rows = List.of();
    assertThat(get(PATH + "/after/" + next).body()).isEqualTo("{\"deregistrations\":[]}");
    assertThat(EXAMINATIONS.asked)
        .containsExactly(new WaitingFor(Optional.empty()), new WaitingFor(Optional.of(next)));
    assertThat(EXAMINATIONS.callers)
        .allSatisfy(
            c ->
                assertThat(c.kind() + " " + c.id())
                    .isEqualTo("INSURER " + FakeExaminations.INSURER));
  }

  @Test
  @DisplayName("一件は、申し込んだ人の番号と、決定につける版を返す")
  void shows() {
    JsonObject found = new JsonObject(get(ONE).body());
    assertThat(found.getJsonObject("applicant"))
        .isEqualTo(
            new JsonObject()
                .put("name", "架空 髙子")
                .put("kana", "カクウ タカコ")
                .put("birthdate", "1980-01-10")
                .put("insuredCardSymbol", "１２")
                .put("insuredIdentificationNumber", "456")
                .put("insuredBranchNumber", "00"));
    assertThat(found.getInteger("version")).isEqualTo(2);
    assertThat(found.getString("reason")).isEqualTo("施設を選びたいため");
    assertThat(EXAMINATIONS.asked)
        .containsExactly(new Open(FakeExaminations.NUMBER, DeskPurpose.EXAMINATION));
  }

  @Test
  @DisplayName("受理・差戻し・交付がそのまま届き、交付の答えには紙の番号と日付がある")
  void decides() {
    assertThat(decide(ACCEPT).body()).contains("\"status\":\"insurer-accepted\"");
    assertThat(
            decide(
                    "{\"decision\":\"return\",\"version\":1,\"reason\":\"address-unknown\",\"comment\":\"転居先を。\"}")
                .body())
        .contains("\"status\":\"returned\"");
    HttpResponse<String> issued =
        decide(
            "{\"decision\":\"issue\",\"version\":2,\"issuedOn\":\"2026-11-27\",\"validUntil\":\"2031-11-26\"}");

    assertThat(issued.statusCode()).isEqualTo(200);
    assertThat(new JsonObject(issued.body()).getJsonObject("certificate"))
        .isEqualTo(
            new JsonObject()
                .put("number", "P-202611-000007-2")
                .put("issuedOn", "2026-11-27")
                .put("validUntil", "2031-11-26"));
    assertThat(EXAMINATIONS.asked.get(0)).isInstanceOf(Accept.class);
    assertThat((Return) EXAMINATIONS.asked.get(1))
        .satisfies(
            back -> {
              assertThat(back.reason()).isEqualTo(ReturnReason.ADDRESS_UNKNOWN);
              assertThat(back.comment()).contains("転居先を。");
            });
    assertThat((Issue) EXAMINATIONS.asked.get(2))
        .satisfies(
            issue -> {
              assertThat(issue.on().version()).isEqualTo(2);
              assertThat(issue.issuedOn()).isEqualTo(LocalDate.of(2026, 11, 27));
              assertThat(issue.validUntil()).isEqualTo(LocalDate.of(2031, 11, 26));
            });
  }

  @Test
  @DisplayName("同じ版への同じ決定は、鍵がなくても一つの決定として届き、鍵は書き込みとともに届く")
  void isOneDecision() {
    decide(ACCEPT);
    decide(ACCEPT, "Idempotency-Key", "k-1");
    decide(ACCEPT.replace("1", "3"));
    assertThat(EXAMINATIONS.asked)
        .extracting(asked -> ((Accept) asked).on().order())
        .satisfies(
            orders -> {
              assertThat(orders.get(0)).isEqualTo(orders.get(1));
              assertThat(orders.get(2)).isNotEqualTo(orders.get(0));
            });
    assertThat(EXAMINATIONS.callers)
        .extracting(Caller::idempotencyKey)
        .satisfies(
            keys -> {
              assertThat(keys.get(0)).isEmpty();
              assertThat(keys.get(1).orElseThrow().key()).isEqualTo("k-1");
            });
  }

  @ParameterizedTest
  @CsvSource({
    "CONFLICT, changed-meanwhile, 409",
    "CONFLICT, step-not-possible, 409",
    "CONFLICT, not-a-member, 409",
    "CONFLICT, order-used, 409",
    "CONFLICT, idempotency-key-in-use, 409",
    "UNPROCESSABLE, idempotency-key-reused, 422",
    "INVALID, dates-impossible, 400"
  })
  @DisplayName("断られたわけは、変わらない符号で返る")
  void tellsWhyNot(Fault.Kind kind, String code, int status) {
    EXAMINATIONS.fault = Optional.of(new Fault(kind, code, "Refused."));
    ProblemAnswer.of(decide(ACCEPT)).is(status, code, "caller").hasNext();
  }

  @Test
  @DisplayName("ない番号とほかの保険者の番号は、見るのも決めるのも、同じ 404")
  void knowsNoOthers() {
    for (String number : List.of("D-202611-000001-1", "x", "decisions")) {
      ProblemAnswer.of(get(PATH + "/" + number)).is(404, "no-such-application", "caller");
      ProblemAnswer.of(post(PATH + "/" + number + "/decisions", ACCEPT))
          .is(404, "no-such-application", "caller");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "{\"decision\":\"accept\"}",
        "{\"decision\":\"cancel\",\"version\":1}",
        "{\"decision\":\"accept\",\"version\":0}",
        "{\"decision\":\"accept\",\"version\":\"1\"}",
        "{\"decision\":\"accept\",\"version\":2147483648}",
        "{\"decision\":\"accept\",\"version\":1,\"reason\":\"other\"}",
        "{\"decision\":\"return\",\"version\":1}",
        "{\"decision\":\"return\",\"version\":1,\"reason\":\"OTHER\"}",
        "{\"decision\":\"issue\",\"version\":1,\"issuedOn\":\"2026-11-27\"}",
        "{\"decision\":\"issue\",\"version\":1,\"issuedOn\":\"2026-11-31\",\"validUntil\":\"2031-11-26\"}"
      })
  @DisplayName("契約にない決定は、だれにも届かない")
  void refusesOtherBodies(String body) {
    ProblemAnswer.of(decide(body)).is(400, "malformed-body", "caller");
    String comment = "あ".repeat(401);
    ProblemAnswer.of(
            decide(
                "{\"decision\":\"return\",\"version\":1,\"reason\":\"other\",\"comment\":\""
                    + comment
                    + "\"}"))
        .is(400, "malformed-body", "caller");
    assertThat(EXAMINATIONS.asked).isEmpty();
  }

  @Test
  @DisplayName("医療機関はこの口を使えず、範囲を取込に絞ったトークンでも使えない")
  void rolesAreKept() {
    HttpClient clinic = gateway.client(gateway.clinic);
    String clinics = gateway.token();
    ProblemAnswer.of(get(clinic, clinics, PATH)).is(403, "insufficient-scope", "caller");
    ProblemAnswer.of(get(clinic, clinics, ONE)).is(403, "insufficient-scope", "caller");
    ProblemAnswer.of(
            gateway.post(
                clinic,
                DECISIONS,
                "application/json",
                ACCEPT,
                "Authorization",
                "Bearer " + clinics))
        .is(403, "insufficient-scope", "caller");
    String narrow =
        new JsonObject(gateway.tokenRequest(insurer, "insurer-1", "&scope=batches").body())
            .getString("access_token");
    ProblemAnswer.of(get(insurer, narrow, PATH)).is(403, "insufficient-scope", "caller");
    assertThat(EXAMINATIONS.asked).isEmpty();
  }

  private static HttpResponse<String> get(String path) {
    return get(insurer, token, path);
  }

  private static HttpResponse<String> get(HttpClient client, String bearer, String path) {
    return RunningGateway.send(
        client,
        HttpRequest.newBuilder(gateway.at(path)).header("Authorization", "Bearer " + bearer).GET());
  }

  private static HttpResponse<String> decide(String body, String... headers) {
    return post(DECISIONS, body, headers);
  }

  private static HttpResponse<String> post(String path, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(gateway.at(path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    return RunningGateway.send(insurer, headers.length == 0 ? request : request.headers(headers));
  }
}
