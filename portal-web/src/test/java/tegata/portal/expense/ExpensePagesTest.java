package tegata.portal.expense;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.ZipInputStream;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tegata.contract.ExpenseApi;
import tegata.contract.ExpenseApi.Notices;
import tegata.contract.ExpenseApi.Origin;
import tegata.contract.Fault;
import tegata.contract.PersonApi;
import tegata.contract.ProxyApi;
import tegata.contract.Use;
import tegata.domain.expense.ExpenseNotice;
import tegata.portal.fixture.Browser;
import tegata.portal.fixture.Browser.Page;
import tegata.portal.fixture.FakeProxies;
import tegata.portal.fixture.People;
import tegata.portal.fixture.TestPortal;

class ExpensePagesTest {
  @RegisterExtension static final TestPortal PORTAL = new TestPortal();

  @Test
  @DisplayName("医療費は、窓口相当額の合計を先に、年ごと・医療機関ごとの合計と明細を続けて見せる")
  void showsTheAnswerFirst() {
    Page page = PORTAL.hanako().get("/expenses");
    assertThat(page.html().select(".answer").text())
        .contains("2023年11月から2026年11月まで", "5,205円", "27,350円", "（4件）");
    assertThat(page.html().select("caption:contains(年ごと)").first().parent().select("tbody tr"))
        .extracting(row -> row.text())
        .containsExactly(
            "2026年 2件 16,490円 11,543円 3,000円 1,947円", "2025年 2件 10,860円 7,602円 0円 3,258円");
    assertThat(page.html().select("caption:contains(医療機関・薬局)").first().parent().select("tbody tr"))
        .hasSize(3);
    assertThat(page.html().select("td[data-label=診療年月]").eachText())
        .isSortedAccordingTo(Comparator.reverseOrder());
    assertThat(page.html().select(".chip").eachText())
        .containsExactly("2026年", "2025年", "2024年", "2023年", "全期間");
  }

  @Test
  @DisplayName("内訳の合わない行は、残したまま印をつける")
  void marksRowsThatDoNotAddUp() {
    serve(List.of(People.notice(YearMonth.of(2026, 9), "医科外来", "架空医院", 1000, 700, 0, 299)));
    assertThat(PORTAL.hanako().get("/expenses").html().select("tbody .mark").text())
        .isEqualTo("内訳と合いません");
  }

  @Test
  @DisplayName("訂正のあった行には、いつの処理で訂正されたかを付ける")
  void marksCorrections() {
    serve(List.of(People.corrected(YearMonth.of(2026, 9), YearMonth.of(2026, 12))));
    assertThat(PORTAL.hanako().get("/expenses").html().select("tbody .mark").text())
        .isEqualTo("訂正あり（2026年12月処理分）");
  }

  @Test
  @DisplayName("届いていない期間は、柔整などがふくまれないことも伝える")
  void saysWhenEmpty() {
    serve(List.of());
    Page page = PORTAL.hanako().get("/expenses?from=2025-01&to=2025-12");
    assertThat(page.html().select("main").text()).contains("通知は届いていません", "柔道整復");
    assertThat(page.html().select(".downloads")).isEmpty();
  }

  @Test
  @DisplayName("届いていない月と、これから届く月を伝える")
  void tellsWhichMonthsAreMissing() {
    serve(List.of(People.notice(YearMonth.of(2026, 8), "医科外来", "架空医院", 1000, 700, 0, 300)));
    Page page = PORTAL.hanako().get("/expenses?from=2026-07&to=2026-11");
    assertThat(page.html().select(".freshness").text()).isEqualTo("2026年9月診療分まで届いています。");
    assertThat(page.html().select("details.gaps p").text()).startsWith("2026年7月。");
    assertThat(page.text()).contains("これから届く月：2026年10月から2026年11月まで");
  }

