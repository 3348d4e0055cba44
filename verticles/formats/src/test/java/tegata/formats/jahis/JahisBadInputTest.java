package tegata.formats.jahis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tegata.formats.Finding;
import tegata.formats.Parsed;

class JahisBadInputTest {
  private static final String GOOD =
      """
      JAHISTC08,1
      1,架空 太郎,1,19800101
      5,20260312,1
      201,1,架空錠,1,錠,2,612170709,1
      301,1,毎食後服用,3,日分,1,1,,1
      201,2,架空軟膏,5,g,4,2649735M1010,1
      301,2,患部に塗布,1,調剤,5,1,,1
      """;

  @ParameterizedTest(name = "{2}")
  @CsvSource({
    "'2,612170709', '2,', missing-drug-code, 4行目 薬品コード",
    "'2,612170709', '5,612170709', unknown-value, 4行目 薬品コード種別",
    "'1,架空錠', '1,', missing-value, 4行目 薬品名称",
    "'301,1', '311,1', rp-without-usage, 4行目 RP番号",
    "'201,1', '281,1', rp-without-drug, 4行目 RP番号"
  })
  @DisplayName("規則に反する RP だけを断り、同じ調剤の残りは読む")
  void rejectsOneRp(String from, String to, String code, String place) {
    Parsed<JahisNotebook> parsed = read(GOOD.replace(from, to));

    assertThat(parsed.errors())
        .singleElement()
        .returns(code, Finding::code)
        .returns(place, Finding::place);
    assertThat(parsed.value().get().dispensings().get(0).rps())
        .extracting(Rp::number)
        .containsExactly("2");
  }

  @Test
  @DisplayName("調剤日の読めない調剤は断り、ほかの調剤は読む")
  void rejectsUndatedDispensings() {
    String second = GOOD.lines().skip(2).reduce("", (a, b) -> a + b + "\n");
    Parsed<JahisNotebook> parsed = read(GOOD + second.replace("20260312", "20260230"));

    assertThat(parsed.errors()).singleElement().returns("unreadable-date", Finding::code);
    assertThat(parsed.value().get().dispensings()).hasSize(1);
  }

  @Test
  @DisplayName("知らないレコードは警告して残りを読み、調剤日より前の薬品は断る")
  void reportsStrayRecords() {
    assertThat(read(GOOD + "999,何か\n").findings())
        .singleElement()
        .returns("unknown-record", Finding::code)
        .returns(Finding.Severity.WARNING, Finding::severity);
    assertThat(read(GOOD.replace("5,20260312,1\n", "")).errors())
        .extracting(Finding::code)
        .containsOnly("record-out-of-order");
    assertThat(read(GOOD + "911,12345678901234,2,1\n").warnings())
        .extracting(Finding::code)
        .containsExactly("split-file");
  }

  @Test
  @DisplayName("別の形式、患者のないファイル、壊れた文字は理由とともに断る")
  void refusesOtherFiles() {
    assertThat(read("JAHIS10\n1,1\n").errors())
        .extracting(Finding::code)
        .containsExactly("not-jahistc");
    assertThat(read("JAHISTC08,1\n").errors())
        .extracting(Finding::code)
        .containsExactly("no-patient");
    assertThat(JahisFile.read(new byte[] {'J', (byte) 0xFF}).value()).isEmpty();
  }

  @Test
  @DisplayName("どこで切れても例外にならず、切れた RP は読まれない")
  void survivesTruncation() {
    byte[] good = GOOD.getBytes(UTF_8);
    int firstUsage = GOOD.substring(0, GOOD.indexOf("301,1")).getBytes(UTF_8).length;
    for (int length = 0; length < good.length; length++) {
      Parsed<JahisNotebook> parsed = JahisFile.read(Arrays.copyOf(good, length));
      assertThat(parsed.value().isPresent() || !parsed.errors().isEmpty()).isTrue();
      if (length < firstUsage) {
        parsed
            .value()
            .ifPresent(
                notebook -> assertThat(notebook.dispensings()).allMatch(d -> d.rps().isEmpty()));
      }
    }
  }

  private static Parsed<JahisNotebook> read(String text) {
    return JahisFile.read(text.getBytes(UTF_8));
  }
}
