package tegata.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
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
import tegata.contract.EligibilityApi.ByNumber;
import tegata.contract.EligibilityApi.Forwarded;
import tegata.contract.Fault;
import tegata.domain.eligibility.InsuredNumber;
import tegata.domain.eligibility.Validity;
import tegata.domain.identity.CertificateTerm;

/** 資格確認 in JSON: admit, forward, record, answer. */
class EligibilityJsonTest {
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
  @DisplayName("記号番号の照会に、保険者の答えが OQS の要素名を lowerCamelCase にした JSON で返る")
  void answersByNumber() {
    HttpResponse<String> answer = ask(Questions.json());

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    JsonObject body = new JsonObject(answer.body());
    assertThat(body.getString("qualificationValidity")).isEqualTo("1");
    assertThat(body.getJsonObject("person").getString("ref")).isEqualTo(FakeWorkers.REF.toString());
    JsonObject result = body.getJsonArray("results").getJsonObject(0);
    assertThat(result.getString("insurerNumber")).isEqualTo("06130488");
    assertThat(result.getString("name")).isEqualTo("架空　髙子");
    assertThat(result.getString("birthdate")).isEqualTo("2001-03-27");
    assertThat(result.getString("insuredPartialContributionRatio")).isEqualTo("030");
    JsonObject limit = result.getJsonObject("limitApplicationCertificateRelatedInfo");
    assertThat(limit.getString("limitApplicationCertificateClassificationFlag")).isEqualTo("A03");
    assertThat(result.containsKey("address")).as("absent members are left out").isFalse();
  }

  @Test
  @DisplayName("保険者には書き直した問いだけが届き、記録には施設と要求の番号が残る")
  void rewritesAndRecords() {
    HttpResponse<String> answer = ask(Questions.json());

    assertThat(gateway.first.questions())
        .singleElement()
        .asString()
        .contains("<MedicalInstitutionCode>" + RunningGateway.CLINIC_CODE)
        .contains("<QualificationConfirmationDate>20261120<")
        .contains("<InsuredBranchNumber>01<");
    assertThat(gateway.second.questions()).isEmpty();
    FakeWorkers.Entry entry = gateway.workers.entries().get(0);
    assertThat(gateway.workers.entries()).hasSize(1);
    assertThat(entry.caller().kind()).isEqualTo(Caller.Kind.FACILITY);
    assertThat(entry.caller().id()).isEqualTo(RunningGateway.CLINIC_CODE);
    assertThat(entry.caller().name()).isEqualTo("架空医院");
    assertThat(answer.headers().firstValue("X-Request-Id"))
        .contains(entry.caller().request().toString());
    assertThat(entry.outcome().forwarded()).isEqualTo(Forwarded.ANSWERED);
    assertThat(entry.outcome().validity()).contains(Validity.VALID);
  }

  @ParameterizedTest(name = "QualificationValidity {0}")
  @DisplayName("保険者の資格有効性 1 から 6 は、どれも 200 でそのまま返る")
  @ValueSource(strings = {"1", "2", "3", "4", "5", "6"})
  void passesEveryValidity(String code) {
    gateway.first.answerValidity(code);

    HttpResponse<String> answer = ask(Questions.json());

    assertThat(answer.statusCode()).isEqualTo(200);
    JsonObject body = new JsonObject(answer.body());
    assertThat(body.getString("qualificationValidity")).isEqualTo(code);
    assertThat(body.getValue("results")).isInstanceOf(JsonArray.class);
    assertThat(gateway.workers.entries()).hasSize(1);
  }

  @ParameterizedTest(name = "QualificationValidity {0}")
  @DisplayName("該当なし・複数該当の答えに誰かの資格が添えられていても、誰のことも窓口に出さない")
  @ValueSource(strings = {"4", "5"})
  void tellsOfNobody(String code) {
    gateway.first.behave(InsurerMode.ANSWERS_TWINS);
    gateway.first.answerValidity(code);

    HttpResponse<String> answer =
        ask(Questions.json().replace("\"insuredBranchNumber\":\"01\",", ""));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(new JsonObject(answer.body()).getString("qualificationValidity")).isEqualTo(code);
    assertThat(new JsonObject(answer.body()).getJsonArray("results")).isEmpty();
    assertThat(answer.body()).doesNotContain("架空　髙");
  }

  @Test
  @DisplayName("登録簿に新しい資格があるときは、保険者の無効が 3 になる")
  void tellsTheRecordedValidity() {
    gateway.first.answerValidity("2");
    gateway.workers.knowNewerCoverage();

    assertThat(new JsonObject(ask(Questions.json()).body()).getString("qualificationValidity"))
        .isEqualTo("3");
  }

  @Test
  @DisplayName("知らない人の照会も保険者に届き、答えに person はない")
  void leavesUnknownPersonOut() {
    HttpResponse<String> answer =
        ask(Questions.json().replace("4260", "77").replace("06130488", "39130001"));

    assertThat(new JsonObject(answer.body()).containsKey("person")).isFalse();
    assertThat(gateway.second.questions()).hasSize(1);
    assertThat(gateway.workers.entries()).hasSize(1);
  }

