package tegata.portal.tax;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.Charset;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tegata.contract.TaxApi;
import tegata.domain.tax.OwnRow;
import tegata.domain.tax.TaxDraft;
import tegata.domain.tax.TaxEntry;
import tegata.portal.fixture.Browser;
import tegata.portal.fixture.Browser.Page;
import tegata.portal.fixture.FakeProxies;
import tegata.portal.fixture.People;
import tegata.portal.fixture.TestPortal;

class TaxPagesTest {
  @RegisterExtension static final TestPortal PORTAL = new TestPortal();

  private static final String YEAR = "/tax/2025/";

  private Browser hanako;

  @BeforeEach
  void logIn() {
    hanako = PORTAL.hanako();
  }

  @Test
  @DisplayName("年をえらび、5つの質問に答えると、どちらの控除が有利かが計算の途中と根拠つきで出る")
  void leadsFromTheYearToTheResult() {
    assertThat(hanako.get("/tax").html().select(".card__link").eachAttr("href"))
        .contains("/tax/2025");
    assertThat(hanako.get("/tax/2025").header("Location")).isEqualTo("/tax/2025/who");

    Page who = hanako.submit(YEAR + "who", at(0, "person", FakeProxies.CHILD.toString()));
    assertThat(who.header("Location")).isEqualTo("/tax/2025/receipts");
    assertThat(hanako.get(YEAR + "receipts").html().select("main").text())
        .contains("4,758円", "通知が届いている月：12月", "柔道整復", "架空小児科", "子どもの助成を確認");

    add("架空薬局", "MEDICINE", "２００，０００円", true);
    Page income = hanako.submit(YEAR + "income", at(2, "income", "5,000,000"));
    assertThat(income.header("Location")).isEqualTo("/tax/2025/effort");
    assertThat(hanako.submit(YEAR + "effort", at(3, "effort", "yes")).header("Location"))
        .isEqualTo("/tax/2025/result");

    Document result = hanako.get(YEAR + "result").html();
    assertThat(result.select(".answer").text()).contains("医療費控除のほうが、控除額が16,758円多く");
    assertThat(result.select("main").text())
        .contains("104,758円", "88,000円", "所得税法第73条", "租税特別措置法第41条の17", "領収書を5年間", "添付書類");
    assertThat(result.select("a[href=/tax/2025/export]")).isNotEmpty();
  }

  @Test
  @DisplayName("届いた行を直すと、差が10円未満なら直さなくてよいこと、領収書の保管が伝わる")
  void correctsARow() {
    String href = hrefOf("架空内科クリニック");
    assertThat(hanako.get(href).html().select("main").text()).contains("1,785円", "10円未満の差は直さなくて");

    hanako.submit(href, at(href, 0, "paid", "1780"));
    assertThat(hanako.get(YEAR + "receipts").html().select("tbody").text())
        .contains("1,780円", "通知を直した", "10円未満の差", "領収書を保管");

    hanako.submit(href, at(href, 1, "do", "remove"));
    assertThat(PORTAL.tax().draft().corrections()).isEmpty();
  }

