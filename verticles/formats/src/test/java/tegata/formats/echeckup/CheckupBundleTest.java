package tegata.formats.echeckup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tegata.formats.Finding;
import tegata.formats.Parsed;
import tegata.formats.TestData;

class CheckupBundleTest {
  private static final String SAMPLE = "fhir/Bundle-Bundle-eCheckupReport-Sample-01.json";

  @Test
  @DisplayName("公開の見本から、人・保険・機関・実施日を読む")
  void readsWhoAndWhen() throws IOException {
    CheckupReport report = CheckupBundle.read(TestData.read(SAMPLE)).value().get();

    assertThat(report.examDate()).isEqualTo("2020-04-04");
    assertThat(report.examinee())
        .isEqualTo(
            new CheckupReport.Examinee(
                "健診 太郎", "ケンシン タロウ", Optional.of(LocalDate.of(1950, 5, 4)), "male"));
    assertThat(report.insurance())
        .isEqualTo(new CheckupReport.Insurance("06123456", "１２３４５", "６７８９０", "０１"));
    assertThat(report.institutionCode()).isEqualTo("1311234567");
    assertThat(report.institutionName()).isEqualTo("厚生労働省第一病院");
  }

  @Test
  @DisplayName("公開の見本のすべての結果を、数値・選択・順序・文章の型で読む")
  void readsEveryKindOfItem() throws IOException {
    Parsed<CheckupReport> parsed = CheckupBundle.read(TestData.read(SAMPLE));
    CheckupReport report = parsed.value().get();

    assertThat(parsed.errors()).isEmpty();
    assertThat(item(report, "9A751000000000001"))
        .returns(Item.DataType.PQ, Item::type)
        .returns(Optional.of(new BigDecimal("80")), Item::low)
        .returns(Optional.of(new BigDecimal("130")), Item::high)
        .returns("N", Item::interpretation);
    assertThat(item(report, "9N001000000000001"))
        .returns("162.3", Item::value)
        .returns("cm", Item::unit);
    assertThat(item(report, "9N736000000000011"))
        .returns(Item.DataType.CD, Item::type)
        .returns("3", Item::value)
        .returns("1.2.392.200119.6.24060", Item::choiceOid)
        .returns("いいえ", Item::display);
    assertThat(item(report, "1A020000000191111")).returns(Item.DataType.CO, Item::type);
    assertThat(item(report, "9N056160400000049"))
        .returns(Item.DataType.ST, Item::type)
        .returns("ヘルニア、膀胱炎", Item::value);
  }

  @Test
  @DisplayName("保険の資格がなければ患者の識別子から、来院がなければ最初の検査日（日本時間）から読む")
  void fallsBackWithinTheDocument() throws IOException {
    Parsed<CheckupReport> parsed = CheckupBundle.read(fixture().getBytes(UTF_8));
    CheckupReport report = parsed.value().get();

    assertThat(report.examDate()).isEqualTo("2026-05-02");
    assertThat(report.insurance())
        .isEqualTo(new CheckupReport.Insurance("06130488", "１２－３４", "４２６０", "01"));
    assertThat(report.examinee().name()).isEqualTo("架空 花子（架空の人物）");
    assertThat(report.institutionCode()).isEqualTo("3410712362");
    assertThat(report.items()).singleElement().returns("160.0", Item::value);
    assertThat(parsed.warnings()).singleElement().returns("健診項目 9N006000000000001", Finding::place);
    assertThat(parsed.errors()).singleElement().returns("unreadable-value", Finding::code);
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource({
    "'\"Bundle\"', '\"Parameters\"', not-a-bundle",
    "'\"Bundle\"', '\"NoSuchThing\"', malformed-json",
    "'\"document\"', '\"collection\"', not-a-document",
    "JP_Composition_eCheckupGeneral, JP_Composition_eReferral, other-profile",
    "'\"type\": \"document\"', '\"type\": \"document\" \"x\"', malformed-json",
    "'\"subject\"', '\"encounter\"', no-patient",
    "'\"effectiveDateTime\"', '\"issued\"', no-exam-date",
    "000000000012\"}, 000000000099\"}, dangling-reference"
  })
  @DisplayName("別の文書や壊れた文書は理由を示す")
  void reportsOtherDocuments(String from, String to, String code) throws IOException {
    assertThat(CheckupBundle.read(fixture().replace(from, to).getBytes(UTF_8)).errors())
        .extracting(Finding::code)
        .contains(code);
  }

  @Test
  @DisplayName("どこで切れた文書も、例外なく理由とともに断る")
  void refusesTruncatedDocuments() throws IOException {
    byte[] good = fixture().stripTrailing().getBytes(UTF_8);
    for (int length = 0; length < good.length; length += 7) {
      Parsed<CheckupReport> parsed = CheckupBundle.read(Arrays.copyOf(good, length));
      assertThat(parsed.value()).as("cut at %d", length).isEmpty();
      assertThat(parsed.errors()).isNotEmpty();
    }
  }

  @Test
  @DisplayName("大きすぎる文書と、深すぎる入れ子は断る")
  void keepsLimits() {
    assertThat(CheckupBundle.read(new byte[CheckupBundle.MAX_BYTES + 1]).errors())
        .extracting(Finding::code)
        .containsExactly("too-large");
    String deep =
        "{\"resourceType\":\"Bundle\",\"x\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
    assertThat(CheckupBundle.read(deep.getBytes(UTF_8)).errors())
        .extracting(Finding::code)
        .containsExactly("malformed-json");
  }

  private static Item item(CheckupReport report, String code) {
    return report.items().stream()
        .filter(item -> item.code().equals(code))
        .findFirst()
        .orElseThrow();
  }

  private static String fixture() throws IOException {
    try (InputStream in = CheckupBundleTest.class.getResourceAsStream("fictitious-checkup.json")) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