  @Test
  @DisplayName("8 桁に 0 を補った国保の番号は、6 桁の番号として保険者に届く")
  void foldsPaddedInsurerNumbers() {
    HttpResponse<String> answer = ask(Questions.json().replace("06130488", "00138057"));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(gateway.second.questions()).hasSize(1);
  }

  @Test
  @DisplayName("カードによる照会は、カードの持ち主の記号番号で保険者に届く")
  void answersByCard() {
    HttpResponse<String> answer =
        ask(
            """
            {"qualificationConfirmationDate":"2026-11-20",
             "card":{"challenge":"c","certificate":"Y2VydA==","signature":"c2ln"}}""");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(gateway.first.questions())
        .singleElement()
        .asString()
        .contains("<InsuredIdentificationNumber>4260<");
  }

  @ParameterizedTest(name = "{0}")
  @DisplayName("カードの証明書の段階と、期限の前後 3 か月に窓口で伝えることが答えにある")
  @CsvSource({"VALID, valid, false", "EXPIRING, expiring, true", "GRACE, grace, true"})
  void tellsTheCertificatesStage(CertificateTerm.Stage stage, String word, boolean alert) {
    gateway.workers.cardIs(stage);

    JsonObject answer =
        new JsonObject(
            ask("""
                {"qualificationConfirmationDate":"2026-11-20",
                 "card":{"challenge":"c","certificate":"Y2VydA==","signature":"c2ln"}}""")
                .body());

    assertThat(answer.getJsonObject("certificate").getString("stage")).isEqualTo(word);
    assertThat(answer.getJsonObject("certificate").containsKey("alert")).isEqualTo(alert);
    assertThat(new JsonObject(ask(Questions.json()).body()).containsKey("certificate")).isFalse();
  }

  @Test
  @DisplayName("断られた照会は保険者に届かず、理由の符号だけが返る")
  void tellsRefusal() {
    gateway.workers.refuseAdmission(
        new Fault(Fault.Kind.FORBIDDEN, "not-registered", "The card is not registered."));

    ProblemAnswer.of(ask(Questions.json())).is(403, "not-registered", "caller");

    assertThat(gateway.first.questions()).isEmpty();
    assertThat(gateway.workers.entries()).isEmpty();
  }

  @Test
  @DisplayName("記録できなければ、答えは出ていかない")
  void withholdsUnrecordedAnswer() {
    gateway.workers.failRecording(
        new Fault(Fault.Kind.INTERNAL, "internal", "Something failed on our side."));

    HttpResponse<String> answer = ask(Questions.json());

    ProblemAnswer.of(answer).is(503, "record-failed", "gateway");
    assertThat(answer.body()).doesNotContain("架空").doesNotContain("qualificationValidity");
    assertThat(gateway.first.questions()).hasSize(1);
  }

  @Test
  @DisplayName("保険者に尋ねるところで何が起きても、通した問いの記録は一つ残る")
  void recordsWhateverIsThrown() {
    // No 保険者番号: no way can be looked for.
    gateway.workers.cardIsOf(
        new ByNumber(
            new InsuredNumber(null, Optional.empty(), "4260", Optional.empty()),
            FakeWorkers.CARD_HOLDER.birthdate()));

    HttpResponse<String> answer =
        ask(
            """
            {"qualificationConfirmationDate":"2026-11-20",
             "card":{"challenge":"c","certificate":"Y2VydA==","signature":"c2ln"}}""");

    ProblemAnswer.of(answer).is(500, "internal", "gateway");
    assertThat(gateway.workers.entries()).hasSize(1);
    assertThat(gateway.workers.entries().get(0).outcome().forwarded())
        .isEqualTo(Forwarded.BAD_ANSWER);
  }

  @Test
  @DisplayName("カードの人の保険者への道がなければ、窓口の番号のせいにせず、こちらの問題として返す")
  void doesNotBlameTheDeskForACardsInsurer() {
    gateway.workers.cardIsOf(FakeWorkers.UNCONNECTED);

    HttpResponse<String> answer =
        ask(
            """
            {"qualificationConfirmationDate":"2026-11-20",
             "card":{"challenge":"c","certificate":"Y2VydA==","signature":"c2ln"}}""");

    ProblemAnswer.of(answer).is(502, "insurer-not-connected", "gateway").hasNext();
    assertThat(answer.body()).contains("資格情報のお知らせ").doesNotContain("入力");
    assertThat(gateway.workers.entries())
        .singleElement()
        .matches(entry -> entry.outcome().forwarded() == Forwarded.NO_ROUTE);
  }

  @Test
  @DisplayName("どの保険者の番号でもなければ insurer-unknown となり、それも一度だけ記録される")
  void tellsUnknownInsurer() {
    HttpResponse<String> answer = ask(Questions.json().replace("06130488", "99999999"));

    ProblemAnswer.of(answer).is(404, "insurer-unknown", "caller").hasNext();
    assertThat(gateway.workers.entries()).hasSize(1);
    assertThat(gateway.workers.entries().get(0).outcome().forwarded())
        .isEqualTo(Forwarded.NO_ROUTE);
  }

  private static HttpResponse<String> ask(String body) {
    return gateway.post(
        clinic, "/v1/eligibility", "application/json", body, "Authorization", "Bearer " + token);
  }
}
