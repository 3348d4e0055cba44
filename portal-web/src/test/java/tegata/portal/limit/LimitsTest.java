package tegata.portal.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tegata.contract.NoticeApi;
import tegata.node.limit.Rate;
import tegata.portal.fixture.Browser;
import tegata.portal.fixture.Browser.Page;
import tegata.portal.fixture.FakeProxies;
import tegata.portal.fixture.TestPortal;
import tegata.portal.page.Language;

/** 利用の上限. The rates here are too low for a token to come back while a test runs. */
class LimitsTest {
  private static final Optional<Rate> SELDOM = Optional.of(new Rate(0.01, 5));
  private static final Optional<Rate> OFTEN = Optional.of(new Rate(1e5, 100_000));

  @Nested
  class OfAnAddress {
    @RegisterExtension
    static final TestPortal PORTAL = new TestPortal(new LimitsConfig(SELDOM, OFTEN, OFTEN));

    @Test
    @DisplayName("同じ所からの回数が多すぎると、3 つのことばのページと Retry-After。ログインのページも、知らない道も")
    void tellsToWait() {
      Browser browser = PORTAL.stranger();
      for (int i = 0; i < 5; i++) {
        assertThat(browser.get("/").status()).isEqualTo(200);
      }

      Page page = browser.get("/help?q=x");
      assertThat(page.status()).isEqualTo(429);
      assertThat(Integer.parseInt(page.header("Retry-After"))).isBetween(1, 100);
      assertThat(page.header("Cache-Control")).isEqualTo("no-store");
      Document html = page.html();
      assertThat(page.heading()).isEqualTo("操作の回数が多すぎます");
      assertThat(html.select("main").text()).contains(inAbout(page));
      assertThat(html.select("main a.button").attr("href")).isEqualTo("/help?q=x&again");
      assertThat(html.select("main .incident .code").text()).isNotBlank();
      assertThat(html.select("main#main, header, footer")).hasSize(3);
      for (String path : List.of("/login", "/nowhere", "/home", "/staff/login")) {
        assertThat(browser.get(path).status()).as(path).isEqualTo(429);
      }
      isTheSameIn(Language.EN, "Too many requests", "You can try again in about");
      isTheSameIn(Language.JA_EASY, "回数", "待");
    }

    /** However long this has taken until now. */
    private String inAbout(Page page) {
      int seconds = Integer.parseInt(page.header("Retry-After"));
      return seconds < 90 ? "あと " + seconds + " 秒ほどで" : "あと 2 分ほどで";
    }

    private void isTheSameIn(Language language, String heading, String wait) {
      Browser browser = PORTAL.stranger();
      browser.cookies().put("lang", language.value());
      Page page = browser.get("/");
      assertThat(page.status()).isEqualTo(429);
      assertThat(page.html().selectFirst("html").attr("lang")).isEqualTo(language.tag());
      assertThat(page.heading()).contains(heading);
      assertThat(page.html().select("main").text()).contains(wait);
    }
  }

  @Nested
  class OfAnAddressThatSpellsOtherwise {
    @RegisterExtension
    static final TestPortal PORTAL = new TestPortal(new LimitsConfig(SELDOM, OFTEN, OFTEN));

    @Test
    @DisplayName("道をどう書いても、ない様式をたずねても、ページの数として数える")
    void countsEverySpelling() {
      Browser browser = PORTAL.stranger();
      for (String path : List.of("/HELP", "/%68elp", "//help", "/assets/../help", "/assets/none")) {
        assertThat(browser.get(path).status()).as(path).isNotEqualTo(429);
      }
      for (String path :
          List.of("/", "/help", "/Help", "/%68elp", "/help/", "//help", "/./help", "/help?a=1")) {
        assertThat(browser.get(path).status()).as(path).isEqualTo(429);
      }
      for (String path : List.of("/assets/none", "/assets/%2e%2e/help", "/assets")) {
        assertThat(browser.get(path).status()).as(path).isEqualTo(429);
      }
    }
  }

  @Nested
  class OfAnAddressThatGoesOn {
    private static final Optional<Rate> NODE = Optional.of(new Rate(0.01, 20));

    @RegisterExtension
    static final TestPortal PORTAL = new TestPortal(new LimitsConfig(SELDOM, OFTEN, NODE));

