package tegata.portal.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tegata.contract.Fault;
import tegata.contract.HomeApi;
import tegata.contract.ProxyApi;
import tegata.portal.fixture.Browser;
import tegata.portal.fixture.Browser.Page;
import tegata.portal.fixture.FakeProxies;
import tegata.portal.fixture.People;
import tegata.portal.fixture.TestPortal;

class ProxyPagesTest {
  @RegisterExtension static final TestPortal PORTAL = new TestPortal();

  @Test
  @DisplayName("代理の間は、どのページもだれの情報かを題名と帯で示し、番号と用紙の印が新しくなる")
  void everyPageSaysWhoseDataItShows() {
    Browser browser = PORTAL.hanako();
    String before = browser.cookies().toString();
    String token = browser.formToken();
    Page sent = browser.submit("/proxies/" + FakeProxies.PROXY + "/show", Map.of());
    assertThat(sent.status()).isEqualTo(303);
    assertThat(browser.cookies().toString()).isNotEqualTo(before);
    assertThat(browser.formToken()).isNotEqualTo(token);

    Page home = browser.get("/home");
    assertThat(home.html().title()).startsWith("架空 健太さん｜");
    assertThat(home.html().select(".proxy-banner").text())
        .contains("架空 健太さん（子）の情報を見ています")
        .contains("自分に戻る");
    assertThat(PORTAL.world().asked(HomeApi.STANDING))
        .last()
        .satisfies(
            asked -> {
              assertThat(asked.question().person()).isEqualTo(FakeProxies.CHILD);
              assertThat(asked.caller().id()).isEqualTo(People.HANAKO.person().toString());
            });
    assertThat(browser.get("/settings").html().select(".proxy-banner").text())
        .contains("この画面はあなた自身のものです");

    browser.submit("/proxies/self", Map.of());
    assertThat(browser.get("/home").html().select(".proxy-banner")).isEmpty();
    assertThat(browser.get("/home").html().title()).doesNotContain("健太");
  }

  @Test
  @DisplayName("いまの代理でない番号では、だれの情報にも切り替わらない")
  void onlyStandingProxiesAreShown() {
    Browser browser = PORTAL.hanako();

    assertThat(browser.submit("/proxies/" + UUID.randomUUID() + "/show", Map.of()).status())
        .isEqualTo(404);
    assertThat(browser.get("/home").html().select(".proxy-banner")).isEmpty();
  }

  @Test
  @DisplayName("終わった代理のページは理由を言わずに断り、自分に戻る道を示す")
  void anEndedProxyIsToldTheWayBack() {
    Browser browser = PORTAL.hanako();
    browser.submit("/proxies/" + FakeProxies.PROXY + "/show", Map.of());
    PORTAL.world().fails(HomeApi.STANDING, Fault.Kind.FORBIDDEN, "not-yours");
    Page page = browser.get("/home");

    assertThat(page.status()).isEqualTo(403);
    assertThat(page.heading()).isEqualTo("この方の情報は見られません");
    assertThat(page.html().select(".proxy-banner button").text()).isEqualTo("自分に戻る");
  }

  @Test
  @DisplayName("期限の切れたコードには、新しいコードをもらうように言う")
  void expiredCode() {
    Page page = PORTAL.hanako().submit("/proxies/code", Map.of("code", "x"));

    assertThat(page.status()).isEqualTo(422);
    assertThat(page.html().select(".error-summary a").attr("href")).isEqualTo("#code");
    assertThat(page.html().select(".error-summary").text()).contains("新しいコード");
    assertThat(page.html().select("#code").attr("aria-describedby")).startsWith("code-error ");
    assertThat(page.html().select("#code-error").text()).contains("新しいコード");
  }

  @Test
  @DisplayName("招待コードは一度だけ示す")
  void showsTheCodeOnce() {
    Page page =
        PORTAL
            .hanako()
            .submit(
                "/proxies/invite",
                Map.of("form", UUID.randomUUID().toString(), "level", "SEE", "length", "YEAR_1"));

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text()).contains("ABCD-EFGH-JKMN-PQRS-TVWX");
  }

  @Test
  @DisplayName("緊急停止は二回押すだけで、理由を聞かず、この端末のログインも終わる")
  void stopsInTwoClicks() {
    Browser browser = PORTAL.hanako();
    Page ask = browser.get("/proxies/stop");
    assertThat(ask.html().select("main input:not([type=hidden]), main textarea")).isEmpty();

    Page stopped = browser.submit("/proxies/stop", Map.of());
    assertThat(stopped.status()).isEqualTo(303);
    assertThat(
            browser.get(stopped.answer().headers().firstValue("Location").orElseThrow()).heading())
        .isEqualTo("すべて止めました");
    assertThat(browser.get("/home").status()).isEqualTo(302);
    assertThat(PORTAL.world().asked(ProxyApi.STOP_ALL))
        .last()
        .satisfies(a -> assertThat(a.question().person()).isEqualTo(People.HANAKO.person()));
  }
}
