package tegata.formats.oqs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tegata.formats.Finding;
import tegata.formats.Ms932;
import tegata.formats.Parsed;
import tegata.formats.TestData;

class OqsXmlTest {

  @Test
  @DisplayName("照会の見本を読み、書いて読み直しても同じ")
  void readsTheSampleRequest() throws IOException {
    Received<OqsRequest> received =
        complete(OqsXml.readRequest(TestData.read("oqs/SYNTHETIC_OQSsiquc01req.xml")));

    assertThat(received.encoding()).isEqualTo(OqsEncoding.UTF_8);
    assertThat(received.message().messageHeader().medicalInstitutionCode()).isEqualTo("3410712362");
    assertThat(received.message().searchInfo().birthdate()).contains(LocalDate.of(2001, 3, 27));
    for (OqsEncoding encoding : OqsEncoding.values()) {
      byte[] written = OqsXml.write(received.message(), encoding);
      assertThat(complete(OqsXml.readRequest(written)))
          .isEqualTo(new Received<>(received.message(), encoding));
    }
  }

  @Test
  @DisplayName("Shift_JIS の回答の見本を、要素の順が違っても読み、書いて読み直しても同じ")
  void readsTheSampleResponse() throws IOException {
    Received<OqsResponse> received =
        complete(OqsXml.readResponse(TestData.read("oqs/SYNTHETIC_OQSsiquc01res_sjis.xml")));
    ResultOfQualificationConfirmation result = received.message().results().get(0);

    assertThat(received.encoding()).isEqualTo(OqsEncoding.SHIFT_JIS);
    assertThat(received.message().validity()).isEqualTo("1");
    assertThat(result.name()).isEqualTo("診療　花子");
    assertThat(result.nameKana()).isEqualTo("ｼﾝﾘｮｳ ﾊﾅｺ");
    assertThat(result.limitApplicationCertificateRelatedInfo())
        .map(LimitApplicationCertificateRelatedInfo::limitApplicationCertificateClassificationFlag)
        .contains("A03");
    assertThat(result.pharmacistsInfoAvailableTime())
        .contains(LocalDateTime.of(2026, 11, 21, 9, 14, 55));
    byte[] written = OqsXml.write(received.message(), OqsEncoding.SHIFT_JIS);
    assertThat(complete(OqsXml.readResponse(written))).isEqualTo(received);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("すべての要素に値のある回答が、どちらの文字コードでも失われない")
  void keepsEveryElement(OqsEncoding encoding) {
    OqsResponse response = Messages.response();
    Received<OqsResponse> read = complete(OqsXml.readResponse(OqsXml.write(response, encoding)));

    assertThat(read.message().messageBody()).isEqualTo(response.messageBody());
    assertThat(read.message().messageHeader().characterCodeIdentifier())
        .isEqualTo(encoding.identifier());
  }

  @Test
  @DisplayName("資格確認結果の要素は決まった順に書く")
  void writesInTheOrderOfTheProfile() {
    assertThat(Shape.of(ResultOfQualificationConfirmation.class))
        .hasToString(
            "InsuredCardClassification InsurerNumber InsuredCardSymbol InsuredIdentificationNumber"
                + " InsuredBranchNumber PersonalFamilyClassification InsuredName Name NameOfOther NameKana"
                + " NameOfOtherKana Sex1 Sex2 Birthdate Address PostNumber QualificationDate"
                + " DisqualificationDate InsuredCertificateIssuanceDate InsuredCardValidDate"
                + " InsuredCardExpirationDate InsuredPartialContributionRatio PreschoolClassification"
                + " ReasonOfLoss InsurerName ElderlyRecipientCertificateInfo"
                + " LimitApplicationCertificateRelatedConsFlg LimitApplicationCertificateRelatedConsTime"
                + " LimitApplicationCertificateRelatedInfo LimitApplicationCertificateChanged"
                + " SpecificDiseasesCertificateRelatedConsFlg SpecificDiseasesCertificateRelatedConsTime"
                + " SpecificDiseasesCertificateList PublicExpenseResultList"
                + " SpecificHealthCheckupsInfoConsFlg SpecificHealthCheckupsInfoConsTime"
                + " SpecificHealthCheckupsInfoAvailableTime PharmacistsInfoConsFlg"
                + " PharmacistsInfoConsTime PharmacistsInfoAvailableTime DiagnosisInfoConsFlg"
                + " DiagnosisInfoConsTime DiagnosisInfoAvailableTime OperationInfoConsFlg"
                + " OperationInfoConsTime OperationInfoAvailableTime ReferenceNumber");
  }

  @Test
  @DisplayName("6桁の保険者番号は読むときに空白を除き、書くときに8文字へ空白を補う")
  void padsTheInsurerNumber() {
    OqsRequest request = complete(OqsXml.readRequest(Messages.REQUEST.getBytes(UTF_8))).message();

    assertThat(request.searchInfo().insurerNumber()).isEqualTo("138057");
    assertThat(new String(OqsXml.write(request, OqsEncoding.UTF_8), UTF_8))
        .startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>\n<XmlMsg>")
        .contains("<InsurerNumber>  138057</InsurerNumber>")
        .doesNotContain("InsuredBranchNumber");
  }

  @Test
  @DisplayName("Shift_JIS にない文字と XML に書けない文字は●になる")
  void marksWhatCannotBeWritten() {
    String xml = Messages.REQUEST.replace("４２６０", "𠮷①");
    OqsRequest request = complete(OqsXml.readRequest(xml.getBytes(UTF_8))).message();
    assertThat(new String(OqsXml.write(request, OqsEncoding.SHIFT_JIS), Ms932.CHARSET))
        .contains("<InsuredIdentificationNumber>●①</InsuredIdentificationNumber>");

    OqsResponse control = Messages.response().withValidity("\u0001");
    assertThat(new String(OqsXml.write(control, OqsEncoding.UTF_8), UTF_8))
        .contains("<QualificationValidity>●</QualificationValidity>");
  }

  @Test
  @DisplayName("薬剤情報の同意は古い要素名でも読み、正しい名前で書く")
  void readsOldConsentNames() {
    byte[] written = OqsXml.write(Messages.response(), OqsEncoding.UTF_8);
    String old =
        new String(written, UTF_8)
            .replace("PharmacistsInfoAvailableTime", "PharmaceuticalInfoAcquisitionTime")
            .replace("PharmacistsInfo", "PharmaceuticalInfo");

    OqsResponse read = complete(OqsXml.readResponse(old.getBytes(UTF_8))).message();
    assertThat(OqsXml.write(read, OqsEncoding.UTF_8)).isEqualTo(written);
  }

  @Test
  @DisplayName("知らない要素は警告して読み飛ばす")
  void warnsOfUnknownElements() {
    String xml = Messages.REQUEST.replace("<Birthdate>", "<NewElement>1</NewElement><Birthdate>");
    Parsed<Received<OqsRequest>> parsed = OqsXml.readRequest(xml.getBytes(UTF_8));

    assertThat(parsed.value()).isPresent();
    assertThat(parsed.findings())
        .singleElement()
        .returns("unknown-element", Finding::code)
        .returns("8行目 NewElement", Finding::place);
  }

  @Test
  @DisplayName("資格有効性を替えても、ほかは変わらない")
  void replacesTheValidity() {
    OqsResponse response = Messages.response();
    assertThat(response.withValidity("3").validity()).isEqualTo("3");
    assertThat(response.withValidity("3").withValidity("1")).isEqualTo(response);
    assertThat(Optional.of(response.withValidity("3").results())).contains(response.results());
  }

  private static <T> Received<T> complete(Parsed<Received<T>> parsed) {
    assertThat(parsed.findings()).isEmpty();
    return parsed.value().get();
  }
}
