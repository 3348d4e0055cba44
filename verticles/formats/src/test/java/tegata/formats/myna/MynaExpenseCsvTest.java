package tegata.formats.myna;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tegata.formats.Finding;
import tegata.formats.Golden;
import tegata.formats.Ms932;
import tegata.formats.Parsed;
import tegata.formats.TestData;

class MynaExpenseCsvTest {

  @Test
  @DisplayName("実際の書き出しを読んで書くと、「医療費の合計」から後は1バイトも違わない")
  void survivesTheRoundTrip() throws IOException {
    byte[] original = TestData.read("myna_iryohi/iryouhi.csv");
    Parsed<MynaExpenses> parsed = MynaExpenseCsv.read(original);

    assertThat(parsed.findings()).isEmpty();
    byte[] written = MynaExpenseCsv.write(parsed.value().get(), Variant.PLAIN);
    assertThat(fromTotals(written)).isEqualTo(fromTotals(original));
    assertThat(new String(written, UTF_8)).isEqualTo(new String(original, UTF_8));
  }

  @Test
  @DisplayName("実際の書き出しの33件を、隠された番号は文字のまま、すべて読む")
  void readsTheExport() throws IOException {
    MynaExpenses expenses = read(TestData.read("myna_iryohi/iryouhi.csv"));

    assertThat(expenses.lines()).hasSize(33);
    assertThat(expenses.totalOf(expenses.period()))
        .isEqualTo(new Amounts(256_670, 179_669, 0, 77_001));
    assertThat(expenses.subject().insurerNumber()).isEqualTo("0XXXXXXX");
    assertThat(expenses.createdOn()).isEqualTo(LocalDate.of(2026, 2, 23));
  }

  @Test
  @DisplayName("変種2は、すべて引用符で囲み、半角カナ、0詰めの日付で書く")
  void writesTheQuotedVariant() {
    String text = new String(MynaExpenseCsv.write(Expenses.twoLines(), Variant.QUOTED), UTF_8);

    assertThat(text)
        .startsWith("\"わたしの情報\"\r\n\"医療費通知情報\"\r\n\r\n\"項目名\",\"内容\"\r\n")
        .contains("\"作成日\",\"2026年02月03日\"", "\"氏名カナ\",\"ｶｸｳ ﾊﾅｺ\"", "\"生年月日\",\"1981年01月01日\"")
        .contains("\"診療年月\",\"2025年1月\"", "\"窓口相当負担額（円）\",\"1,785\"");
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("どちらの変種も、決まった内容からは決まったバイト列になる")
  void isGolden(Variant variant) {
    Golden.assertSame(
        getClass(),
        "iryohi-joho-" + (variant.ordinal() + 1) + ".csv",
        MynaExpenseCsv.write(Expenses.twoLines(), variant));
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("数式に見える名前には ' を付け、読むときに除く。負の金額はそのまま")
  void disarmsFormulas(Variant variant) {
    MynaExpenses expenses =
        Expenses.of(
            new MonthRange(YearMonth.of(2025, 1), YearMonth.of(2025, 12)),
            Expenses.line("2025-01", "医科外来", "=HYPERLINK(1)", new Amounts(-100, -70, 0, -30)));
    byte[] written = MynaExpenseCsv.write(expenses, variant);

    assertThat(new String(written, UTF_8)).contains("'=HYPERLINK(1)").doesNotContain("'-");
    assertThat(read(written)).isEqualTo(expenses);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("どちらの変種も、表計算ソフトで保存し直した後も読める")
  void readsWhatASpreadsheetSaved(Variant variant) {
    String text = new String(MynaExpenseCsv.write(Expenses.twoLines(), variant), UTF_8);
    String padded = text.replace("\r\n", ",\n").replace("\n,\n", "\n");

    assertThat(read(("\uFEFF" + text).getBytes(UTF_8))).isEqualTo(Expenses.twoLines());
    assertThat(read(text.replace("\r\n", "\n").getBytes(UTF_8))).isEqualTo(Expenses.twoLines());
    assertThat(read(text.getBytes(Ms932.CHARSET))).isEqualTo(Expenses.twoLines());
    assertThat(read(padded.getBytes(UTF_8))).isEqualTo(Expenses.twoLines());
  }

  @Test
  @DisplayName("項目の順が違っても、全角数字や円の字があっても読む")
  void readsByName() {
    String text =
        plain()
            .replace("診療区分,医科外来\r\n日数,1\r\n", "日数,１\r\n診療区分,医科外来\r\n")
            .replace("窓口相当負担額（円）,\"1,785\"", "窓口相当負担額(円),１，７８５円");
    assertThat(read(text.getBytes(UTF_8))).isEqualTo(Expenses.twoLines());
  }

  @Test
  @DisplayName("年をまたぐ期間の「年間の合計」は暦年ごとに書く")
  void writesOneTotalPerYear() {
    var period = new MonthRange(YearMonth.of(2024, 11), YearMonth.of(2025, 2));
    MynaExpenses expenses =
        Expenses.of(
            period,
            Expenses.line("2024-12", "医科外来", "架空医院", new Amounts(1000, 700, 0, 300)),
            Expenses.line("2025-01", "医科外来", "架空医院", new Amounts(2000, 1400, 0, 600)));
    String text = new String(MynaExpenseCsv.write(expenses, Variant.PLAIN), UTF_8);

    assertThat(text)
        .contains("医療費の合計\r\n期間,2024年11月～2025年2月\r\n医療費の総額（円）,\"3,000\"\r\n")
        .contains("年間の合計\r\n期間,2024年11月～2024年12月\r\n医療費の総額（円）,\"1,000\"\r\n")
        .contains("期間,2025年1月～2025年2月\r\n医療費の総額（円）,\"2,000\"\r\n");
    assertThat(MynaExpenseCsv.read(text.getBytes(UTF_8)).findings()).isEmpty();
  }

  private static String plain() {
    return new String(MynaExpenseCsv.write(Expenses.twoLines(), Variant.PLAIN), UTF_8);
  }

  private static MynaExpenses read(byte[] content) {
    Parsed<MynaExpenses> parsed = MynaExpenseCsv.read(content);
    assertThat(parsed.findings()).extracting(Finding::message).isEmpty();
    return parsed.value().get();
  }

  private static String fromTotals(byte[] file) {
    String text = new String(file, UTF_8);
    return text.substring(text.indexOf("医療費の合計"));
  }
}
