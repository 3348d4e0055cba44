package tegata.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tegata.node.limit.Rate;
import tegata.portal.fixture.Browser;
import tegata.portal.fixture.Browser.Page;
import tegata.portal.fixture.TestPortal;
import tegata.portal.limit.LimitsConfig;
import tegata.portal.page.Language;

class EveryPageTest {
  private static final Optional<Rate> ONCE = Optional.of(new Rate(0.01, 1));
  private static final Optional<Rate> OFTEN = Optional.of(new Rate(1e5, 100_000));

  @RegisterExtension static final TestPortal PORTAL = new TestPortal();

  /** An address that has asked too often, and a node that is asked too much. */
  @RegisterExtension
  static final TestPortal LIMITED = new TestPortal(new LimitsConfig(ONCE, OFTEN, OFTEN));

  @RegisterExtension
  static final TestPortal OVERLOADED = new TestPortal(new LimitsConfig(OFTEN, OFTEN, ONCE));

  /** What the words of a link to a file hold, in every language: its kind, and rows of a table. */
  private static final Map<String, String> FILES =
      Map.of(
          "csv", "(?s).*CSV.*\\d.*",
          "pdf", "(?s).*PDF.*",
          "xlsx", "(?s).*Excel.*\\d.*",
          "json", "(?s).*JSON.*",
          "xml", "(?s).*XML.*");

  private static final List<String> OPEN =
      List.of(
          "/",
          "/help",
          "/help?q=%E3%82%AB%E3%83%BC%E3%83%89",
          "/help?q=zzz",
          "/help/words",
          "/accessibility",
          "/privacy",
          "/status",
          "/login",
          "/logout");

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "/",
        "/help",
        "/help?q=%E3%82%AB%E3%83%BC%E3%83%89",
        "/help?q=zzz",
        "/help/words",
        "/accessibility",
        "/privacy",
        "/status",
        "/login",
        "/logout",
        "/home",
        "/medicines",
        "/medicines?print",
        "/medicines/hints",
        "/treatments",
        "/checkups",
        "/checkups/2026-06-03",
        "/checkups/trends/hba1c",
        "/expenses",
        "/expenses?family",
        "/tax/2026/export",
        "/eligibility",
        "/eligibility/limits",
        "/summary",
        "/download",
        "/registration",
        "/deregister/about",
        "/deregister/check",
        "/deregister/done/D-202611-000042-7",
        "/certificate/about",
        "/certificate/apply",
        "/certificate/done/C-202611-000007-3",
        "/applications",
        "/applications/C-202611-000007-3",
        "/applications/C-202611-000007-3/withdraw",
        "/applications/D-202611-000042-7",
        "/applications/D-202611-000042-7/withdraw",
        "/access-log",
        "/access-log?print",
        "/access-log/statement",
        "/log",
        "/log?older=1&newer=2",
        "/proxies",
        "/proxies/stop",
        "/settings",
        "/settings/notices",
        "/tax",
        "/tax/2025/who",
        "/tax/2025/receipts",
        "/tax/2025/add",
        "/tax/2025/paste",
        "/tax/2025/upload",
        "/tax/2025/reimbursed",
        "/tax/2025/income",
        "/tax/2025/effort",
        "/tax/2025/result",
        "/tax/2025/delete",
        "/access-log/41/report",
        "/access-log/41/report/check",
        "/access-log/inquiries",
        "/consents",
        "/consents/9c1c2f4e-5a0e-4a53-8d8f-3b9f1f3f6c02/revoke",
        "/notices",
        "/notices/4a3f0f0e-2d5b-4b8a-9a59-6f8f5d0c7e21"
      })
  @DisplayName("どのページも、題名・見出し・本文への移動・ランドマークがそろっている")
  void isBuiltForEverybody(String path) {
    Browser browser = OPEN.contains(path) ? PORTAL.stranger() : PORTAL.hanako();
    isBuiltForEverybody(browser, path, 200);
  }

  @Test
  @DisplayName("回数が多すぎるとき、ノードが混み合うときのページも、ほかのページと同じに作ってある")
  void refusalsToo() {
    LIMITED.stranger().get("/help");
    OVERLOADED.stranger().get("/help");
    isBuiltForEverybody(LIMITED.stranger(), "/help", 429);
    isBuiltForEverybody(OVERLOADED.stranger(), "/help", 503);
  }

  private static void isBuiltForEverybody(Browser browser, String path, int status) {
    Page page = browser.get(path);
    Document html = page.html();
    assertThat(page.status()).as(path).isEqualTo(status);
    assertThat(html.selectFirst("html").attr("lang")).isEqualTo("ja");
    assertThat(html.select("h1")).hasSize(1);
    assertThat(html.title()).endsWith("｜Tegata");
    assertThat(html.select("a.skip-link").attr("href")).isEqualTo("#main");
    assertThat(html.select("main#main")).hasSize(1);
    assertThat(html.select("header, footer")).hasSize(2);
    assertThat(html.select("table:not(:has(caption))")).isEmpty();
    assertThat(html.select("thead th:not([scope]), tbody th:not([scope])")).isEmpty();
    assertThat(html.select("script, [style], [onclick]")).isEmpty();
    assertThat(page.text()).doesNotContain("??").doesNotContain("th:").doesNotContain("${");
    assertThat(page.bytes().length).isLessThan(40 * 1024);
    saysWhichFilesThereAre(html);
    isTheSameIn(Language.EN, browser, path, status);
    isTheSameIn(Language.JA_EASY, browser, path, status);
  }

  /** Readings, each with its tags, make a page longer by their number. */
  private static void isTheSameIn(Language language, Browser browser, String path, int status) {
    browser.cookies().put("lang", language.value());
    Page page = browser.get(path);
    Document html = page.html();
    assertThat(page.status()).as(path).isEqualTo(status);
    assertThat(html.selectFirst("html").attr("lang")).isEqualTo(language.tag());
    assertThat(html.select("h1")).hasSize(1);
    assertThat(html.select("main h1 ruby, main p ruby").isEmpty())
        .isEqualTo(language != Language.JA_EASY);
    assertThat(html.select("title ruby, option ruby, svg ruby, textarea ruby")).isEmpty();
    assertThat(page.text()).doesNotContainPattern("[\uFDD0-\uFDD2]").doesNotContain("&lt;ruby");
    assertThat(page.bytes().length).isLessThan(80 * 1024);
    saysWhichFilesThereAre(html);
  }

  private static void saysWhichFilesThereAre(Document html) {
    FILES.forEach(
        (ending, words) -> {
          for (Element link : html.select("a[href~=\\." + ending + "(\\?|$)]")) {
            assertThat(link.text()).as(link.attr("href")).matches(words);
          }
        });
  }
}
