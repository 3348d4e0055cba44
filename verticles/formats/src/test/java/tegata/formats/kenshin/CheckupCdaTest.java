package tegata.formats.kenshin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.SAXException;
import tegata.formats.Finding;
import tegata.formats.Parsed;
import tegata.formats.SourceFormat;
import tegata.formats.TestData;
import tegata.formats.echeckup.CheckupReport;
import tegata.formats.echeckup.Item;
import tegata.formats.echeckup.Item.DataType;

class CheckupCdaTest {

  @Test
  @DisplayName("受診者・保険・機関・項目を、一連検査の中のものまで読み、未実施は読まない")
  void readsADocument() throws IOException {
    Parsed<CheckupReport> parsed = CheckupCda.read(fixture());
    CheckupReport report = parsed.value().orElseThrow();

    assertThat(parsed.findings()).isEmpty();
    assertThat(report.examDate()).isEqualTo(LocalDate.of(2026, 6, 3));
    assertThat(report.madeAt()).contains(Instant.parse("2026-06-30T15:00:00Z"));
    assertThat(report.examinee().kana()).isEqualTo("カクウ　タロウ");
    assertThat(report.examinee().birthdate()).contains(LocalDate.of(1980, 1, 10));
    assertThat(report.insurance())
        .isEqualTo(new CheckupReport.Insurance("06130488", "１２－３", "４５６", "00"));
    assertThat(report.institutionCode()).isEqualTo("1319999913");
    assertThat(report.institutionName()).isEqualTo("架空健診センター");
    assertThat(report.items())
        .extracting(Item::name, Item::type, Item::value, Item::unit, Item::display)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("身長", DataType.PQ, "170.5", "cm", ""),
            org.assertj.core.groups.Tuple.tuple("HDLコレステロール", DataType.PQ, "39", "mg/dL", ""),
            org.assertj.core.groups.Tuple.tuple("心電図(所見の有無)", DataType.CD, "1", "", "所見あり"),
            org.assertj.core.groups.Tuple.tuple("心電図(所見)", DataType.ST, "架空の所見", "", ""));
    assertThat(report.items().get(1).low())
        .hasValueSatisfying(v -> assertThat(v).isEqualByComparingTo("40"));
    assertThat(report.items().get(1).interpretation()).isEqualTo("L");
  }

  @Test
  @DisplayName("見本は、公表されているスキーマ hc08_V08.xsd に合っている")
  void fixtureIsValid() throws IOException, SAXException {
    TestData.read("kenshin/xsd/hc08_V08.xsd");
    Path schema = Path.of(System.getenv("TEGATA_TEST_DATA"), "kenshin/xsd/hc08_V08.xsd");
    Schema hc08 =
        SchemaFactory.newDefaultInstance().newSchema(new StreamSource(schema.toUri().toString()));
    byte[] valid = fixture();

    assertThatCode(() -> validate(hc08, valid)).doesNotThrowAnyException();
    assertThatCode(
            () ->
                validate(
                    hc08,
                    text()
                        .replace("<custodian>", "<keeper>")
                        .replace("</custodian>", "</keeper>")
                        .getBytes(UTF_8)))
        .isInstanceOf(SAXException.class);
  }

  static Stream<Arguments> hostile() throws IOException {
    String good = text();
    String deep = "<a>".repeat(10_000) + "</a>".repeat(10_000);
    return Stream.of(
        Arguments.of(
            "DTD",
            good.replace(
                "<ClinicalDocument ",
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><ClinicalDocument "),
            "dtd-not-allowed"),
        Arguments.of("1万段", good.replace("<text/>", "<text>" + deep + "</text>"), "too-complex"),
        Arguments.of("途中で切れた文書", good.substring(0, good.length() / 2), "malformed-xml"),
        Arguments.of("知らない実体", good.replace("架空の所見", "&xxe;"), "dtd-not-allowed"),
        Arguments.of("長い値", good.replace("架空の所見", "所".repeat(30_000)), "text-too-long"),
        Arguments.of("別の文書", "<ClinicalDocumentX/>", "another-document"),
        Arguments.of("実施日のない文書", good.replace("20260603", "2026"), "unreadable-date"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hostile")
  @DisplayName("危ない文書、使えない文書は、わけを言って断る")
  void refuses(String what, String document, String code) {
    Parsed<CheckupReport> parsed = CheckupCda.read(document.getBytes(UTF_8));

    assertThat(parsed.value()).isEmpty();
    assertThat(parsed.findings()).extracting(Finding::code).contains(code);
  }

  @Test
  @DisplayName("文書と、パッケージのほかのファイルを、中身で見分ける")
  void isDetected() throws IOException {
    assertThat(SourceFormat.detect(fixture(), "x")).isEqualTo(SourceFormat.CHECKUP_CDA);
    assertThat(
            Stream.of("hc08_V08", "ix08_V08", "su08_V08")
                .map(name -> read("kenshin/xsd/" + name + ".xsd"))
                .map(content -> SourceFormat.detect(content, "x")))
        .containsOnly(SourceFormat.CHECKUP_ENVELOPE);
  }

  private static byte[] read(String path) {
    try {
      return TestData.read(path);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void validate(Schema schema, byte[] document) throws IOException, SAXException {
    javax.xml.validation.Validator validator = schema.newValidator();
    validator.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    validator.validate(new StreamSource(new ByteArrayInputStream(document)));
  }

  private static String text() throws IOException {
    return new String(fixture(), UTF_8);
  }

  private static byte[] fixture() throws IOException {
    return Optional.ofNullable(CheckupCdaTest.class.getResourceAsStream("fictitious-checkup.xml"))
        .orElseThrow()
        .readAllBytes();
  }
}
