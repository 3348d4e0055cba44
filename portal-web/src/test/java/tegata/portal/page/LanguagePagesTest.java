package tegata.portal.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tegata.portal.fixture.Browser;
import tegata.portal.fixture.Browser.Page;
import tegata.portal.fixture.TestPortal;

class LanguagePagesTest {
  @RegisterExtension static final TestPortal PORTAL = new TestPortal();

  @ParameterizedTest(name = "[{index}] ?{0} cookie={1} Accept-Language={2} → {3}")
  @CsvSource(
      delimiter = '|',
      value = {
        "''         | ''      | ''                        | 日本語",
        "lang=en    | ''      | ''                        | English",
        "lang=ja-easy | en    | en                        | やさしい日本語",
        "a=1&lang=en&b | ja   | ''                        | English",
        "''         | ja-easy | en                        | やさしい日本語",
        "''         | en      | ja                        | English",
        "''         | ''      | en-US,en;q=0.9            | English",
        "''         | ''      | ja,en;q=0.9               | 日本語",
        "''         | ''      | zh-CN,zh;q=0.9,en;q=0.5   | English",
        "''         | ''      | vi                        | 日本語",
        "''         | ''      | en;q=0,ja                 | 日本語",
        "''         | ''      | ;;=,en;q=x                | 日本語",
        "lang=EN    | ''      | ''                        | 日本語",
        "lang=de    | en      | ''                        | English",
        "lang=      | ''      | ''                        | 日本語",
        "xlang=en   | ''      | ''                        | 日本語",
        "lang=..%2F | ''      | ''                        | 日本語",
        "''         | ../en   | ''                        | 日本語"
      })
  @DisplayName("ことばは、アドレス、クッキー、ブラウザーの順に決まり、無ければ日本語になる")
  void theLanguageIsChosen(String query, String cookie, String accepted, String shown) {
    Browser browser = PORTAL.stranger();
    if (!cookie.isEmpty()) {
      browser.cookies().put("lang", cookie);
    }
    String path = query.isEmpty() ? "/" : "/?" + query;
    Page page =
        accepted.isEmpty() ? browser.get(path) : browser.get(path, "Accept-Language", accepted);
    assertThat(page.status()).isEqualTo(200);
    assertThat(current(page).text().replace("（にほんご）", "")).isEqualTo(shown);
    String tag = shown.equals("English") ? "en" : "ja";
    assertThat(page.html().selectFirst("html").attr("lang")).isEqualTo(tag);
    assertThat(page.header("Content-Language")).isEqualTo(tag);
    assertThat(page.header("Vary")).contains("Cookie").contains("Accept-Language");
    assertThat(page.header("Cache-Control")).isEqualTo("no-store");
  }

