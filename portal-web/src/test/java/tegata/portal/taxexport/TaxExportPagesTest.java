package tegata.portal.taxexport;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tegata.contract.Fault;
import tegata.contract.IdentityApi;
import tegata.contract.TaxApi;
import tegata.contract.TaxDocumentApi;
import tegata.contract.TaxDocumentApi.Codes;
import tegata.contract.TaxDocumentApi.Issued;
import tegata.contract.TaxDocumentApi.Open;
import tegata.contract.TaxDocumentApi.Part;
import tegata.contract.Use;
import tegata.domain.tax.OwnRow;
import tegata.domain.tax.TaxChange;
import tegata.domain.tax.TaxEntry;
import tegata.portal.fixture.Browser;
import tegata.portal.fixture.Browser.Page;
import tegata.portal.fixture.FakeProxies;
import tegata.portal.fixture.People;
import tegata.portal.fixture.TestPortal;

class TaxExportPagesTest {
  @RegisterExtension static final TestPortal PORTAL = new TestPortal();

  private static final UUID CODE = UUID.fromString("5a3f0f0e-2d5b-4b8a-9a59-6f8f5d0c7e21");
  private static final Instant UNTIL = Instant.parse("2026-11-22T01:15:00Z");

  @Test
  @DisplayName("ファイルごとに名前・大きさ・使い道を示し、添付書類になるかを必ず伝える")
  void explainsEveryFile() {
    Page page = PORTAL.hanako().get("/tax/2025/export");

    assertThat(page.html().select(".downloads a[href]").eachAttr("href"))
        .containsExactly(
            "/tax/2025/iryohi.xml",
            "/tax/2025/iryohi-form.xlsx",
            "/tax/2025/meisai.pdf",
            "/tax/2025/meisai.json",
            "/expenses.csv?from=2025-01&to=2025-12",
            "/expenses.csv?from=2025-01&to=2025-12&variant=2");
    assertThat(page.html().select(".downloads").text())
        .contains("医療費集計フォーム_2025年分.xlsx", "約35kB", "確定申告書等作成コーナー", "医療費控除の明細書_2025年分.pdf");
    assertThat(page.html().select(".downloads li:has(a[href*=expenses.csv])").text())
        .contains("医療費通知情報（CSV、約1kB、マイナポータルと同じ形式）", "医療費情報_（作った日時）.csv");
    assertThat(page.html().select("main").text())
        .contains("印刷したもの", "添付書類（医療費通知）になりません", "領収書を5年間");
    assertThat(PORTAL.world().asked(TaxApi.RESULT))
        .singleElement()
        .satisfies(
            asked -> {
              assertThat(asked.question().use()).isEqualTo(Use.VIEW);
              assertThat(asked.question().year()).isEqualTo(2025);
            });
  }

  @Test
  @DisplayName("PDF は、明細書の欄の順に数が並び、文字として読め、同じ日には同じバイト列になる")
  void printsTheSheet() throws IOException {
    Page page = PORTAL.hanako().get("/tax/2025/meisai.pdf");

    assertThat(page.header("Content-Type")).isEqualTo("application/pdf");
    assertThat(page.header("Content-Disposition")).contains("meisai-2025.pdf");
    try (PDDocument pdf = Loader.loadPDF(page.bytes())) {
      assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
      assertThat(new PDFTextStripper().getText(pdf).replaceAll("[\r\n]", ""))
          .contains("医療費控除の明細書に書く内容（2025年分）", "氏名 架空 花子", "2026年11月22日")
          .contains("添付書類（医療費通知・明細書）にはなりません")
          .containsSubsequence("1 医療費通知に記載された事項", "2 医療費", "3 控除額の計算", "A 支払った医療費");
    }
    assertThat(PORTAL.hanako().get("/tax/2025/meisai.pdf").bytes()).isEqualTo(page.bytes());
    assertThat(PORTAL.world().asked(TaxApi.RESULT).get(0).question().use()).isEqualTo(Use.DOWNLOAD);
  }