  @Test
  @DisplayName("12月分を次の年に支払ったとすると、この年の計算から外れる")
  void movesARowToTheYearOfPayment() {
    String href = hrefOf("架空内科クリニック");
    hanako.submit(
        href, new HashMap<>(Map.of("version", "0", "paid", "1785", "paidOn", "2026-01-08")));
    assertThat(hanako.get(YEAR + "receipts").html().select("tbody").text()).contains("ほかの年の分");

    Page far =
        hanako.submit(
            href, new HashMap<>(Map.of("version", "1", "paid", "1785", "paidOn", "2028-01-08")));
    assertThat(far.status()).isEqualTo(400);
    assertThat(far.html().select("#paidOn-error").text()).contains("2025年の中の日");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @DisplayName("おかしな額・名前・日付は、欄のそばに言葉で伝え、打ったものを残す")
  @CsvSource({
    "paid, -500, マイナス",
    "paid, '△500', マイナス",
    "paid, 12.5, 1円未満",
    "paid, 1000000000, 大きすぎ",
    "paid, 99999999999999999999999, 大きすぎ",
    "paid, せん円, 数字で",
    "paid, '', 金額を入れて",
    "person, 架空架空架空架空架空花, 10文字まで",
    "person, '', 入れてください",
    "payee, 架空総合病院架空総合病院架空総合病院架空総, 20文字まで",
    "payee, '=HYPERLINK(1)', 先頭に",
    "payee, '＋架空', 先頭に",
    "payee, '@架空', 先頭に",
    "kind, NONSENSE, 種類",
    "paidOn, 2024-12-31, 2025年の中の日",
    "paidOn, 2025-02-30, 日付は",
    "paidOn, きのう, 日付は"
  })
  void tellsWhatIsWrong(String field, String typed, String words) {
    Map<String, String> form = receipt("架空薬局", "MEDICINE", "1000");
    form.put(field, typed);
    Page page = hanako.submit(YEAR + "add", form);

    assertThat(page.status()).isEqualTo(400);
    assertThat(page.html().select(".error-summary a[href=#" + field + "]").text()).contains(words);
    assertThat(page.html().select("main .field__error").text()).contains(words);
    assertThat(page.html().select("input[name=payee]").val())
        .isEqualTo(field.equals("payee") ? typed : "架空薬局");
    assertThat(PORTAL.tax().draft().rows()).isEmpty();
  }

  @Test
  @DisplayName("全角の額も入り、同じ様式を二度送っても一行、直すことも取り消すこともできる")
  void addsARowOnce() {
    Map<String, String> form = receipt("架空鍼灸院", "OTHER", "１，２００");
    hanako.submit(YEAR + "add", form);
    hanako.submit(YEAR + "add", form);
    assertThat(PORTAL.tax().draft().rows()).extracting(OwnRow::paid).containsExactly(1200L);

    String href = hrefOf("架空鍼灸院");
    form.put("version", "2");
    form.put("paid", "900");
    hanako.submit(href, form);
    assertThat(PORTAL.tax().draft().rows()).extracting(OwnRow::paid).containsExactly(900L);
    hanako.submit(href, at(href, 3, "do", "remove"));
    assertThat(PORTAL.tax().draft().rows()).isEmpty();
  }

  @Test
  @DisplayName("貼り付けは、タブでもカンマでもよく、誤りは行番号で伝え、一行も足さない")
  void pastesRows() {
    String good = "架空 花子\t架空内科\t診療\t1,200\t2025/1/15\n\n架空 太郎,架空薬局,セルフメディケーション,\"2,000\"";
    Page page = hanako.submit(YEAR + "paste", pasted(good));
    assertThat(page.header("Location")).isEqualTo("/tax/2025/receipts");
    assertThat(PORTAL.tax().draft().rows())
        .extracting(OwnRow::paid, OwnRow::kind, OwnRow::selfMedication)
        .containsExactly(
            tuple(1200L, TaxEntry.Kind.TREATMENT, false),
            tuple(2000L, TaxEntry.Kind.MEDICINE, true));

    String bad = good + "\n架空 花子,架空内科,診療,1,200\n架空 花子,架空内科,宇宙,-5,2024-01-01\n\"閉じない";
    Page refused = hanako.submit(YEAR + "paste", pasted(bad));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.html().select(".error-summary").text())
        .contains("4行目", "5行目：医療費の種類", "5行目：金額にマイナス", "5行目：支払った日は2025年", "6行目");
    assertThat(refused.html().select("textarea").val()).isEqualTo(bad);
    assertThat(PORTAL.tax().draft().rows()).hasSize(2);
  }

  @Test
  @DisplayName("995行は一度に入り、2,000行は、何行までかを伝えて、打ったものを残す")
  void refusesTwoThousandRows() {
    assertThat(hanako.submit(YEAR + "paste", pasted(lines(995))).status()).isEqualTo(303);
    assertThat(PORTAL.tax().draft().rows()).hasSize(995);

    Page page = hanako.submit(YEAR + "paste", pasted(lines(2000)));
    assertThat(page.status()).isEqualTo(400);
    assertThat(page.html().select(".error-summary").text()).contains("995行まで", "2,000行");
    assertThat(page.html().select("textarea").val()).hasLineCount(2000);

    Page full = hanako.submit(YEAR + "add", receipt("架空薬局", "MEDICINE", "1"));
    assertThat(full.status()).isEqualTo(400);
    assertThat(full.html().select(".error-summary").text()).contains("995行");
  }

