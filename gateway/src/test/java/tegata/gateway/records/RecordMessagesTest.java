package tegata.gateway.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tegata.domain.checkup.Checkup;
import tegata.domain.checkup.CheckupItem;
import tegata.domain.medication.Medicine;
import tegata.domain.medication.Medicine.Source;
import tegata.domain.person.Sex;
import tegata.domain.person.Subject;
import tegata.domain.treatment.Treatment;
import tegata.formats.Parsed;
import tegata.formats.oqs.OqsEncoding;
import tegata.formats.oqs.Prescriptions;

/** 薬剤・診療・健診の電文: as the schemas of the test say, in both encodings. */
class RecordMessagesTest {
  private static final String CLINIC = "3410712362";
  private static final Subject HANAKO =
      new Subject("髙𠮷　花子", "タカヨシ　ハナコ", LocalDate.of(1990, 3, 27), Sex.FEMALE);
  private static final LocalDate DAY = LocalDate.of(2026, 10, 2);

  @ParameterizedTest
  @EnumSource
  @DisplayName("薬剤は、月と医療機関ごと、その中の日ごとにまとまる。旧字は残り、符号のない字は印になる")
  void medicines(OqsEncoding encoding) throws Exception {
    String xml =
        valid(
            "yzk",
            encoding,
            YzkXml.medicines(
                CLINIC,
                HANAKO,
                List.of(
                    medicine(DAY, "髙橋薬局", Source.CLAIM, "架空錠<1>"),
                    medicine(DAY, "髙橋薬局", Source.CLAIM, "架空錠𠮷"),
                    medicine(DAY.minusDays(1), "髙橋薬局", Source.CLAIM, "架空散"),
                    medicine(DAY.minusMonths(1), "髙橋薬局", Source.CLAIM, "先月の薬"),
                    medicine(DAY, "髙橋薬局", Source.PRESCRIPTION, "電子の薬"),
                    medicine(DAY, "髙橋薬局", Source.NOTEBOOK, "手帳の薬")),
                encoding));

    assertThat(xml.split("<MeTrMonthInf>", -1)).hasSize(3);
    assertThat(xml)
        .contains("<MedicalInstitutionCode>3410712362<", "<MeTrDiHNm>髙橋薬局</MeTrDiHNm>")
        .contains("<MeTrMonth>202610</MeTrMonth>", "<DiDate>20261002</DiDate>")
        .contains("<DrugN>架空錠&lt;1&gt;</DrugN>", "<Qua1>1.5</Qua1><Unit>錠</Unit>")
        .contains("<Times>14</Times><UsageN>朝食後</UsageN><MeTrIdCl>内服</MeTrIdCl>")
        .contains("<CzDiMonth>202610</CzDiMonth>", "<CzDrugN>電子の薬</CzDrugN>")
        .contains(encoding == OqsEncoding.UTF_8 ? "架空錠𠮷" : "架空錠●")
        .doesNotContain("手帳の薬");
    assertThat(xml.indexOf("架空散")).isGreaterThan(xml.indexOf("<DiDate>20261001</DiDate>"));
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("書いた電子処方箋の調剤は、取込が同じものとして読む")
  void prescriptionsReadBack(OqsEncoding encoding) {
    Parsed<Prescriptions> read =
        Prescriptions.read(
            YzkXml.medicines(
                CLINIC,
                HANAKO,
                List.of(medicine(DAY, "髙橋薬局", Source.PRESCRIPTION, "架空錠<1>")),
                encoding));

    assertThat(read.errors()).isEmpty();
    assertThat(read.value().orElseThrow().dispensings())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.day()).isEqualTo(DAY);
              assertThat(one.institution()).isEqualTo("髙橋薬局");
              assertThat(one.drugs())
                  .singleElement()
                  .returns("架空錠<1>", Prescriptions.Drug::name)
                  .returns("14", Prescriptions.Drug::times)
                  .returns("内服", Prescriptions.Drug::usageClass);
            });
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("診療は、行為の名称・コード・識別・回数になる")
  void treatments(OqsEncoding encoding) throws Exception {
    String xml =
        valid(
            "yzk",
            encoding,
            YzkXml.treatments(
                CLINIC,
                HANAKO,
                List.of(
                    new Treatment(
                        DAY, "架空内科", "医科外来", "初診", "111000110", "初診料", 1, Optional.empty())),
                encoding));

    assertThat(xml)
        .contains(
            "<MeTrInf><SinInfN>初診料</SinInfN><SinInfCd>111000110</SinInfCd><MeTrIdCl>初診</MeTrIdCl><Times>1</Times></MeTrInf>")
        .contains("<InOut>医科外来</InOut>");
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("健診は、日ごとに項目が並ぶ")
  void checkups(OqsEncoding encoding) throws Exception {
    CheckupItem item =
        new CheckupItem(
            "9A751000000000001",
            "収縮期血圧",
            CheckupItem.Type.PQ,
            "118",
            Optional.of("mm[Hg]"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of("129"));
    CheckupItem smoking =
        new CheckupItem(
            "9N736000000000011",
            "喫煙",
            CheckupItem.Type.CD,
            "3",
            Optional.empty(),
            Optional.of("いいえ"),
            Optional.of("1.2.392.200119.6.24060"),
            Optional.empty(),
            Optional.empty());
    String xml =
        valid(
            "tkk",
            encoding,
            TkkXml.checkups(
                CLINIC,
                HANAKO,
                List.of(new Checkup(DAY, "架空健診センター", List.of(item, smoking))),
                encoding));

    assertThat(xml)
        .contains("<EffectiveTime>20261002</EffectiveTime>")
        .contains("<ItemCode>9A751000000000001</ItemCode><ItemName>収縮期血圧</ItemName>")
        .contains("<DataType>PQ</DataType><DataValue>118</DataValue><Unit>mm[Hg]</Unit></")
        .contains(
            "<DataType>CD</DataType><DataValue>3</DataValue><Oid>1.2.392.200119.6.24060</Oid><DataValueName>いいえ</DataValueName>");
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("誰の記録かは、氏名・カナ・生年月日・性別で書かれ、旧字は読み戻しても残るか、印になる")
  void tellsWhose(OqsEncoding encoding) throws Exception {
    String name = encoding == OqsEncoding.UTF_8 ? "髙𠮷　花子" : "髙●　花子";
    byte[] medicines =
        YzkXml.medicines(
            CLINIC, HANAKO, List.of(medicine(DAY, "髙橋薬局", Source.PRESCRIPTION, "電子の薬")), encoding);

    assertThat(valid("yzk", encoding, medicines))
        .contains(
            "<QuaInf><Name>" + name + "</Name><KanaName>タカヨシ　ハナコ</KanaName>",
            "<Birth>19900327</Birth><AdmGendCode>2</AdmGendCode></QuaInf></MessageHeader>");
    Prescriptions read = Prescriptions.read(medicines).value().orElseThrow();
    assertThat(read.insured().name()).isEqualTo(name);
    assertThat(read.insured().kana()).isEqualTo(HANAKO.kana());
    assertThat(read.insured().birthdate()).contains(HANAKO.birthdate());
    assertThat(valid("tkk", encoding, TkkXml.checkups(CLINIC, HANAKO, List.of(), encoding)))
        .contains(
            "<QualificationsInfo><Name>" + name + "</Name><KanasName>タカヨシ　ハナコ</KanasName>",
            "<Birthday>19900327</Birthday><AdministrativeGenderCode>2</AdministrativeGenderCode>");
  }

  @Test
  @DisplayName("何もない人への答えも、形のある電文になる")
  void nothing() throws Exception {
    valid("yzk", OqsEncoding.UTF_8, YzkXml.medicines(CLINIC, HANAKO, List.of(), OqsEncoding.UTF_8));
    valid(
        "yzk", OqsEncoding.UTF_8, YzkXml.treatments(CLINIC, HANAKO, List.of(), OqsEncoding.UTF_8));
    valid("tkk", OqsEncoding.UTF_8, TkkXml.checkups(CLINIC, HANAKO, List.of(), OqsEncoding.UTF_8));
  }

  private static Medicine medicine(LocalDate day, String institution, Source source, String name) {
    return new Medicine(
        day,
        institution,
        Optional.of("架空内科"),
        Optional.of("院外"),
        Optional.of("内服"),
        name,
        Optional.of("架空成分"),
        Optional.of("610000000"),
        Optional.of("1.5錠"),
        Optional.of("朝食後"),
        Optional.of("14日分"),
        source,
        Optional.empty());
  }

  /** The text, once the bytes were found to be as the schema says. */
  private static String valid(String schema, OqsEncoding encoding, byte[] message)
      throws Exception {
    SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
        .newSchema(RecordMessagesTest.class.getResource(schema + ".xsd"))
        .newValidator()
        .validate(new StreamSource(new ByteArrayInputStream(message)));
    return new String(
        message,
        encoding == OqsEncoding.UTF_8 ? StandardCharsets.UTF_8 : Charset.forName("windows-31j"));
  }
}
