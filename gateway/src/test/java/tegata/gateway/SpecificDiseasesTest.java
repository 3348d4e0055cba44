package tegata.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tegata.contract.EligibilityApi.Consented;
import tegata.domain.consent.Category;
import tegata.domain.facility.Facility.Role;
import tegata.domain.facility.FacilityKind;
import tegata.gateway.TestPki.Credential;

/** 特定疾病: the insurer sends it, and the gateway shows it under the person's consent alone. */
class SpecificDiseasesTest {
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
  @DisplayName("同意がなければ、保険者が送ってきても見せない。限度額は見せる")
  void hidesThemWithoutConsent() {
    String json = ask("application/json", Questions.json());
    String xml = ask("application/xml", Questions.xml());

    assertThat(json)
        .contains("\"specificDiseasesCertificateRelatedConsFlg\":\"0\"", "\"A03\"")
        .doesNotContain("specificDiseasesDiseaseCategory", "10000");
    assertThat(xml)
        .contains("<SpecificDiseasesCertificateRelatedConsFlg>0<", ">A03<")
        .doesNotContain("SpecificDiseasesDiseaseCategory", "10000");
    assertThat(gateway.workers.entries()).allMatch(entry -> entry.outcome().specificDiseases());
  }

  @Test
  @DisplayName("ほかの情報への同意では見せない")
  void otherConsentsDoNotCount() {
    gateway.workers.consentTo(consented(Category.MEDICATIONS));

    assertThat(ask("application/json", Questions.json()))
        .contains("\"pharmacistsInfoConsFlg\":\"1\"")
        .contains("\"pharmacistsInfoConsTime\":\"2026-11-20T10:00:00\"")
        .contains("\"pharmacistsInfoAvailableTime\":\"2026-11-21T10:00:00\"")
        .contains("\"diagnosisInfoConsFlg\":\"0\"")
        .doesNotContain("specificDiseasesDiseaseCategory");
  }

  @Test
  @DisplayName("同意があれば、同意の時刻とともに見せる")
  void showsThemUnderConsent() {
    gateway.workers.consentTo(consented(Category.SPECIFIC_DISEASES));

    assertThat(ask("application/json", Questions.json()))
        .contains("\"specificDiseasesCertificateRelatedConsFlg\":\"1\"")
        .contains("\"specificDiseasesDiseaseCategory\":\"1\"", "\"10000\"");
    assertThat(ask("application/xml", Questions.xml()))
        .contains("<SpecificDiseasesCertificateRelatedConsTime>20261120100000<")
        .contains("<SpecificDiseasesDiseaseCategory>1<");
  }

  @Test
  @DisplayName("医療券の傷病名は、券に名のある医療機関にだけ見せ、③ には名があっても見せない")
  void showsInjuriesToTheNamedFacilityAlone() {
    Credential bonesetter = gateway.facilities.issue("bonesetter", TestPki.CLIENT);
    gateway.register(
        "bonesetter", "1370000011", FacilityKind.ELIGIBILITY_ONLY, Role.CLINIC, bonesetter);
    HttpClient theirs = gateway.client(bonesetter);
    String theirToken =
        new JsonObject(gateway.tokenRequest(theirs, "bonesetter", "").body())
            .getString("access_token");

    String ours = ask("application/json", Questions.json());
    HttpResponse<String> limited =
        gateway.post(
            theirs,
            "/v1/eligibility",
            "application/json",
            Questions.json(),
            "Authorization",
            "Bearer " + theirToken);

    assertThat(ours).contains("架空の病甲", "\"4019999999\"").doesNotContain("架空の病乙");
    assertThat(limited.statusCode()).as(limited.body()).isEqualTo(200);
    assertThat(limited.body()).contains("\"4019999999\"").doesNotContain("架空の病");
  }

  private static Consented consented(Category category) {
    return new Consented(category, GIVEN, GIVEN.plusSeconds(86_400));
  }

  private static String ask(String type, String body) {
    HttpResponse<String> answer =
        gateway.post(clinic, "/v1/eligibility", type, body, "Authorization", "Bearer " + token);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }
}
