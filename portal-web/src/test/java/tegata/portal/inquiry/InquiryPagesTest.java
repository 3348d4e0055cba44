package tegata.portal.inquiry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tegata.contract.Fault;
import tegata.contract.InquiryApi;
import tegata.portal.fixture.Browser;
import tegata.portal.fixture.Browser.Page;
import tegata.portal.fixture.FakeInquiries;
import tegata.portal.fixture.TestPortal;

class InquiryPagesTest {
  @RegisterExtension static final TestPortal PORTAL = new TestPortal();

  private static final String REPORT = "/access-log/" + FakeInquiries.ENTRY + "/report";
  private static final String DESK = "/ops/inquiries/" + FakeInquiries.NUMBER;

  @Test
  @DisplayName("どの閲覧のことかが書かれた書面から、確認をへて送ると、受付番号と期限が出る")
  void asks() {
    Browser browser = PORTAL.hanako();
    Page form = browser.get(REPORT);
    assertThat(form.html().select(".facts").text()).contains("架空内科 <b>").contains("受診記録なし");

    Page kept = browser.post("/access-log/report", fields(form, "行っていません\r\n<script>"));
    assertThat(kept.header("Location")).isEqualTo(REPORT + "/check");
    Page check = browser.get(kept.header("Location"));
    assertThat(check.html().select(".said").first().wholeText()).isEqualTo("行っていません\n<script>");
    Page sent =
        browser.post("/access-log/report/send", fields(check, hidden(check.html(), "text")));

    assertThat(sent.status()).isEqualTo(303);
    assertThat(sent.header("Location")).isEqualTo("/access-log/inquiries/" + FakeInquiries.NUMBER);
    Page receipt = browser.get(sent.header("Location"));
    assertThat(receipt.heading()).isEqualTo("問い合わせ " + FakeInquiries.NUMBER);
    assertThat(receipt.html().select(".answer").text()).contains("2026年12月6日までに回答します");
    assertThat(PORTAL.world().asked(InquiryApi.ASK).get(0).question().text())
        .contains("行っていません\n<script>");
    assertThat(browser.get("/access-log/inquiries").text()).contains(FakeInquiries.NUMBER);
  }

  @Test
  @DisplayName("何も書かなくても送れて、二度送っても受付番号は同じ")
  void nothingNeedsToBeWritten() {
    Browser browser = PORTAL.hanako();
    browser.post("/access-log/report", fields(browser.get(REPORT), ""));
    Map<String, String> check = fields(browser.get(REPORT + "/check"), "");

    String first = browser.post("/access-log/report/send", check).header("Location");
    String second = browser.post("/access-log/report/send", check).header("Location");

    assertThat(first).isEqualTo(second).endsWith(FakeInquiries.NUMBER);
    assertThat(browser.get(REPORT).html().select("form[action=/access-log/report]")).isEmpty();
    assertThat(browser.get(REPORT).text()).contains("もう問い合わせています");
    assertThat(browser.get(REPORT + "/check").header("Location")).isEqualTo(first);
  }

  @Test
  @DisplayName("長すぎる文は、書いたまま戻り、何文字までかが分かる")
  void tooLongATextComesBack() {
    Browser browser = PORTAL.hanako();
    String text = "字".repeat(1_001);

    Page page = browser.post("/access-log/report", fields(browser.get(REPORT), text));

    assertThat(page.status()).isEqualTo(400);
    assertThat(page.html().title()).startsWith("エラー");
    assertThat(page.html().select("#text").text()).isEqualTo(text);
    assertThat(page.html().select("#text-error").text()).contains("1,000 文字");
    assertThat(PORTAL.world().asked(InquiryApi.ASK)).isEmpty();
  }

  @Test
  @DisplayName("ちょうど1,000文字の日本語が、欠けずに届く")
  void theLongestTextArrives() {
    Browser browser = PORTAL.hanako();
    String text = "字".repeat(1_000);
    browser.post("/access-log/report", fields(browser.get(REPORT), text));

    browser.post("/access-log/report/send", fields(browser.get(REPORT + "/check"), text));

    assertThat(PORTAL.world().asked(InquiryApi.ASK).get(0).question().text()).contains(text);
  }