  @Test
  @DisplayName("JSON は、同じ数を欄ごとに持つ")
  void givesTheSheetAsJson() {
    Page page = PORTAL.hanako().get("/tax/2025/meisai.json");
    JsonObject sheet = new JsonObject(page.text());

    assertThat(sheet.getString("format")).isEqualTo("tegata.iryohi-meisai/1");
    assertThat(sheet.getInteger("taxYear")).isEqualTo(2025);
    long paid = sheet.getJsonObject("totals").getLong("paid");
    assertThat(sheet.getJsonObject("notices").getLong("told")).isEqualTo(paid).isPositive();
    assertThat(sheet.getJsonArray("lines")).isEmpty();
    assertThat(sheet.getJsonArray("noticeLines")).isNotEmpty();
    assertThat(sheet.containsKey("deduction") && sheet.getValue("deduction") != null).isFalse();
  }

  @Test
  @DisplayName("集計フォームには、その年の行が入る。書けない行があれば、わけを伝えてファイルを作らない")
  void givesTheWorkbook() throws IOException {
    Page page = PORTAL.hanako().get("/tax/2025/iryohi-form.xlsx");
    assertThat(page.header("Content-Disposition")).contains("iryohi-form-2025.xlsx");
    try (var workbook = WorkbookFactory.create(new ByteArrayInputStream(page.bytes()))) {
      assertThat(workbook.getSheetAt(0).getRow(8).getCell(1).getStringCellValue())
          .isEqualTo("架空 花子");
    }

    PORTAL
        .tax()
        .arrive(List.of(People.notice(YearMonth.of(2025, 9), "医科外来", "架空医院", -10, -7, 0, -3)));
    Page refused = PORTAL.hanako().get("/tax/2025/iryohi-form.xlsx");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.html().select(".error-summary").text()).contains("1件目", "金額が 0 円から");
  }

  @Test
  @DisplayName("XML は、いくつに分かれて届いても、一つのファイルになる")
  void joinsTheDocument() {
    byte[] whole = "<架空/>".repeat(100).getBytes(StandardCharsets.UTF_8);
    PORTAL
        .world()
        .decides(
            TaxDocumentApi.READ,
            (caller, q) -> {
              int end = Math.min(whole.length, q.place().offset() + 333);
              return new Part(
                  Arrays.copyOfRange(whole, q.place().offset(), end), whole.length, "hash");
            });
    Page page = PORTAL.hanako().get("/tax/2025/iryohi.xml");

    assertThat(page.bytes()).isEqualTo(whole);
    assertThat(page.header("Content-Type")).isEqualTo("application/xml; charset=utf-8");
    assertThat(page.header("Content-Disposition")).contains("iryohi-2025.xml");
    assertThat(
            PORTAL.world().asked(TaxDocumentApi.READ).stream()
                .map(asked -> asked.caller().request())
                .distinct())
        .hasSize(1);
  }

  @Test
  @DisplayName("コードは作った画面で一度だけ見せ、住所には現れない。使えるものはやめられる")
  void showsTheCodeOnce() {
    Browser browser = PORTAL.hanako();
    PORTAL
        .world()
        .answers(TaxDocumentApi.ISSUE, new Issued(Optional.of("AAAA-BBBB-CCCC-DDDD-EEEE"), UNTIL));
    Page made = browser.submit("/tax/2025/code", Map.of("code", CODE.toString()));
    assertThat(made.status()).isEqualTo(200);
    assertThat(made.html().select("main").text())
        .contains("AAAA-BBBB-CCCC-DDDD-EEEE", "今だけ表示", "10時15分まで");

    PORTAL.world().answers(TaxDocumentApi.ISSUE, new Issued(Optional.empty(), UNTIL));
    Page again = browser.submit("/tax/2025/code", Map.of("code", CODE.toString()));
    assertThat(again.status()).isEqualTo(303);
    assertThat(again.header("Location")).isEqualTo("/tax/2025/export");

    PORTAL.world().answers(TaxDocumentApi.CODES, new Codes(List.of(new Open(CODE, 2025, UNTIL))));
    assertThat(browser.get("/tax/2025/export").html().select("form[action$=end]").attr("action"))
        .isEqualTo("/tax/2025/code/" + CODE + "/end");
    PORTAL.world().answers(TaxDocumentApi.END, new IdentityApi.Done(TestPortal.NOW));
    assertThat(browser.submit("/tax/2025/code/" + CODE + "/end", Map.of()).status()).isEqualTo(303);
    assertThat(PORTAL.world().asked(TaxDocumentApi.END))
        .singleElement()
        .satisfies(asked -> assertThat(asked.question().code()).isEqualTo(CODE));
  }

  @Test
  @DisplayName("所得や足した行のある下書きは、計算と明細に現れ、領収書の保管を求める")
  void followsTheDraft() {
    Browser browser = PORTAL.hanako();
    PORTAL.tax().type(TaxChange.income(1_500_000));
    PORTAL
        .tax()
        .type(
            TaxChange.add(
                List.of(
                    new OwnRow(
                        UUID.randomUUID(),
                        "架空 花子",
                        TaxEntry.Kind.OTHER,
                        "架空バス",
                        100_000,
                        Optional.empty(),
                        false,
                        Optional.empty()))));

    JsonObject sheet = new JsonObject(browser.get("/tax/2025/meisai.json").text());
    assertThat(sheet.getJsonArray("lines").getJsonObject(0).getString("institution"))
        .isEqualTo("架空バス");
    assertThat(sheet.getJsonObject("deduction").getLong("deduction"))
        .isEqualTo(100_000 + 1_785 + 1_473 - 75_000);
    assertThat(browser.get("/tax/2025/export").html().select("main").text())
        .contains("直した金額か、自分で足した医療費があります");
    assertThat(browser.get("/tax/2025/export").html().select("a[href$=/tax/2025/income]"))
        .hasSize(1);
  }

  @Test
  @DisplayName("署名できないときも、ほかのファイルは受け取れる")
  void worksWithoutSigning() {
    PORTAL.world().fails(TaxDocumentApi.CODES, Fault.Kind.UNAVAILABLE, "nobody-serves");
    Page page = PORTAL.hanako().get("/tax/2025/export");

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.html().select("a[href$=xml], form[action$=code]")).isEmpty();
    assertThat(page.html().select("main").text()).contains("いまは使えません");
  }

  @Test
  @DisplayName("ない年、先の年、年でないものは、ないページ")
  void knowsItsYears() {
    for (String year : List.of("2027", "2022", "26", "2026x", "..")) {
      assertThat(PORTAL.hanako().get("/tax/" + year + "/export").status()).as(year).isEqualTo(404);
    }
  }

  @Test
  @DisplayName("ログインしていない人には何も渡さない")
  void asksForLogin() {
    for (String path : List.of("export", "iryohi.xml", "iryohi-form.xlsx", "meisai.pdf")) {
      assertThat(PORTAL.stranger().get("/tax/2025/" + path).status()).as(path).isEqualTo(302);
    }
    assertThat(PORTAL.world().asked(TaxApi.RESULT)).isEmpty();
  }

  @Test
  @DisplayName("代理の間は、相手の年の分を書き出し、本人だけの準備のページへは導かない")
  void isAboutThePersonShown() {
    Browser browser = PORTAL.hanako();
    browser.submit("/proxies/" + FakeProxies.PROXY + "/show", Map.of());

    Page page = browser.get("/tax/2025/export");

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.html().select("a[href$=/tax/2025/income]")).isEmpty();
    assertThat(PORTAL.world().asked(TaxApi.RESULT))
        .last()
        .satisfies(asked -> assertThat(asked.question().person()).isEqualTo(FakeProxies.CHILD));
  }
}
