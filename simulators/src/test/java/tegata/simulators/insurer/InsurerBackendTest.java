package tegata.simulators.insurer;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import tegata.simulators.people.InsuredNumber;
import tegata.simulators.people.Insurers;
import tegata.simulators.people.Person;

class InsurerBackendTest extends BackendTest {

  @Test
  @DisplayName("UTF-8 で聞かれたら UTF-8 で、相関の識別子を返しながら答える")
  void answersUtf8InKind() throws Exception {
    start(Insurers.SOCIETY);
    Person person = example("すべての種類の記録");
    HttpResponse<Buffer> response = ask(request("UTF-8", person), StandardCharsets.UTF_8);
    Document answer = xml(response);

    assertThat(response.bodyAsString())
        .startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>");
    assertThat(text(answer, "QualificationValidity")).isEqualTo("1");
    assertThat(text(answer, "SegmentOfResult")).isEqualTo("1");
    assertThat(text(answer, "ProcessingResultStatus")).isEqualTo("1");
    assertThat(text(answer, "CharacterCodeIdentifier")).isEqualTo("0");
    assertThat(text(answer, "ProcessExecutionTime")).isEqualTo("20261122091500");
    assertThat(text(answer, "ArbitraryFileIdentifier")).isEqualTo("file-1");
    assertThat(text(answer, "ArbitraryIdentifier")).isEqualTo("person-1");
    assertThat(text(answer, "Name")).isEqualTo("見本　太郎");
    assertThat(text(answer, "NameKana")).isEqualTo("ﾐﾎﾝ ﾀﾛｳ");
    assertThat(text(answer, "InsuredPartialContributionRatio")).isEqualTo("030");
    assertThat(text(answer, "LimitApplicationCertificateClassificationFlag")).isEqualTo("A03");
    assertThat(text(answer, "LimitApplicationCertificateValidEndDate")).isEqualTo("20270731");
  }

  @Test
  @DisplayName("Shift_JIS で聞かれたら Windows-31J で答え、髙と﨑も読める")
  void answersShiftJisInKind() throws Exception {
    start(Insurers.SOCIETY);
    HttpResponse<Buffer> response = ask(request("Shift_JIS", example("旧字体")), WINDOWS_31J);
    String answer = new String(response.bodyAsBuffer().getBytes(), WINDOWS_31J);

    assertThat(answer)
        .startsWith("<?xml version=\"1.0\" encoding=\"Shift_JIS\" standalone=\"no\"?>")
        .contains("<Name>髙見本　﨑子</Name>")
        .contains("<CharacterCodeIdentifier>1</CharacterCodeIdentifier>")
        .contains("<QualificationValidity>1</QualificationValidity>");
  }

  @Test
  @DisplayName("国保の6桁の番号は8文字に左を空白で埋める。特定疾病も答える")
  void padsSixDigitNumbers() throws Exception {
    start(Insurers.MUNICIPAL);
    HttpResponse<Buffer> response = ask(request("UTF-8", example("国保（6桁")));

    assertThat(response.bodyAsString())
        .contains("<InsurerNumber>  " + Insurers.MUNICIPAL.number() + "</InsurerNumber>")
        .contains("<SpecificDiseasesSelfPay>10000</SpecificDiseasesSelfPay>");
  }

  @ParameterizedTest(name = "{0} → {1}")
  @DisplayName("資格有効性は人の資格から決まる")
  @CsvSource({
    "すべての種類の記録, 1",
    "旧資格と新資格がある, 2",
    "新しい資格がまだない, 2",
    "暗証番号がロック, 1",
  })
  void societyDecidesValidity(String example, String validity) throws Exception {
    start(Insurers.SOCIETY);
    Person person = example(example);
    Document answer = xml(ask(request("UTF-8", person, person.coverages().get(0).insured())));

    assertThat(text(answer, "QualificationValidity")).isEqualTo(validity);
    assertThat(answer.getElementsByTagName("DisqualificationDate").getLength())
        .isEqualTo(validity.equals("2") ? 1 : 0);
  }

  @ParameterizedTest(name = "{0} → {1}")
  @DisplayName("国保の側では、新しい資格は有効、医療扶助の未登録は6、高齢受給者証は負担割合つき")
  @CsvSource({
    "旧資格と新資格がある, 1, InsuredName, 例示　転",
    "医療扶助, 6, HandlingContactName, 架空市福祉事務所",
    "70–74歳, 1, ElderlyRecipientContributionRatio, 020",
  })
  void municipalDecidesValidity(String example, String validity, String element, String value)
      throws Exception {
    start(Insurers.MUNICIPAL);
    Document answer = xml(ask(request("UTF-8", example(example))));

    assertThat(text(answer, "QualificationValidity")).isEqualTo(validity);
    assertThat(text(answer, element)).isEqualTo(value);
  }