  @Test
  @DisplayName("二つのタブで遅かったほうには、打ったものを見せたまま伝え、もう一度送れば保存する")
  void tellsTheSlowerTab() {
    PORTAL.tax().changeElsewhere();
    Page page = hanako.submit(YEAR + "income", at(0, "income", "3,210,000"));

    assertThat(page.status()).isEqualTo(409);
    assertThat(page.html().select("[role=status]").text()).contains("別の画面（タブ）", "失われていません");
    assertThat(page.html().select("#income").val()).isEqualTo("3,210,000");
    String now = page.html().select("input[name=version]").val();
    Page again = hanako.submit(YEAR + "income", at(Long.parseLong(now), "income", "3,210,000"));
    assertThat(again.status()).isEqualTo(303);
    assertThat(PORTAL.tax().draft().income()).contains(3_210_000L);
  }

  @Test
  @DisplayName("途中で代理が終わると、その人の行は出ず、わけと、訂正が残っていることを伝える")
  void tellsOfAProxyThatEnded() {
    hanako.submit(YEAR + "who", at(0, "person", FakeProxies.CHILD.toString()));
    String href = hrefOf("架空小児科");
    hanako.submit(href, at(href, 1, "paid", "0"));
    PORTAL.tax().endProxy();

    Page page = hanako.get(YEAR + "receipts");
    assertThat(page.html().select("main").text())
        .contains("架空 健太 さんの代理が終わった", "訂正1件は残っていて")
        .doesNotContain("架空小児科");
    assertThat(hanako.get(YEAR + "result").html().select("main").text()).contains("代理が終わった");
    assertThat(hanako.get(href).status()).isEqualTo(404);
  }

  @Test
  @DisplayName("補填は治療ごとに入り、支払より多い分は引かないと伝える。治療をえらばないと断る")
  void takesReimbursements() {
    Document page = hanako.get(YEAR + "reimbursed").html();
    String row = page.select("input[name=row]").first().val();
    Map<String, String> form = at(0, "what", "INSURANCE");
    form.put("yen", "50000");
    form.put("form", UUID.randomUUID().toString());
    Page refused = hanako.submit(YEAR + "reimbursed", form);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.html().select(".error-summary").text()).contains("一つ以上");
    assertThat(refused.html().select("#yen").val()).isEqualTo("50000");

    form.put("row", row);
    assertThat(hanako.submit(YEAR + "reimbursed", form).status()).isEqualTo(303);
    assertThat(hanako.get(YEAR + "reimbursed").html().select("main").text())
        .contains("50,000円", "多い補填です");
    hanako.submit(YEAR + "income", at(1, "income", "0"));
    assertThat(hanako.get(YEAR + "result").html().select("main").text()).contains("引いていません");

