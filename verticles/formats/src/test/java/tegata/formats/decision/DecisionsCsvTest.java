package tegata.formats.decision;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tegata.formats.Finding;
import tegata.formats.Parsed;

class DecisionsCsvTest {
  private static final String HEADER = "受付番号,版,決定,差戻しの理由,本人に伝えること,交付日,有効期限\r\n";
  private static final String NUMBER = "D-202611-000042-7";

  @Test
  @DisplayName("受け取った一覧は、そのまま送り返すと何も決めない")
  void whatWaitsDecidesNothing() {
    byte[] list =
        DecisionsCsv.write(
            List.of(
                new DecisionsCsv.Waiting(
                    NUMBER, 3, "受付", LocalDate.of(2026, 11, 20), LocalDate.of(2026, 12, 20))));

    Parsed<List<Decision>> parsed = DecisionsCsv.read(list);
    assertThat(parsed.findings()).isEmpty();
    assertThat(parsed.value().orElseThrow()).isEmpty();
    assertThat(new String(list, UTF_8)).contains(NUMBER + ",3,受付,2026-11-20,2026-12-20,,,,,");
  }

  @Test
  @DisplayName("受理・差戻し・交付を、行の番号とともに読む")
  void readsDecisions() {
    Parsed<List<Decision>> parsed =
        read(
            NUMBER + ",3,受理,,,,\r\n",
            "D-202611-000043-5,１,差戻し,送り先不明,\"住所を、\n教えてください\",,\r\n",
            "D-202611-000044-3,2,交付,,,2026/11/27,2031-11-26\r\n");

    assertThat(parsed.findings()).isEmpty();
    assertThat(parsed.value().orElseThrow())
        .containsExactly(
            new Decision(
                2,
                NUMBER,
                3,
                Decision.Kind.ACCEPT,
                Optional.empty(),
                "",
                Optional.empty(),
                Optional.empty()),
            new Decision(
                4,
                "D-202611-000043-5",
                1,
                Decision.Kind.RETURN,
                Optional.of(Decision.Reason.ADDRESS_UNKNOWN),
                "住所を、\n教えてください",
                Optional.empty(),
                Optional.empty()),
            new Decision(
                5,
                "D-202611-000044-3",
                2,
                Decision.Kind.ISSUE,
                Optional.empty(),
                "",
                Optional.of(LocalDate.of(2026, 11, 27)),
                Optional.of(LocalDate.of(2031, 11, 26))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "D-1,3,受理,,,,|受付番号|malformed-value",
        "D-202611-000042-7,0,受理,,,,|版|malformed-value",
        "D-202611-000042-7,,受理,,,,|版|missing-value",
        "D-202611-000042-7,3,承認,,,,|決定|unknown-value",
        "D-202611-000042-7,3,差戻し,,理由は別に,,|差戻しの理由|missing-value",
        "D-202611-000042-7,3,差戻し,嫌だから,,,|差戻しの理由|unknown-value",
        "D-202611-000042-7,3,交付,,,2026-11-27,|有効期限|missing-value",
        "D-202611-000042-7,3,交付,,,きのう,2031-11-26|交付日|unreadable-date",
        "D-202611-000042-7,3,受理,,,2026-11-27,|交付日|does-not-fit",
        "D-202611-000042-7,3,交付,その他,,2026-11-27,2031-11-26|差戻しの理由|does-not-fit",
        "D-202611-000042-7,3,受理,,,,,余り||too-many-fields"
      })
  @DisplayName("誤りのある行は、列と理由を示して断り、ほかの行は残る")
  void refusesRows(String row, String column, String code) {
    Parsed<List<Decision>> parsed = read(row + "\r\n", "D-202611-000044-3,2,受理,,,,\r\n");

    assertThat(parsed.errors())
        .extracting(Finding::place, Finding::code)
        .contains(
            org.assertj.core.groups.Tuple.tuple(column == null ? "2行目 " : "2行目 " + column, code));
    assertThat(parsed.value().orElseThrow())
        .extracting(Decision::number)
        .containsExactly("D-202611-000044-3");
  }

  @Test
  @DisplayName("長すぎる言葉と、同じ受付番号の二行目は断る")
  void refusesLongAndRepeated() {
    assertThat(read(NUMBER + ",3,差戻し,その他," + "あ".repeat(401) + ",,\r\n").errors())
        .extracting(Finding::code)
        .containsExactly("too-long");
    assertThat(read(NUMBER + ",3,差戻し,その他," + "𠮷".repeat(400) + ",,\r\n").errors()).isEmpty();
    Parsed<List<Decision>> twice = read(NUMBER + ",3,受理,,,,\r\n", NUMBER + ",3,受理,,,,\r\n");
    assertThat(twice.errors()).extracting(Finding::code).containsExactly("contradicting-rows");
    assertThat(twice.value().orElseThrow()).hasSize(1);
  }

  private static Parsed<List<Decision>> read(String... rows) {
    return DecisionsCsv.read((HEADER + String.join("", rows)).getBytes(UTF_8));
  }
}