  @Test
  @DisplayName("えらんだことばはブラウザーに残り、ログインしてもログアウトしても変わらない")
  void theChoiceStays() {
    Browser browser = PORTAL.stranger();
    List<String> cookies =
        browser.get("/?lang=en").answer().headers().allValues("Set-Cookie").stream()
            .filter(cookie -> cookie.startsWith("lang="))
            .toList();
    assertThat(cookies).hasSize(1);
    assertThat(cookies.get(0))
        .contains("lang=en", "Path=/", "SameSite=Lax", "HTTPOnly", "Max-Age=31536000");
    browser.logIn("/login");
    assertThat(current(browser.get("/home")).text()).isEqualTo("English");
    browser.submit("/logout", Map.of());
    assertThat(current(browser.get("/login")).text()).isEqualTo("English");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"lang=de", "lang=EN", "lang=%3Cscript%3E", "lang=en%0d%0aX-Evil:1", "lang"})
  @DisplayName("知らないことばは、クッキーにもページにも入らない")
  void unknownLanguagesLeaveNothing(String query) {
    Page page = PORTAL.stranger().get("/?" + query);
    assertThat(page.answer().headers().allValues("Set-Cookie"))
        .noneMatch(cookie -> cookie.contains("lang="));
    assertThat(page.text()).doesNotContain("<script").doesNotContain("lang=de");
    assertThat(links(page)).allMatch(link -> link.attr("href").matches("\\?lang=[a-z-]+"));
  }

  @Test
  @DisplayName("ことばを切りかえても、同じページの同じ範囲にいる")
  void theSwitchKeepsThePage() {
    List<Element> links = links(PORTAL.hanako().get("/medicines?lang=ja&from=2025-01&to=2025-03"));
    assertThat(links)
        .extracting(link -> link.attr("href"))
        .containsExactly(
            "?lang=ja&from=2025-01&to=2025-03",
            "?lang=ja-easy&from=2025-01&to=2025-03",
            "?lang=en&from=2025-01&to=2025-03");
    assertThat(links).extracting(link -> link.attr("lang")).containsExactly("ja", "ja", "en");
    assertThat(links).extracting(link -> link.attr("hreflang")).containsExactly("ja", "ja", "en");
  }

  @Test
  @DisplayName("送信への答えからは、その手続きのはじめのページに切りかわる")
  void anAnswerToAFormLeadsToAPageThatExists() {
    Browser browser = PORTAL.hanako();
    Page refused = browser.submit("/proxies/invite", Map.of("level", "NONE"));
    assertThat(refused.status()).isEqualTo(400);
    String english = links(refused).get(2).attr("href");
    assertThat(english).isEqualTo("/proxies?lang=en");
    assertThat(browser.get(english).status()).isEqualTo(200);
  }

  @Test
  @DisplayName("送信先のある手続きには、どれも切りかえて戻れるはじめのページがある")
  void everyFeatureThatIsPostedToHasAFirstPage() throws IOException {
    Pattern posted = Pattern.compile("\\bpost\\(\\s*\"(/[a-z-]+)");
    Set<String> features = new TreeSet<>();
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      for (Path source : sources.filter(file -> file.toString().endsWith(".java")).toList()) {
        posted.matcher(Files.readString(source)).results().forEach(at -> features.add(at.group(1)));
      }
    }
    features.removeAll(Set.of("/staff", "/ops", "/insurer"));
    assertThat(features).contains("/proxies", "/deregister", "/consents", "/settings");
    Browser browser = PORTAL.hanako();
    for (String feature : features) {
      assertThat(browser.get(feature + "?lang=en").status()).as(feature).isIn(200, 302, 303);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"//evil.example/x", "/%5Cevil.example", "/.evil"})
  @DisplayName("おかしなアドレスへの送信からも、切りかえはこのポータルの中に残る")
  void noSwitchLeadsAway(String path) {
    Page page = PORTAL.stranger().post(path, Map.of("a", "b"));
    assertThat(links(page)).allMatch(link -> link.attr("href").matches("/\\?lang=[a-z-]+"));
  }

  @Test
  @DisplayName("期間の欄に書き出した年月は、どのことばでもそのまま読みもどせる")
  void aPeriodCanBeSentAgain() {
    for (Language language : Language.values()) {
      Browser browser = PORTAL.hanako();
      browser.cookies().put("lang", language.value());
      for (String path : List.of("/medicines", "/access-log")) {
        Page page = browser.get(path);
        String from = page.html().select("input[name=from]").val();
        assertThat(from).isNotEmpty();
        Page again = browser.get(path + "?from=" + encoded(from));
        assertThat(again.status()).as(language + from).isEqualTo(200);
      }
    }
  }

  @Test
  @DisplayName("ファイルにふりがなの印は入らない")
  void filesHoldNoMarks() {
    Browser browser = PORTAL.hanako();
    browser.cookies().put("lang", "ja-easy");
    for (String path : List.of("/medicines.csv", "/access-log.csv", "/expenses.csv")) {
      Page file = browser.get(path);
      assertThat(file.status()).as(path).isEqualTo(200);
      assertThat(file.text()).as(path).doesNotContainPattern("[\uFDD0-\uFDD2《]");
      assertThat(file.header("Content-Disposition")).doesNotContain("%EF%B7%90");
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static Element current(Page page) {
    return page.html().selectFirst(".languages a[aria-current=true]");
  }

  private static List<Element> links(Page page) {
    List<Element> links = page.html().select(".languages a");
    assertThat(links).hasSize(3);
    return links;
  }
}
