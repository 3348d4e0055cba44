package tegata.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 資格確認 as OQS XML, in both encodings. */
class EligibilityXmlTest {
  private static final Charset SHIFT_JIS = Charset.forName("windows-31j");

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
  @DisplayName("UTF-8 の照会には UTF-8 で、施設の識別子をそのまま返して答える")
  void answersUtf8() throws Exception {
    HttpResponse<byte[]> answer = ask(Questions.xml(), StandardCharsets.UTF_8);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type"))
        .contains("application/xml; charset=UTF-8");
    assertThat(new String(answer.body(), StandardCharsets.UTF_8))
        .startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"")
        .contains("<CharacterCodeIdentifier>0<")
        .contains("<ArbitraryFileIdentifier>clinics-own-id<")
        .contains("<ArbitraryIdentifier>架空の患者<")
        .contains("<MedicalInstitutionCode>3410712362<")
        .contains("<SegmentOfResult>1<")
        .contains("<QualificationValidity>1<")
        .contains("<Name>架空　髙子<")
        .contains("<LimitApplicationCertificateClassificationFlag>A03<");
    assertThat(gateway.workers.entries()).hasSize(1);
  }

  @Test
  @DisplayName("Shift_JIS の照会には Shift_JIS で答え、はしご高も半角カナも失わない")
  void answersShiftJis() throws Exception {
    HttpResponse<byte[]> answer = ask(Questions.xml().replace("UTF-8", "Shift_JIS"), SHIFT_JIS);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type"))
        .contains("application/xml; charset=Shift_JIS");
    assertThat(new String(answer.body(), SHIFT_JIS))
        .startsWith("<?xml version=\"1.0\" encoding=\"Shift_JIS\"")
        .contains("<CharacterCodeIdentifier>1<")
        .contains("<Name>架空　髙子<")
        .contains("<NameKana>ｶｸｳ ﾀｶｺ<");
  }

  @Test
  @DisplayName("保険者が Shift_JIS で答えても、UTF-8 の照会には UTF-8 で答える")
  void rewritesTheInsurersEncoding() throws Exception {
    gateway.first.behave(InsurerMode.ANSWERS_SHIFT_JIS);

    HttpResponse<byte[]> answer = ask(Questions.xml(), StandardCharsets.UTF_8);

    assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("<Name>架空　髙子<");
  }

  @Test
  @DisplayName("施設が書いた識別子は保険者に渡らない")
  void hidesTheFacilitysIdentifiers() throws Exception {
    ask(Questions.xml(), StandardCharsets.UTF_8);

    assertThat(gateway.first.questions())
        .singleElement()
        .asString()
        .contains("<InsuredIdentificationNumber>4260<")
        .doesNotContain("clinics-own-id")
        .doesNotContain("架空の患者");
  }

  @ParameterizedTest(name = "QualificationValidity {0}")
  @DisplayName("該当資格なしなども業務上の結果であり、200 の XML で返る")
  @ValueSource(strings = {"2", "3", "4", "5", "6"})
  void answersEveryValidity(String code) throws Exception {
    gateway.first.answerValidity(code);

    HttpResponse<byte[]> answer = ask(Questions.xml(), StandardCharsets.UTF_8);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(new String(answer.body(), StandardCharsets.UTF_8))
        .contains("<QualificationValidity>" + code + "<");
  }

  @Test
  @DisplayName("ほかの施設の医療機関コードを書いた照会は 403 になり、どこにも届かない")
  void refusesAnotherFacilitysCode() {
    problem(Questions.xml().replace("3410712362", "3410712370"))
        .is(403, "institution-code-refused", "caller");
  }

  @ParameterizedTest(name = "[{index}] {0}")
  @DisplayName("照会でない XML は 400 の problem+json になり、どこにも届かない")
  @ValueSource(
      strings = {
        "",
        "<",
        "{}",
        "<XmlMsg/>",
        "<XmlMsg><MessageHeader/></XmlMsg>",
        "<?xml version=\"1.0\" encoding=\"EUC-JP\"?><XmlMsg/>"
      })
  void refusesMalformedXml(String body) {
    problem(body).is(400, "malformed-body", "caller");
  }

  @ParameterizedTest(name = "{0}")
  @DisplayName("DTD・実体・取り込みは解決する前に断る")
  @ValueSource(
      strings = {
        "<!DOCTYPE XmlMsg [<!ENTITY a \"b\">]>",
        "<!DOCTYPE XmlMsg SYSTEM \"http://127.0.0.1:PORT/x.dtd\">",
        "<!DOCTYPE XmlMsg [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>",
        "<!DOCTYPE XmlMsg [<!ENTITY % a SYSTEM \"http://127.0.0.1:PORT/\"> %a;]>"
      })
  void refusesDoctype(String doctype) {
    String elsewhere = doctype.replace("PORT", String.valueOf(gateway.faulty.mute()));

    problem(Questions.xml().replace("<XmlMsg>", elsewhere + "<XmlMsg>"))
        .is(400, "malformed-body", "caller");
    assertThat(gateway.faulty.listeningTo()).as("nobody else is asked").isZero();
  }

  @Test
  @DisplayName("実体を何重にも展開させる文書は、すぐに断る")
  void refusesBillionLaughs() {
    StringBuilder doctype = new StringBuilder("<!DOCTYPE XmlMsg [<!ENTITY a0 \"lol\">");
    for (int i = 1; i < 12; i++) {
      doctype
          .append("<!ENTITY a")
          .append(i)
          .append(" \"")
          .append(("&a" + (i - 1) + ";").repeat(10))
          .append("\">");
    }
    long begun = System.nanoTime();

    problem(Questions.xml().replace("<XmlMsg>", doctype + "]><XmlMsg>").replace("4260", "&a11;"))
        .is(400, "malformed-body", "caller");

    assertThat(System.nanoTime() - begun).isLessThan(2_000_000_000L);
  }

  @Test
  @DisplayName("知らない要素と深い入れ子のある照会は断る")
  void refusesUnknownElements() {
    problem(Questions.xml().replace("<Birthdate>", "<Deathdate>1</Deathdate><Birthdate>"))
        .is(400, "malformed-body", "caller");
    problem(Questions.xml().replace("4260", "<a>".repeat(9_000) + "</a>".repeat(9_000)))
        .is(400, "malformed-body", "caller");
  }

  @Test
  @DisplayName("番号の形は JSON と同じ規則で確かめる")
  void checksTheNumbersForm() {
    problem(Questions.xml().replace("06130488", "0613048")).is(400, "malformed-body", "caller");
    problem(Questions.xml().replace("4260", "4".repeat(41))).is(400, "malformed-body", "caller");
  }

  @Test
  @DisplayName("断りは場所を告げ、内容は告げない")
  void tellsThePlace() {
    HttpResponse<String> answer =
        post(Questions.xml().replace("<Birthdate>20010327", "<Birthdate>架空"));

    assertThat(answer.body()).contains("Birthdate").doesNotContain("架空").doesNotContain("4260");
  }

  private static ProblemAnswer problem(String xml) {
    HttpResponse<String> answer = post(xml);
    assertThat(gateway.first.questions()).isEmpty();
    assertThat(gateway.workers.entries()).isEmpty();
    return ProblemAnswer.of(answer);
  }

  private static HttpResponse<String> post(String xml) {
    return gateway.post(
        clinic, "/v1/eligibility", "application/xml", xml, "Authorization", "Bearer " + token);
  }

  private static HttpResponse<byte[]> ask(String xml, Charset charset) throws Exception {
    return clinic.send(
        HttpRequest.newBuilder(gateway.at("/v1/eligibility"))
            .header("Content-Type", "application/xml; charset=" + charset.name())
            .header("Authorization", "Bearer " + token)
            .POST(BodyPublishers.ofByteArray(xml.getBytes(charset)))
            .build(),
        BodyHandlers.ofByteArray());
  }
}