    @Test
    @DisplayName("断られ続けても、ノードの分は減らず、ページは作られず、用意したものが出る")
    void takesNothingFromTheNode() {
      for (int i = 0; i < 5; i++) {
        assertThat(PORTAL.stranger().get("/help").status()).isEqualTo(200);
      }
      int withTheirNumber = 0;
      Page last = PORTAL.stranger().get("/help");
      for (int i = 0; i < 100; i++) {
        assertThat(last.status()).isEqualTo(429);
        withTheirNumber += last.html().select(".incident").size();
        last = PORTAL.stranger().get("/help");
      }

      assertThat(withTheirNumber).isEqualTo(NODE.orElseThrow().burst() / 10);
      assertThat(last.heading()).isEqualTo("操作の回数が多すぎます");
      assertThat(last.header("Retry-After")).isNotBlank();
    }
  }

  @Nested
  class OfALogin {
    @RegisterExtension
    static final TestPortal PORTAL = new TestPortal(new LimitsConfig(OFTEN, SELDOM, OFTEN));

    @Test
    @DisplayName("一つのログインの回数が多すぎると 429。ほかの人は使える")
    void countsEachLoginByItself() {
      Browser hanako = PORTAL.hanako();
      Page page = hanako.get("/home");
      for (int i = 0; i < 6 && page.status() != 429; i++) {
        page = hanako.get("/home");
      }

      assertThat(page.status()).isEqualTo(429);
      assertThat(page.header("Retry-After")).isNotBlank();
      int counted = PORTAL.world().asked(NoticeApi.UNREAD).size();
      assertThat(hanako.get("/help").status()).isEqualTo(429);
      assertThat(PORTAL.world().asked(NoticeApi.UNREAD)).hasSize(counted);
      for (int i = 0; i < 20; i++) {
        assertThat(PORTAL.stranger().get("/help").status()).isEqualTo(200);
      }
    }
  }

  @Nested
  class OfAPerson {
    private static final String OTHER = "/proxies/" + FakeProxies.PROXY + "/show";

    @RegisterExtension
    static final TestPortal PORTAL = new TestPortal(new LimitsConfig(OFTEN, SELDOM, OFTEN));

    @Test
    @DisplayName("代理の人に切り替えても、ログインし直しても、回数は数え直さない")
    void countsOnUnderANewSession() {
      Browser hanako = PORTAL.hanako();
      Map<String, String> form = Map.of("_form", hanako.formToken());
      Page switched = hanako.post(OTHER, form, "Origin", PORTAL.origin());
      assertThat(switched.status()).isEqualTo(303);
      int admitted = 0;
      while (admitted < 6 && hanako.get("/home").status() != 429) {
        admitted++;
      }

      assertThat(admitted).isLessThanOrEqualTo(3);
      assertThat(PORTAL.hanako().get("/home").status()).isEqualTo(429);
    }
  }

  @Nested
  class OfTheNode {
    @RegisterExtension
    static final TestPortal PORTAL = new TestPortal(new LimitsConfig(OFTEN, OFTEN, SELDOM));

    @Test
    @DisplayName("ノードが答えられる量を超えると、誰にも 503 と Retry-After")
    void refusesEverybody() {
      for (int i = 0; i < 5; i++) {
        assertThat(PORTAL.stranger().get("/help").status()).isEqualTo(200);
      }

      for (String path : List.of("/", "/help", "/staff/login", "/nowhere")) {
        Page page = PORTAL.stranger().get(path);
        assertThat(page.status()).as(path).isEqualTo(503);
        assertThat(page.heading()).as(path).isEqualTo("いま混み合っています");
        assertThat(page.header("Retry-After")).isEqualTo("100");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.html().select("main").text()).contains("あと 2 分ほどで");
        assertThat(page.html().select("main .incident")).isEmpty();
      }
      Document refusal = PORTAL.stranger().get("/").html();
      for (String file : refusal.select("link[rel=stylesheet]").eachAttr("href")) {
        assertThat(PORTAL.stranger().get(file).status()).as(file).isEqualTo(200);
      }
      for (Language language : Language.values()) {
        Page page = PORTAL.stranger().get("/?lang=" + language.value());
        assertThat(page.html().selectFirst("html").attr("lang")).isEqualTo(language.tag());
        assertThat(page.header("Content-Language")).isEqualTo(language.tag());
      }
    }
  }
}