  @Test
  @DisplayName("家族の合計は、求めたときだけたずね、人ごとと全員の合計を見せる。代理中は出さない")
  void sumsTheFamily() {
    PORTAL
        .world()
        .decides(
            ExpenseApi.NOTICES,
            (caller, q) ->
                new Notices(
                    List.of(
                        People.notice(
                            YearMonth.of(2026, 9),
                            "医科外来",
                            "架空医院",
                            q.person().equals(FakeProxies.CHILD) ? 2000 : 1000,
                            700,
                            0,
                            q.person().equals(FakeProxies.CHILD) ? 1300 : 300)),
                    List.of(),
                    Optional.of(People.ARRIVED_UNTIL),
                    People.FIRST_MONTH,
                    Optional.empty()));
    Page plain = PORTAL.hanako().get("/expenses?from=2026-01&to=2026-09");
    assertThat(PORTAL.world().asked(ExpenseApi.NOTICES)).hasSize(1);
    String link = plain.html().select("a[href$=family]").attr("href");
    assertThat(link).isEqualTo("/expenses?from=2026-01&to=2026-09&family");
    Page family = PORTAL.hanako().get(link);
    assertThat(family.html().select("caption:contains(人ごと)").parents().first().select("tbody tr"))
        .extracting(row -> row.select("th").text() + " " + row.select("td").last().text())
        .containsExactly("架空 花子 300円", "架空 健太 1,300円", "架空 ハル 300円", "全員の合計 1,900円");
    assertThat(PORTAL.world().asked(ExpenseApi.NOTICES))
        .extracting(asked -> asked.question().person())
        .contains(FakeProxies.CHILD, FakeProxies.MOTHER);

    Browser proxy = PORTAL.hanako();
    proxy.submit("/proxies/" + FakeProxies.PROXY + "/show", Map.of());
    Page childs = proxy.get("/expenses?family");
    assertThat(childs.html().select("main a[href$=family], caption:contains(人ごと)")).isEmpty();
  }