  @Test
  @DisplayName("国保のカードは毎年8月に新しくなり、有効開始日は資格取得日とちがう")
  void cardsAreRenewed() throws Exception {
    start(Insurers.MUNICIPAL);
    Document answer = xml(ask(request("UTF-8", example("70–74歳"))));

    assertThat(text(answer, "InsuredCardValidDate"))
        .endsWith("0801")
        .isNotEqualTo(text(answer, "QualificationDate"));
    assertThat(text(answer, "InsuredCardExpirationDate")).endsWith("0731");
  }

  @Test
  @DisplayName("後期高齢者は記号なしで照会できる")
  void laterLifeHasNoSymbol() throws Exception {
    start(Insurers.LATER_LIFE);
    Document answer = xml(ask(request("UTF-8", example("75歳以上"))));

    assertThat(text(answer, "QualificationValidity")).isEqualTo("1");
    assertThat(answer.getElementsByTagName("InsuredCardSymbol").getLength()).isZero();
  }

  @Test
  @DisplayName("枝番なしでは双子が複数該当、枝番があれば一人に決まる")
  void twinsAreTwoWithoutABranch() throws Exception {
    start(Insurers.SOCIETY);
    Person twin = example("双子の姉");
    InsuredNumber full = twin.coverage().insured();
    InsuredNumber withoutBranch =
        new InsuredNumber(full.insurer(), full.symbol(), full.number(), "");

    assertThat(text(xml(ask(request("UTF-8", twin, withoutBranch))), "QualificationValidity"))
        .isEqualTo("5");
    assertThat(text(xml(ask(request("UTF-8", twin, full))), "Name")).isEqualTo(twin.name());
  }

  @ParameterizedTest(name = "記号 {0} 番号 {1}")
  @DisplayName("全角・半角とダッシュの書きかたがちがっても同じ記号番号")
  @CsvSource({"12-34, 4260", "１２－３４, ４２６０", "12−34, 4260", "12ー34, 4260", "12‐34, 4260"})
  void spellingsOfTheSameNumber(String symbol, String number) throws Exception {
    start(Insurers.SOCIETY);
    Person person = example("すべての種類の記録");
    InsuredNumber spelled = new InsuredNumber(Insurers.SOCIETY.number(), symbol, number, "00");

    assertThat(text(xml(ask(request("UTF-8", person, spelled))), "QualificationValidity"))
        .isEqualTo("1");
  }

  @Test
  @DisplayName("生年月日がちがえば該当なし。結果の一覧は付かない")
  void anotherBirthdateIsNobody() throws Exception {
    start(Insurers.SOCIETY);
    Person person = example("すべての種類の記録");
    String request =
        request("UTF-8", person)
            .replace(DATE.format(person.birthdate()), DATE.format(LocalDate.of(1901, 1, 1)));
    Document answer = xml(ask(request));

    assertThat(text(answer, "QualificationValidity")).isEqualTo("4");
    assertThat(answer.getElementsByTagName("ResultList").getLength()).isZero();
  }

  @ParameterizedTest
  @DisplayName("読めない電文、DTD や実体のある電文は断る")
  @ValueSource(
      strings = {
        "",
        "no xml",
        "<XmlMsg><MessageHeader>",
        "<Other/>",
        "<XmlMsg/>",
        "<!DOCTYPE XmlMsg [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><XmlMsg>&e;</XmlMsg>"
      })
  void malformedRequestsAreRefused(String request) throws Exception {
    start(Insurers.SOCIETY);
    HttpResponse<Buffer> response = ask(request);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(text(xml(response), "SegmentOfResult")).isEqualTo("9");
    assertThat(response.bodyAsString()).doesNotContain("root:");
  }

  @Test
  @DisplayName("ほかは正しい電文でも、DOCTYPE があれば断る")
  void aDoctypeIsRefusedInAnOtherwiseGoodRequest() throws Exception {
    start(Insurers.SOCIETY);
    String request = request("UTF-8", people.get(0));

    assertThat(ask(request).statusCode()).isEqualTo(200);
    assertThat(ask(request.replace("<XmlMsg>", "<!DOCTYPE XmlMsg><XmlMsg>")).statusCode())
        .isEqualTo(400);
  }

  @Test
  @DisplayName("届いた照会は数えられ、最後のものが読める")
  void requestsAreCounted() throws Exception {
    start(Insurers.SOCIETY);
    ask(request("UTF-8", people.get(0)));
    ask(request("UTF-8", people.get(0)));
    JsonObject log = await(client.get("/admin/requests").send()).bodyAsJsonObject();

    assertThat(log.getInteger("count")).isEqualTo(2);
    assertThat(log.getJsonArray("requests").getJsonObject(1).getString("body"))
        .contains("<ArbitraryIdentifier>person-1</ArbitraryIdentifier>");
    assertThat(log.getJsonArray("requests").getJsonObject(1).getString("at"))
        .isEqualTo("2026-11-22T00:15:00Z");
  }
}