  @Test
  @DisplayName("時間切れのあとに送られた文は、次のログインのあとで見つかる")
  void theTextOutlivesTheSession() {
    Browser browser = PORTAL.hanako();
    Map<String, String> typed = fields(browser.get(REPORT), "行っていません");
    PORTAL.identity().runOut();

    Page late = browser.post("/access-log/report", typed);
    String next = browser.logIn(late.header("Location"));

    assertThat(next).isEqualTo("/access-log/report");
    assertThat(browser.get(next).header("Location")).isEqualTo(REPORT);
    assertThat(browser.get(REPORT).html().select("#text").text()).isEqualTo("行っていません");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/access-log/42/report",
        "/access-log/x/report",
        "/access-log/99999999999999999999/report",
        "/access-log/42/report/check",
        "/access-log/inquiries/Q-202611-000009-9"
      })
  @DisplayName("ほかの人の閲覧や、ない番号は、見つからない")
  void nothingOfOthersIsFound(String path) {
    assertThat(PORTAL.hanako().get(path).status()).isEqualTo(404);
  }

  @Test
  @DisplayName("運営者は一覧から開いて答え、答えは本人の画面に出る")
  void anOperatorAnswers() {
    ask();
    Browser operator = PORTAL.operator();
    Page queue = operator.get("/ops/inquiries");
    assertThat(queue.html().select("tbody a").eachAttr("href")).containsExactly(DESK);
    Page open = operator.get(DESK);
    assertThat(open.text()).doesNotContain("花子");

    Page done = operator.post(DESK, answer(open, "確かめました"));

    assertThat(done.header("Location")).isEqualTo(DESK);
    assertThat(operator.get(DESK).html().select("form textarea")).isEmpty();
    assertThat(operator.get("/ops/inquiries").text()).contains("回答を待っている問い合わせはありません");
    assertThat(operator.get("/ops/inquiries?answered").text()).contains(FakeInquiries.NUMBER);
    assertThat(
            PORTAL
                .hanako()
                .get("/access-log/inquiries/" + FakeInquiries.NUMBER)
                .html()
                .select(".said")
                .eachText())
        .contains("確かめました");
  }

  @Test
  @DisplayName("ほかの職員が先に答えていたら、その答えを見せ、自分の書いたものも失わない")
  void aConflictLosesNothing() {
    ask();
    Browser operator = PORTAL.operator();
    Page open = operator.get(DESK);
    operator.post(DESK, answer(open, "先の答え"));

    Page late = operator.post(DESK, answer(open, "あとの答え"));

    assertThat(late.status()).isEqualTo(409);
    assertThat(late.html().select("[role=alert]").text())
        .contains("ほかの職員が先に回答しました")
        .contains("あとの答え");
    assertThat(late.html().select(".said").eachText()).contains("先の答え");
  }

  @Test
  @DisplayName("空の答えと長すぎる答えは、書いたまま戻る")
  void answersAreChecked() {
    ask();
    Browser operator = PORTAL.operator();
    Page open = operator.get(DESK);

    for (String typed : List.of("", "字".repeat(2_001))) {
      Page page = operator.post(DESK, answer(open, typed));
      assertThat(page.status()).isEqualTo(400);
      assertThat(page.html().select("#answer").text()).isEqualTo(typed);
      assertThat(page.html().select("#answer-error").text()).isNotBlank();
    }
    assertThat(PORTAL.world().asked(InquiryApi.ANSWER)).isEmpty();
  }

  @Test
  @DisplayName("よその書面では答えられない")
  void foreignFormsAnswerNothing() {
    ask();
    Browser operator = PORTAL.operator();

    assertThat(operator.post(DESK, Map.of("answer", "答え")).status()).isEqualTo(403);
    assertThat(
            operator
                .post(DESK, answer(operator.get(DESK), "答え"), "Origin", "https://evil.example")
                .status())
        .isEqualTo(403);
    assertThat(PORTAL.world().asked(InquiryApi.ANSWER)).isEmpty();
  }

  @Test
  @DisplayName("問い合わせの働きが止まっていても、履歴そのものは見られる")
  void theHistoryGoesOnWithout() {
    PORTAL.world().fails(InquiryApi.OF_PERSON, Fault.Kind.UNAVAILABLE, "nobody-serves");

    assertThat(PORTAL.hanako().get("/access-log").status()).isEqualTo(200);
  }

  @Test
  @DisplayName("履歴では、ほかの人の閲覧からだけ問い合わせられる")
  void theHistoryLeadsHere() {
    Document history = PORTAL.hanako().get("/access-log").html();

    assertThat(history.select("tbody tr"))
        .allSatisfy(
            row ->
                assertThat(row.select("a[href$=/report]").isEmpty())
                    .isEqualTo(row.select(".tag").text().equals("本人")));
    assertThat(history.select("a[href$=/report]")).isNotEmpty();
  }

  private static void ask() {
    Browser browser = PORTAL.hanako();
    browser.post("/access-log/report/send", fields(browser.get(REPORT), "行っていません"));
  }

  private static Map<String, String> answer(Page page, String text) {
    return Map.of("_form", hidden(page.html(), "_form"), "answer", text);
  }

  private static Map<String, String> fields(Page page, String text) {
    Map<String, String> fields = new HashMap<>();
    for (String name : List.of("_form", "form", "entry")) {
      fields.put(name, hidden(page.html(), name));
    }
    fields.put("text", text);
    return fields;
  }

  private static String hidden(Document html, String name) {
    return html.select("main input[name=%s]".formatted(name)).attr("value");
  }
}