  @Test
  @DisplayName("家族の一人が取得できなければ、その人を挙げ、全員の合計は出さない")
  void namesWhoIsMissing() {
    PORTAL
        .world()
        .decides(
            ExpenseApi.NOTICES,
            (caller, q) -> {
              if (q.person().equals(FakeProxies.CHILD)) {
                throw new Fault(Fault.Kind.TIMEOUT, "no-answer", "told to fail");
              }
              return People.notices();
            });
    Page page = PORTAL.hanako().get("/expenses?family");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.html().select(".note").text()).contains("取得できなかった人：架空 健太");
    assertThat(page.text()).doesNotContain("全員の合計</th>");
    PORTAL.world().fails(ProxyApi.LIST, Fault.Kind.UNAVAILABLE, "nobody-serves");
    assertThat(PORTAL.hanako().get("/expenses?family").html().select(".note").text())
        .contains("家族の合計を出すことができません");
  }

  @Test
  @DisplayName("途中で取得できなくなったら、来た行だけを見せ、合計もファイルも出さない")
  void tellsNoSumOfAPart() {
    PORTAL
        .world()
        .decides(
            ExpenseApi.NOTICES,
            (caller, q) -> {
              if (q.cursor() > 0) {
                throw new Fault(Fault.Kind.TIMEOUT, "no-answer", "told to fail");
              }
              Notices all = People.notices();
              return new Notices(
                  all.rows(), all.origins(), all.arrivedUntil(), all.firstMonth(), Optional.of(4));
            });
    Page page = PORTAL.hanako().get("/expenses");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.html().select("main tbody tr")).hasSize(4);
    assertThat(page.html().select(".answer, .downloads, caption:contains(合計), details.gaps"))
        .isEmpty();
    assertThat(page.html().select(".note").text()).contains("より後の通知の一部がない");
  }

  @Test
  @DisplayName("名前に書かれたタグは文字として見え、CSV では数式として動かない")
  void namesRunNothing() {
    String evil = "<script>alert(1)</script>";
    serve(
        List.of(
            People.notice(YearMonth.of(2026, 9), evil, evil, 1000, 700, 0, 300),
            People.notice(YearMonth.of(2026, 9), "医科外来", "=HYPERLINK(1)", 1000, 700, 0, 300)));
    Page page = PORTAL.hanako().get("/expenses");
    assertThat(page.html().select("script, main img")).isEmpty();
    assertThat(page.html().select("table").last().select("tbody th").eachText())
        .containsExactly(evil, "=HYPERLINK(1)");
    for (String variant : List.of("1", "2")) {
      String csv = PORTAL.hanako().get("/expenses.csv?variant=" + variant).text();
      assertThat(csv).contains("'=HYPERLINK(1)").doesNotContainPattern("(^|,|\")=HYPERLINK");
    }
  }

  @Test
  @DisplayName("印刷用には一万行でもすべてを一枚に見せる")
  void printsEveryRow() {
    servePaged(10_000, 500);
    Page page = PORTAL.hanako().get("/expenses?print");
    assertThat(page.html().select("table").last().select("tbody tr")).hasSize(10_000);
    assertThat(page.html().select(".pager")).isEmpty();
  }

  @Test
  @DisplayName("何ページに分かれて届いても、合計は全部の行の合計")
  void sumsAllRows() {
    servePaged(205, 90);
    Page page = PORTAL.hanako().get("/expenses?page=3");
    assertThat(page.html().select(".answer").text()).contains("61,500円", "（205件）");
    assertThat(page.html().select("table").last().select("tbody tr")).hasSize(5);
  }

  @Test
  @DisplayName("CSV はマイナポータルと同じ形式・同じ名前の付け方で、指定した期間の合計を持つ")
  void downloadsTheLayoutOfMyna() {
    Page page = PORTAL.hanako().get("/expenses.csv?from=2026-01&to=2026-12");
    assertThat(page.header("Content-Disposition"))
        .isEqualTo(
            "attachment; filename=\"iryohi-joho_20261122100500123.csv\"; "
                + "filename*=UTF-8''%E5%8C%BB%E7%99%82%E8%B2%BB%E6%83%85%E5%A0%B1_20261122100500123.csv");
    assertThat(page.text())
        .startsWith("わたしの情報\r\n医療費通知情報\r\n\r\n項目名,内容\r\n作成日,2026年11月22日\r\n資格情報\r\n")
        .contains("氏名,架空 花子\r\n生年月日,1980年1月10日\r\n性別,女\r\n年齢,46歳\r\n保険者等番号,06139992\r\n")
        .contains("医療費の合計\r\n期間,2026年1月～2026年12月\r\n")
        .endsWith("保険者の名称,架空健康保険組合\r\n医療費情報明細の範囲,2026年1月～2026年12月\r\n");
    assertThat(PORTAL.world().asked(ExpenseApi.NOTICES))
        .singleElement()
        .satisfies(asked -> assertThat(asked.question().use()).isEqualTo(Use.DOWNLOAD));
  }

  @Test
  @DisplayName("集計フォームは、国税庁の表の形に1通知1行で入る")
  void downloadsTheTaxForm() throws IOException {
    Page page = PORTAL.hanako().get("/expenses.xlsx?from=2025-01&to=2026-12");
    assertThat(page.header("Content-Disposition")).contains("iryohi-form_", ".xlsx");
    try (var workbook = WorkbookFactory.create(new ByteArrayInputStream(page.bytes()))) {
      Sheet sheet = workbook.getSheet("医療費集計フォーム");
      assertThat(sheet.getRow(8).getCell(1).getStringCellValue()).isEqualTo("架空 花子");
      assertThat(sheet.getRow(9).getCell(4).getStringCellValue()).isEqualTo("該当する");
      assertThat(sheet.getRow(9).getCell(7).getNumericCellValue()).isEqualTo(1473);
      assertThat(sheet.getRow(12).getCell(7).toString()).isEmpty();
    }
  }

  @Test
  @DisplayName("CSV のもう一つの形式も選べる")
  void offersTheOtherVariant() {
    assertThat(PORTAL.hanako().get("/expenses").html().select("a[href*=variant=2]")).hasSize(1);
    assertThat(PORTAL.hanako().get("/expenses.csv?variant=2").text())
        .startsWith("\"わたしの情報\"\r\n")
        .contains("\"氏名カナ\",\"ｶｸｳ ﾊﾅｺ\"", "\"生年月日\",\"1980年01月10日\"");
  }

  @Test
  @DisplayName("1つの集計フォームに入りきらない期間は、先に知らせて、2つを ZIP にまとめる")
  void splitsWhatOneFormCannotHold() throws IOException {
    servePaged(996, 996);
    assertThat(PORTAL.hanako().get("/expenses").html().select(".downloads").text())
        .contains("（CSV、996件、", "（Excel、996件、", "995件まで", "2つのExcelをまとめたZIP");
    Page page = PORTAL.hanako().get("/expenses.xlsx");
    assertThat(page.header("Content-Type")).isEqualTo("application/zip");
    assertThat(page.header("Content-Disposition")).contains("iryohi-form_", ".zip");
    try (var zip = new ZipInputStream(new ByteArrayInputStream(page.bytes()))) {
      assertThat(zip.getNextEntry().getName()).isEqualTo("医療費集計フォーム_1.xlsx");
      assertThat(zip.getNextEntry().getName()).isEqualTo("医療費集計フォーム_2.xlsx");
      assertThat(zip.getNextEntry()).isNull();
    }
  }

  @Test
  @DisplayName("フォームに書けない行は、先にも、頼まれたときにも知らせ、ほかの行だけのファイルは作らない")
  void refusesWhatTheFormCannotHold() {
    serve(List.of(People.notice(YearMonth.of(2026, 9), "医科外来", "架空医院", -1000, -700, 0, -300)));
    assertThat(PORTAL.hanako().get("/expenses").html().select(".downloads").text())
        .contains("1件目: 金額が 0 円から");
    Page page = PORTAL.hanako().get("/expenses.xlsx");
    assertThat(page.status()).isEqualTo(400);
    assertThat(page.html().select(".error-summary").text()).contains("1件目: 金額が 0 円から");
    assertThat(PORTAL.hanako().get("/expenses.csv").status()).isEqualTo(200);
  }

  @Test
  @DisplayName("フォームに合わせて短くする名前は、先に知らせる")
  void tellsOfShortenedNames() {
    serve(List.of(People.notice(YearMonth.of(2026, 9), "医科外来", "架".repeat(21), 1000, 700, 0, 300)));
    assertThat(PORTAL.hanako().get("/expenses").html().select(".downloads").text())
        .contains("短くする名前が1件");
  }

  @Test
  @DisplayName("ファイルの途中で失敗したら、半分のファイルではなく、わけを伝えるページを返す")
  void neverSendsHalfAFile() {
    PORTAL.world().fails(PersonApi.IDENTITY, Fault.Kind.TIMEOUT, "timeout");
    Page page = PORTAL.hanako().get("/expenses.csv");
    assertThat(page.status()).isEqualTo(504);
    assertThat(page.header("Content-Disposition")).isEmpty();
  }

  @Test
  @DisplayName("逆の期間は、ファイルでも断り、入れたものを残す")
  void keepsWhatWasTyped() {
    Page page = PORTAL.hanako().get("/expenses.csv?from=2026-05&to=2026-01");
    assertThat(page.status()).isEqualTo(400);
    assertThat(page.html().select("#from").val()).isEqualTo("2026-05");
  }

  private static void serve(List<ExpenseNotice> rows) {
    PORTAL
        .world()
        .answers(
            ExpenseApi.NOTICES,
            new Notices(
                rows,
                List.of(),
                Optional.of(People.ARRIVED_UNTIL),
                People.FIRST_MONTH,
                Optional.empty()));
  }

  private static void servePaged(int rows, int atATime) {
    YearMonth month = YearMonth.of(2026, 9);
    List<ExpenseNotice> all =
        IntStream.range(0, rows)
            .mapToObj(i -> People.notice(month, "医科外来", "架空医院", 1000, 700, 0, 300))
            .toList();
    PORTAL
        .world()
        .decides(
            ExpenseApi.NOTICES,
            (caller, q) -> {
              int end = Math.min(rows, q.cursor() + atATime);
              return new Notices(
                  all.subList(q.cursor(), end),
                  List.of(new Origin(month, People.INSURER.name(), Optional.empty())),
                  Optional.of(People.ARRIVED_UNTIL),
                  People.FIRST_MONTH,
                  end < rows ? Optional.of(end) : Optional.empty());
            });
  }
}
