package tegata.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tegata.contract.EligibilityApi.Consented;
import tegata.contract.Fault;
import tegata.domain.consent.Category;
import tegata.domain.facility.Facility.Role;
import tegata.domain.facility.FacilityKind;
import tegata.gateway.TestPki.Credential;

/** 限度額等: from the insurer each time, 特定疾病 under consent alone. */
class LimitsOfPatientTest {
  private static final Instant GIVEN = Instant.parse("2026-11-20T01:00:00Z");

  private static RunningGateway gateway;
  private static HttpClient clinic;
  private static String token;

  @BeforeAll
  static void start() {
    gateway = RunningGateway.start();
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
  }

  @Test
  @DisplayName("限度額と高齢受給は同意なしで見られ、氏名などはない。一件だけ記録する")
  void showsLimitsWithoutConsent() {
    HttpResponse<String> answer = get(clinic, token, FakeWorkers.REF.toString());

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    JsonObject body = new JsonObject(answer.body());
    assertThat(body.fieldNames())
        .containsExactlyInAnyOrder(
            "ref", "qualificationConfirmationDate", "qualificationValidity", "limits");
    JsonObject limits = body.getJsonArray("limits").getJsonObject(0);
    assertThat(
            limits
                .getJsonObject("limitApplicationCertificateRelatedInfo")
                .getString("limitApplicationCertificateClassificationFlag"))
        .isEqualTo("A03");
    assertThat(limits.getString("specificDiseasesCertificateRelatedConsFlg")).isEqualTo("0");
    assertThat(answer.body())
        .doesNotContain("specificDiseasesDiseaseCategory", "birthdate", "Symbol", "\"name\"");
    assertThat(gateway.workers.limits()).hasSize(1);
    assertThat(gateway.workers.limits().get(0).outcome().specificDiseases()).isTrue();
    assertThat(gateway.workers.limits().get(0).caller().id()).isEqualTo(RunningGateway.CLINIC_CODE);
    assertThat(gateway.workers.entries()).isEmpty();
  }

  @Test
  @DisplayName("特定疾病は、その同意があるときだけ見られる")
  void showsSpecificDiseasesUnderConsent() {
    gateway.workers.consentTo(
        new Consented(Category.SPECIFIC_DISEASES, GIVEN, GIVEN.plusSeconds(86_400)));

    assertThat(get(clinic, token, FakeWorkers.REF.toString()).body())
        .contains("\"specificDiseasesCertificateRelatedConsFlg\":\"1\"")
        .contains("\"specificDiseasesDiseaseCategory\":\"1\"", "\"10000\"");
  }

  @ParameterizedTest
  @DisplayName("自分の施設のものでない ref では、保険者に尋ねずに断る")
  @ValueSource(strings = {"00000000-0000-4000-8000-0000000000ff", "1"})
  void unknownRefsAskNobody(String ref) {
    HttpResponse<String> answer = get(clinic, token, ref);

    ProblemAnswer.of(answer).is(404, "ref-unknown", "caller").hasNext();
    assertThat(gateway.workers.limits()).isEmpty();
    assertThat(gateway.first.questions()).isEmpty();
  }

  @Test
  @DisplayName("ref の人の保険者への道がなければ、こちらの問題として返し、記録も残る")
  void tellsThatTheInsurerIsNotConnected() {
    gateway.workers.cardIsOf(FakeWorkers.UNCONNECTED);

    ProblemAnswer.of(get(clinic, token, FakeWorkers.REF.toString()))
        .is(502, "insurer-not-connected", "gateway")
        .hasNext();
    assertThat(gateway.workers.limits()).hasSize(1);
  }

  @Test
  @DisplayName("記録できなければ、答えは出ていかない")
  void nothingLeavesUnrecorded() {
    gateway.workers.failRecording(new Fault(Fault.Kind.INTERNAL, "boom", "No."));

    HttpResponse<String> answer = get(clinic, token, FakeWorkers.REF.toString());

    ProblemAnswer.of(answer).is(503, "record-failed", "gateway");
    assertThat(answer.body()).doesNotContain("A03");
  }

  @Test
  @DisplayName("キオスクは尋ねられない")
  void aKioskMayNotAsk() {
    Credential own = gateway.facilities.issue("kiosk", TestPki.CLIENT);
    gateway.register("kiosk", "1310000004", FacilityKind.STANDARD, Role.KIOSK, own);
    HttpClient client = gateway.client(own);
    String its =
        new JsonObject(gateway.tokenRequest(client, "kiosk", "").body()).getString("access_token");

    ProblemAnswer.of(get(client, its, FakeWorkers.REF.toString()))
        .is(403, "insufficient-scope", "caller");
    assertThat(List.of(gateway.workers.limits(), gateway.first.questions()))
        .allMatch(List::isEmpty);
  }

  private static HttpResponse<String> get(HttpClient client, String token, String ref) {
    return RunningGateway.send(
        client,
        HttpRequest.newBuilder(gateway.at("/v1/patients/" + ref + "/limits"))
            .GET()
            .header("Authorization", "Bearer " + token));
  }
}