    Map<String, String> remove =
        at(2, "remove", PORTAL.tax().draft().reimbursements().get(0).id().toString());
    hanako.submit(YEAR + "reimbursed", remove);
    assertThat(PORTAL.tax().draft().reimbursements()).isEmpty();
  }

  @Test
  @DisplayName("消すかを尋ねてから消す。知らない年や行は、ない")
  void deletesAndKnowsNothingElse() {
    hanako.submit(YEAR + "income", at(0, "income", "1"));
    assertThat(hanako.get(YEAR + "delete").heading()).contains("消しますか");
    hanako.submit(YEAR + "delete", Map.of());
    assertThat(PORTAL.tax().draft().income()).isEmpty();

    assertThat(hanako.get("/tax/2019/result").status()).isEqualTo(404);
    assertThat(hanako.get("/tax/abcd/result").status()).isEqualTo(404);
    assertThat(hanako.get(YEAR + "receipts/" + UUID.randomUUID()).status()).isEqualTo(404);
    assertThat(PORTAL.stranger().get(YEAR + "result").status()).isEqualTo(302);
  }

  @Test
  @DisplayName("代理中は、自分の申告であることを伝え、だれの下書きも見せない")
  void isAboutTheFilerOnly() {
    hanako.submit("/proxies/" + FakeProxies.PROXY + "/show", Map.of());
    Page page = hanako.get(YEAR + "receipts");

    assertThat(page.html().select("main").text()).contains("申告する人自身");
    assertThat(PORTAL.world().asked(TaxApi.RESULT)).isEmpty();
  }

  @Test
  @DisplayName("時間切れのあとに送ったものは、次のログインのあと同じ欄にあり、保存すると片付く")
  void findsWhatCameTooLate() {
    String token = hanako.formToken();
    PORTAL.identity().runOut();
    Map<String, String> form = at(YEAR + "income", 0, "income", "4,560,000");
    form.put("_form", token);
    Page late = hanako.post(YEAR + "income", form, "Origin", PORTAL.origin());
    assertThat(late.header("Location")).isEqualTo("/login?kept&next=%2Ftax%2Flate");

    Browser again = PORTAL.hanako();
    assertThat(again.get("/tax/late").header("Location")).isEqualTo(YEAR + "income");
    Page page = again.get(YEAR + "income");
    assertThat(page.html().select("#income").val()).isEqualTo("4,560,000");
    assertThat(page.html().select("[role=status]").text()).contains("時間切れ");

    again.submit(YEAR + "income", at(0, "income", "4,560,000"));
    assertThat(again.get("/tax/late").header("Location")).isEqualTo("/tax");
  }

  @Test
  @DisplayName("CSVは、Shift_JISでもBOM付きでも読め、何件がすでに届いていたかを言う。CSVでないものは断る")
  void readsAFile() {
    byte[] csv = hanako.get("/expenses.csv?from=2025-01&to=2025-12").bytes();
    Page page = hanako.upload(YEAR + "upload", csv);
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.html().select("main").text()).contains("4件を足しました", "すでに届いていた1件", "ほかの年の2件");

    byte[] sjis = new String(csv, UTF_8).getBytes(Charset.forName("MS932"));
    assertThat(hanako.upload(YEAR + "upload", sjis).html().select("main").text())
        .contains("4件を足しました");
    byte[] bom = ("\uFEFF" + new String(csv, UTF_8)).getBytes(UTF_8);
    assertThat(hanako.upload(YEAR + "upload", bom).status()).isEqualTo(200);

    Page other = hanako.upload(YEAR + "upload", "これは,ちがう".getBytes(UTF_8));
    assertThat(other.status()).isEqualTo(400);
    assertThat(other.html().select("#file-error").text()).contains("マイナポータル");
    hanako.cookies().put("lang", "en");
    assertThat(hanako.upload(YEAR + "upload", "これは,ちがう".getBytes(UTF_8)).text())
        .contains("This is no CSV of notices");
    hanako.cookies().remove("lang");
    assertThat(hanako.upload(YEAR + "upload", new byte[0]).status()).isEqualTo(400);
    assertThat(hanako.submit(YEAR + "upload", Map.of()).status()).isEqualTo(400);
  }

  @Test
  @DisplayName("1MBより大きいファイルは、何が、どこまでで、どうすればよいかを同じページで言い、下書きはそのまま。ちょうど1MBは読んでみる")
  void tellsWhatToDoWithALargeFile() {
    hanako.submit(YEAR + "paste", pasted(lines(3)));
    TaxDraft before = PORTAL.tax().draft();

    for (int size : new int[] {1024 * 1024 + 1, 3 * 1024 * 1024}) {
      Page page = hanako.upload(YEAR + "upload", new byte[size]);
      assertThat(page.status()).isEqualTo(413);
      assertThat(page.html().select("#file-error").text())
          .contains(size > 2_000_000 ? "3MB" : "1.1MB", "1MBまで", "期間を分けて", "貼り付ける", "下書きはそのまま");
      assertThat(page.html().select("input[name=file]")).hasSize(1);
    }
    hanako.cookies().put("lang", "en");
    assertThat(hanako.upload(YEAR + "upload", new byte[2_000_000]).text())
        .contains("too large", "up to 1 MB", "paste the rows in parts");
    hanako.cookies().put("lang", "ja-easy");
    assertThat(hanako.upload(YEAR + "upload", new byte[2_000_000]).text()).contains("2MB");
    hanako.cookies().remove("lang");

    assertThat(hanako.upload(YEAR + "upload", new byte[1024 * 1024]).status()).isEqualTo(400);
    assertThat(PORTAL.tax().draft()).isEqualTo(before);
    assertThat(PORTAL.world().asked(TaxApi.UPLOAD)).isEmpty();
  }

  @Test
  @DisplayName("大きすぎるファイルでも、用紙の印がなければ断る。けたちがいに大きいものは、読み切らない")
  void aLargeFileNeedsAFormOfOursToo() {
    Page foreign =
        hanako.post(
            YEAR + "upload",
            Map.of("file", "x".repeat(2_000_000)),
            "Origin",
            "https://evil.example");
    assertThat(foreign.status()).isBetween(400, 403);
    assertThat(foreign.text()).doesNotContain("期間を分けて");
  }

  @Test
  @DisplayName("受け取れないほど長い貼り付けは、行の数と分け方を言い、何も足さない")
  void tellsWhatToDoWithAHugeList() {
    Page page = hanako.submit(YEAR + "paste", pasted(lines(12_000)));

    assertThat(page.status()).isEqualTo(413);
    assertThat(page.heading()).isEqualTo("貼り付けた行が多すぎます");
    assertThat(page.text()).contains("995行まで", "下書きはそのまま", "分けて");
    assertThat(PORTAL.tax().draft().rows()).isEmpty();
  }

  @Test
  @DisplayName("貼り付けの例は、どのことばでもそのまま貼れば足せる。英語とひらがなの種類も読める")
  void theSampleCanBePasted() {
    for (String language : new String[] {"ja", "en", "ja-easy"}) {
      hanako.cookies().put("lang", language);
      String sample = hanako.get(YEAR + "paste").html().select("#lines-sample").text();
      assertThat(hanako.submit(YEAR + "paste", pasted(sample)).status()).as(sample).isEqualTo(303);
    }
    hanako.cookies().remove("lang");
    String rows =
        Stream.of(
                "treatment",
                "medicine",
                "care",
                "other",
                "self-medication",
                "しんりょう",
                "くすり",
                "かいご",
                "そのた")
            .map(kind -> "架空 花子,架空内科," + kind + ",100")
            .collect(Collectors.joining("\n"));
    assertThat(hanako.submit(YEAR + "paste", pasted(rows)).status()).isEqualTo(303);
  }

  @Test
  @DisplayName("書き出すファイルには、下書きの行・補填・所得が入る")
  void exportsTheDraft() {
    add("架空鍼灸院", "OTHER", "200000", false);
    hanako.submit(YEAR + "income", at(1, "income", "5000000"));

    assertThat(hanako.get(YEAR + "meisai.json").text())
        .contains("架空鍼灸院", "\"deduction\" : 103258", "架空内科クリニック");
  }

  @Test
  @DisplayName("公費のある行には、領収書の額に直すことを伝える")
  void hintsAtPublicExpense() {
    PORTAL
        .tax()
        .arrive(
            List.of(People.notice(YearMonth.of(2025, 9), "歯科外来", "架空歯科", 9000, 6000, 2000, 1000)));
    assertThat(hanako.get(YEAR + "receipts").html().select("main").text())
        .contains("公費あり", "領収書の額に直して", "通知がない月：1月");
  }

  private void add(String payee, String kind, String paid, boolean selfMedication) {
    Map<String, String> form = receipt(payee, kind, paid);
    if (selfMedication) {
      form.put("selfMedication", "yes");
    }
    assertThat(hanako.submit(YEAR + "add", form).status()).isEqualTo(303);
  }

  private static Map<String, String> receipt(String payee, String kind, String paid) {
    return new HashMap<>(
        Map.of(
            "form",
            UUID.randomUUID().toString(),
            "version",
            "0",
            "person",
            "架空 太郎",
            "payee",
            payee,
            "kind",
            kind,
            "paid",
            paid,
            "paidOn",
            ""));
  }

  private static Map<String, String> pasted(String lines) {
    return Map.of("form", UUID.randomUUID().toString(), "version", "0", "lines", lines);
  }

  private static String lines(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "架空 花子,架空内科クリニック" + i + ",診療,1200,2025-01-15")
        .collect(Collectors.joining("\n"));
  }

  private static Map<String, String> at(long version, String field, String value) {
    return at("", version, field, value);
  }

  private static Map<String, String> at(String at, long version, String field, String value) {
    return new HashMap<>(Map.of("at", at, "version", Long.toString(version), field, value));
  }

  private String hrefOf(String payee) {
    return hanako.get(YEAR + "receipts").html().select("tbody tr").stream()
        .filter(row -> row.text().contains(payee))
        .findFirst()
        .orElseThrow()
        .select("a")
        .attr("href");
  }
}
