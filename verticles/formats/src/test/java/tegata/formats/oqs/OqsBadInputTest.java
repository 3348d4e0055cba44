package tegata.formats.oqs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tegata.formats.Finding;
import tegata.formats.Ms932;
import tegata.formats.Parsed;

class OqsBadInputTest {
  private static final String GOOD = Messages.REQUEST;

  @Test
  @DisplayName("文書型宣言は、何も定義していなくても断る")
  void refusesDocumentTypes() {
    assertRefused(withDocumentType("<!DOCTYPE XmlMsg>"), "dtd-not-allowed");
    assertRefused(
        withDocumentType("<!DOCTYPE XmlMsg SYSTEM \"http://127.0.0.1:9/x.dtd\">"),
        "dtd-not-allowed");
    assertRefused(withDocumentType("<!DOCTYPE XmlMsg [<!ENTITY a \"b\">]>"), "dtd-not-allowed");
  }

  @Test
  @DisplayName("外部実体でファイルの中身を引き出せない")
  void readsNoExternalEntities(@TempDir Path folder) throws Exception {
    Path secret = Files.writeString(folder.resolve("secret.txt"), "secret");
    String doctype = "<!DOCTYPE XmlMsg [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>";

    Parsed<?> parsed = read(withDocumentType(doctype).replace("４２６０", "&x;"));
    assertThat(parsed.value()).isEmpty();
    assertThat(parsed.findings().toString()).doesNotContain("secret");
  }

  @Test
  @DisplayName("定義のない実体参照は断る")
  void refusesUndefinedEntities() {
    assertThat(read(GOOD.replace("４２６０", "&x;")).errors()).isNotEmpty();
  }

  @Test
  @DisplayName("どこで切れた電文も、例外なく理由とともに断る")
  void refusesTruncatedMessages() {
    byte[] good = GOOD.stripTrailing().getBytes(UTF_8);
    for (int length = 0; length < good.length; length++) {
      Parsed<?> parsed = OqsXml.readRequest(Arrays.copyOf(good, length));
      assertThat(parsed.value()).as("cut at %d", length).isEmpty();
      assertThat(parsed.errors()).isNotEmpty();
    }
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource({
    "XmlMsg>, Envelope>, not-oqs",
    "<XmlMsg>, <XmlMsg xmlns='urn:x'>, not-oqs",
    "MessageHeader>, Header>, missing-element",
    "QualificationConfirmSearchInfo>, SearchInfo>, missing-element",
    "20010327, 20010229, unreadable-date",
    "20010327, '', missing-element",
    "<Birthdate>20010327</Birthdate>, <Birthdate>20010327</Birthdate><Birthdate>19990101</Birthdate>, repeated-element",
    "UTF-8, EUC-JP, unsupported-encoding",
    "UTF-8, UTF-16, unsupported-encoding"
  })
  @DisplayName("形の違う電文は断る")
  void refusesOtherShapes(String from, String to, String code) {
    assertRefused(GOOD.replace(from, to), code);
  }

  @Test
  @DisplayName("深さ・要素数・値の長さ・全体の大きさに上限がある")
  void keepsLimits() {
    String body = "<MessageBody>";
    assertRefused(GOOD.replace(body, body + "<a>".repeat(40) + "</a>".repeat(40)), "too-complex");
    assertRefused(GOOD.replace(body, body + "<a/>".repeat(XmlTree.MAX_ELEMENTS)), "too-complex");
    assertRefused(GOOD.replace("４２６０", "4".repeat(XmlTree.MAX_TEXT + 1)), "text-too-long");
    assertRefused(GOOD.replace("４２６０", "4<!-- -->".repeat(XmlTree.MAX_TEXT + 1)), "text-too-long");
    assertRefused(GOOD + " ".repeat(OqsXml.MAX_BYTES), "too-large");
  }

  @Test
  @DisplayName("宣言と違う文字コードの電文は断る")
  void refusesWrongEncodings() {
    assertThat(OqsXml.readRequest(GOOD.getBytes(Ms932.CHARSET)).errors())
        .extracting(Finding::code)
        .containsExactly("malformed-encoding");
    assertThat(OqsXml.readRequest(GOOD.getBytes(StandardCharsets.UTF_16)).value()).isEmpty();
    assertThat(
            OqsXml.readRequest(GOOD.replace("UTF-8", "Shift_JIS").getBytes(Ms932.CHARSET)).value())
        .isPresent();
  }

  @Test
  @DisplayName("知らない資格有効性や処理結果区分の回答は断る")
  void refusesUnknownCodes() {
    String good = new String(OqsXml.write(Messages.response(), OqsEncoding.UTF_8), UTF_8);
    String validity = good.replace("Validity>1<", "Validity>7<");
    String segment = good.replace("SegmentOfResult>1<", "SegmentOfResult>3<");

    assertThat(OqsXml.readResponse(validity.getBytes(UTF_8)).errors())
        .singleElement()
        .returns("QualificationValidity", Finding::place);
    assertThat(OqsXml.readResponse(segment.getBytes(UTF_8)).errors())
        .singleElement()
        .returns("SegmentOfResult", Finding::place);
  }

  private static String withDocumentType(String doctype) {
    return GOOD.replace("<XmlMsg>", doctype + "<XmlMsg>");
  }

  private static void assertRefused(String xml, String code) {
    Parsed<?> parsed = read(xml);
    assertThat(parsed.value()).isEmpty();
    assertThat(parsed.errors()).extracting(Finding::code).contains(code);
  }

  private static Parsed<?> read(String xml) {
    return OqsXml.readRequest(xml.getBytes(UTF_8));
  }
}
