package tegata.portal.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tegata.contract.DraftApi;
import tegata.contract.Fault;
import tegata.contract.RegistrationApi;
import tegata.domain.registration.Deregistration;
import tegata.domain.registration.Registration;
import tegata.portal.fixture.Browser;
import tegata.portal.fixture.Browser.Page;
import tegata.portal.fixture.FakeProxies;
import tegata.portal.fixture.People;
import tegata.portal.fixture.TestPortal;

/** What a proxy who may only see finds where others find a button. */
class SeeOnlyTest {
  @RegisterExtension static final TestPortal PORTAL = new TestPortal();

  private static final String STANDING = "/consents/9c1c2f4e-5a0e-4a53-8d8f-3b9f1f3f6c02/revoke";

  @ParameterizedTest(name = "{0}")
  @DisplayName("見るだけの代理人には、押せないものを出さず、何ができず、だれができるかを言う")
  @CsvSource({
    "/consents, '.table a[href*=revoke], main form', 同意を取り消すことと、引き継ぎを変えること",
    STANDING + ", main form, 同意を取り消すこと",
    "/registration, main a[href^=/deregister], 利用登録の解除を申し込むこと",
    "/deregister/about, main a[href^=/deregister], 利用登録の解除を申し込むこと",
    "/deregister/check, main form, 利用登録の解除を申し込むこと",
    "/access-log, main a[href$=report], 心当たりのないアクセスについて問い合わせること",
    "/access-log/41/report, main form, 心当たりのないアクセスについて問い合わせること",
    "/access-log/41/report/check, main form, 心当たりのないアクセスについて問い合わせること",
    "/applications/D-202611-000042-7, main a[href$=withdraw], 申請を直すことと、取り下げること",
    "/applications/D-202611-000042-7/withdraw, main form, 申請を取り下げること"
  })
  void nothingIsOfferedThatWouldBeRefused(String path, String offer, String deed) {
    compare(path, offer, deed);
  }

  @ParameterizedTest(name = "{0}")
  @DisplayName("まだ登録していない人を見るだけの代理人には、登録するボタンも出さない")
  @CsvSource({
    "/registration, main a[href=/registration/new]",
    "/registration/new, main a[href=/registration/check]",
    "/registration/check, main form"
  })
  void nobodyIsRegisteredByWhoMayOnlySee(String path, String offer) {
    Registration none =
        new Registration(Registration.Status.NOT_REGISTERED, Optional.empty(), Optional.empty());
    PORTAL
        .world()
        .answers(
            RegistrationApi.STATUS,
            new RegistrationApi.Status(
                none,
                Optional.empty(),
                Optional.empty(),
                Optional.of(People.INSURER),
                Optional.empty()));
    compare(path, offer, "利用登録をすること");
  }

  @Test
  @DisplayName("差し戻された申請を直す様式も出さない")
  void nothingIsMendedByWhoMayOnlySee() {
    PORTAL
        .world()
        .answers(
            RegistrationApi.APPLICATION,
            new RegistrationApi.Found(
                Optional.of(People.application(Deregistration.Status.RETURNED))));
    compare("/deregister/mend/D-202611-000042-7", "main form", "差し戻された申請を直すこと");
  }

  private static void compare(String path, String offer, String deed) {
    Element offered = lookingAt(FakeProxies.ACTING).get(path).html().selectFirst("main");
    assertThat(offered.select(offer)).as("who may act").isNotEmpty();
    assertThat(offered.select("#see-only-title")).isEmpty();

    Element shown = lookingAt(FakeProxies.PROXY).get(path).html().selectFirst("main");
    assertThat(shown.select(offer)).isEmpty();
    assertThat(shown.select("form[method=post]")).isEmpty();
    assertThat(shown.select("section[aria-labelledby=see-only-title]").text())
        .contains("架空 健太さんの情報を見ることはできますが、" + deed + "はできません。")
        .contains("架空 健太さんご本人と、「見ることと手続き」の代理人");
  }

  @Test
  @DisplayName("自分のページと、自分の情報に戻ったあとは、いつもどおりである")
  void ownPagesAreUntouched() {
    Browser browser = lookingAt(FakeProxies.PROXY);
    assertThat(browser.get("/proxies").html().select("#see-only-title")).isEmpty();
    assertThat(browser.get("/proxies").html().select("main form")).isNotEmpty();

    browser.submit("/proxies/self", Map.of());
    assertThat(browser.get(STANDING).html().select("#see-only-title")).isEmpty();
    assertThat(browser.get(STANDING).html().select("main form")).isNotEmpty();
  }

  @Test
  @DisplayName("書きかけの理由を、読めない代理人のために尋ねない")
  void noDraftIsAskedFor() {
    lookingAt(FakeProxies.PROXY).get("/deregister/check");
    lookingAt(FakeProxies.PROXY).get("/access-log/41/report");

    assertThat(PORTAL.world().asked(DraftApi.LOAD)).isEmpty();
  }

  @Test
  @DisplayName("それでも送られたものは断られ、できない訳と、できる人を言う")
  void whatIsSentAllTheSameIsRefused() {
    PORTAL.world().fails(RegistrationApi.DEREGISTER, Fault.Kind.FORBIDDEN, "proxy-may-only-see");
    Page page =
        lookingAt(FakeProxies.PROXY)
            .submit("/deregister", Map.of("form", UUID.randomUUID().toString(), "reason", ""));

    assertThat(page.status()).isEqualTo(403);
    assertThat(page.heading()).isEqualTo("この手続きは代理ではできません");
    assertThat(page.text()).contains("手続きはされていません");
  }

  private static Browser lookingAt(UUID proxy) {
    Browser browser = PORTAL.hanako();
    assertThat(browser.submit("/proxies/" + proxy + "/show", Map.of()).status()).isEqualTo(303);
    return browser;
  }
}
