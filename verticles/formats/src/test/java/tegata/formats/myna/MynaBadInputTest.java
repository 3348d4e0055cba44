package tegata.formats.myna;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tegata.formats.Finding;
import tegata.formats.Parsed;

class MynaBadInputTest {
  private final byte[] good = MynaExpenseCsv.write(Expenses.twoLines(), Variant.PLAIN);
  private final String text = new String(good, UTF_8);

  @Test
  @DisplayName("どこで切れたファイルも、例外なく理由とともに断るか、全件を読む")
  void refusesTruncatedFiles() {
    int end = text.indexOf("保険者の名称,");
    int wholeFrom =
        text.substring(0, end).getBytes(UTF_8).length + "保険者の名称,".getBytes(UTF_8).length;
    for (int length = 0; length < good.length; length++) {
      Parsed<MynaExpenses> parsed = MynaExpenseCsv.read(Arrays.copyOf(good, length));
      if (length < wholeFrom - 1) {
        assertThat(parsed.value()).as("cut at %d", length).isEmpty();
        assertThat(parsed.errors()).isNotEmpty();
      } else {
        parsed.value().ifPresent(value -> assertThat(value.lines()).hasSize(2));
      }
    }
  }

  @Test
  @DisplayName("合計が明細と違えば警告し、明細を正とする")
  void warnsOfDifferingTotals() {
    Parsed<MynaExpenses> parsed = read(text.replaceFirst("\"10,860\"", "\"10,861\""));

    assertThat(parsed.findings())
        .singleElement()
        .returns(Finding.Severity.WARNING, Finding::severity)
        .returns("total-differs-from-rows", Finding::code)
        .returns("20行目 医療費の総額（円）", Finding::place);
    assertThat(parsed.value()).contains(Expenses.twoLines());
  }

  @Test
  @DisplayName("内訳の合わない行は警告して残す")
  void keepsRowsThatDoNotAddUp() {
    Parsed<MynaExpenses> parsed = read(text.replace("\"3,437\"", "\"3,438\""));

    assertThat(parsed.warnings()).extracting(Finding::code).contains("amounts-do-not-add-up");
    assertThat(parsed.errors()).isEmpty();
    assertThat(parsed.value().get().lines()).hasSize(2);
  }

  @Test
  @DisplayName("金額の読めない行だけを、行と項目を示して断る")
  void rejectsOnlyTheUnreadableRow() {
    Parsed<MynaExpenses> parsed = read(text.replace("\"1,785\"", "X,XXX"));

    assertThat(parsed.errors())
        .singleElement()
        .returns("unreadable-amount", Finding::code)
        .returns("38行目 窓口相当負担額（円）", Finding::place);
    assertThat(parsed.value().get().lines())
        .singleElement()
        .isEqualTo(Expenses.twoLines().lines().get(1));
  }

  @Test
  @DisplayName("診療年月の行が抜けて2件がつながったら、どちらの金額とも決めずに断る")
  void rejectsMergedRecords() {
    Parsed<MynaExpenses> parsed = read(text.replace("診療年月,2025年2月\r\n", ""));

    assertThat(parsed.errors()).singleElement().returns("repeated-item", Finding::code);
    assertThat(parsed.value().get().lines()).isEmpty();
  }

  @Test
  @DisplayName("知らない項目は警告して読み飛ばす")
  void warnsOfUnknownItems() {
    Parsed<MynaExpenses> parsed = read(text.replace("日数,1\r\n", "日数,1\r\n新しい項目,値\r\n"));

    assertThat(parsed.findings()).extracting(Finding::code).containsOnly("unknown-item");
    assertThat(parsed.value()).contains(Expenses.twoLines());
  }

  @Test
  @DisplayName("作成日がなければ、新旧を決められないので断る")
  void needsTheCreationDate() {
    Parsed<MynaExpenses> parsed = read(text.replace("作成日,2026年2月3日", "作成日,2026年2月30日"));

    assertThat(parsed.value()).isEmpty();
    assertThat(parsed.errors()).extracting(Finding::code).containsExactly("no-creation-date");
  }

  @Test
  @DisplayName("引用符の閉じていない CSV や別の表は理由とともに断る")
  void refusesOtherFiles() {
    assertThat(read("わたしの情報\n\"医療費").errors()).extracting(Finding::code).contains("broken-csv");
    assertThat(read("a,b\n1,2\n").errors()).extracting(Finding::code).contains("not-myna-expenses");
    assertThat(MynaExpenseCsv.read(new byte[] {(byte) 0x81}).errors())
        .extracting(Finding::code)
        .contains("unknown-encoding");
  }

  private static Parsed<MynaExpenses> read(String content) {
    return MynaExpenseCsv.read(content.getBytes(UTF_8));
  }
}
