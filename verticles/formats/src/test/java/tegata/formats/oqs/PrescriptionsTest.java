package tegata.formats.oqs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tegata.formats.Finding;
import tegata.formats.Parsed;
import tegata.formats.SourceFormat;
import tegata.formats.oqs.Prescriptions.Dispensing;
import tegata.formats.oqs.Prescriptions.Drug;
import tegata.formats.oqs.Prescriptions.Insured;

class PrescriptionsTest {
  private static final String MESSAGE =
      """
      <XmlMsg><MessageHeader><InsurerNumber>06130488</InsurerNumber><InsuranceCardSymbol>１２－３</InsuranceCardSymbol>\
      <InsuredPersonIdentificationNumber>４５６</InsuredPersonIdentificationNumber><BranchNumber>00</BranchNumber>\
      <QuaInf><Name>髙橋　﨑子</Name><KanaName>ﾀｶﾊｼ ｻｷｺ</KanaName><Birth>19800110</Birth></QuaInf></MessageHeader>\
      <MessageBody><CzDiMonthInf><CzMeTrDiHCd>1341234567</CzMeTrDiHCd><CzMeTrDiHNm>架空薬局</CzMeTrDiHNm>\
      <CzDiMonth>202611</CzDiMonth><CzPrlsHNm>架空医院</CzPrlsHNm><CzPrCl>院外</CzPrCl><CzDiDateInfs>\
      <CzDiDateInf><CzDiDate>20261104</CzDiDate><CzDrugInfs><CzDrugInf><CzDrugC>620000001</CzDrugC>\
      <CzDrugN>架空錠</CzDrugN><CzIngreN>架空成分</CzIngreN><CzQua1>2</CzQua1><CzUnit>錠</CzUnit><CzTimes>14</CzTimes>\
      <CzUsageN>朝食後</CzUsageN><CzSpInst>粉砕</CzSpInst><CzUsageCl>内服</CzUsageCl></CzDrugInf>%s</CzDrugInfs></CzDiDateInf>\
      %s</CzDiDateInfs></CzDiMonthInf>%s</MessageBody></XmlMsg>
      """;

  @ParameterizedTest
  @EnumSource
  @DisplayName("どちらの文字コードでも、人・薬局・日・薬を読む。旧字も残る")
  void reads(OqsEncoding encoding) {
    byte[] content = encoding.document(MESSAGE.formatted("", "", ""));

    assertThat(SourceFormat.detect(content, "x")).isEqualTo(SourceFormat.PRESCRIPTIONS);
    Parsed<Prescriptions> parsed = Prescriptions.read(content);
    assertThat(parsed.findings()).isEmpty();
    assertThat(parsed.value().orElseThrow().insured())
        .isEqualTo(
            new Insured(
                "髙橋　﨑子",
                "ﾀｶﾊｼ ｻｷｺ",
                Optional.of(LocalDate.of(1980, 1, 10)),
                "06130488",
                "１２－３",
                "４５６",
                "00"));
    assertThat(parsed.value().orElseThrow().dispensings())
        .containsExactly(
            new Dispensing(
                LocalDate.of(2026, 11, 4),
                "1341234567",
                "架空薬局",
                "架空医院",
                "院外",
                List.of(new Drug("620000001", "架空錠", "架空成分", "2", "錠", "14", "朝食後", "粉砕", "内服"))));
  }

  @ParameterizedTest(name = "{3}")
  @CsvSource(
      delimiter = '|',
      value = {
        "<CzDrugInf><CzDrugC>620000002</CzDrugC></CzDrugInf> | '' | CzDiMonthInf[1]/CzDiDateInf[1]/CzDrugInf[2] CzDrugN | no-drug-name",
        "'' | <CzDiDateInf><CzDiDate>20261131</CzDiDate></CzDiDateInf> | CzDiMonthInf[1]/CzDiDateInf[2] CzDiDate | unreadable-date",
        "'' | <CzDiDateInf></CzDiDateInf> | CzDiMonthInf[1]/CzDiDateInf[2] CzDiDate | unreadable-date"
      })
  @DisplayName("読めない薬・日は、場所と理由を示して断り、残りを取り込む")
  void leavesOut(String drug, String day, String place, String code) {
    Parsed<Prescriptions> parsed = read(MESSAGE.formatted(drug, day, ""));

    assertThat(parsed.value().orElseThrow().dispensings())
        .singleElement()
        .satisfies(one -> assertThat(one.drugs()).hasSize(1));
    assertThat(parsed.findings())
        .singleElement()
        .returns(true, Finding::isError)
        .returns(place, Finding::place)
        .returns(code, Finding::code);
  }

  @Test
  @DisplayName("薬局の分からない月は断り、知らないコードは使わず、レセプトと処方だけの記録は読み飛ばすと言う")
  void saysWhatIsPassedOver() {
    Parsed<Prescriptions> parsed =
        read(
            MESSAGE.formatted(
                "<CzDrugInf><CzDrugC>ABC</CzDrugC><CzDrugN>架空散</CzDrugN></CzDrugInf>",
                "",
                "<CzDiMonthInf/><MeTrMonthInf/><ShPrMonthInf/>"));

    assertThat(parsed.findings())
        .extracting(Finding::code)
        .containsExactly("unknown-code", "no-institution", "claims-not-kept", "not-dispensed");
    assertThat(parsed.value().orElseThrow().dispensings().get(0).drugs())
        .extracting(Drug::code)
        .containsExactly("620000001", "");
  }

  @Test
  @DisplayName("別の電文、実体参照、途中で切れた電文は断る")
  void refuses() {
    assertThat(read("<XmlMsg/>").errors())
        .extracting(Finding::code)
        .containsExactly("not-prescriptions");
    assertThat(read("<!DOCTYPE x [<!ENTITY a 'b'>]><XmlMsg>&a;</XmlMsg>").errors())
        .extracting(Finding::code)
        .containsExactly("dtd-not-allowed");
    String whole = MESSAGE.formatted("", "", "");
    assertThat(read(whole.substring(0, whole.length() / 2)).value()).isEmpty();
    assertThat(
            SourceFormat.detect(
                "<XmlMsg><MessageBody><ResultList/></MessageBody></XmlMsg>"
                    .getBytes(StandardCharsets.UTF_8),
                "x"))
        .isEqualTo(SourceFormat.UNKNOWN);
  }

  private static Parsed<Prescriptions> read(String xml) {
    return Prescriptions.read(xml.getBytes(StandardCharsets.UTF_8));
  }
}
