package tegata.portal.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tegata.contract.DraftApi;
import tegata.contract.RegistrationApi;
import tegata.portal.fixture.Browser;
import tegata.portal.fixture.Browser.Page;
import tegata.portal.fixture.FakeProxies;
import tegata.portal.fixture.People;
import tegata.portal.fixture.TestPortal;

class EndedFormsTest {
  private static final String REASON = "書きかけの理由";

  @RegisterExtension static final TestPortal PORTAL = new TestPortal();

  @Test
  @DisplayName("時間切れのあとに送った入力は残り、同じ人がログインすると続きから始められる")
  void keepsWhatCameTooLate() {
    Browser hanako = PORTAL.hanako();
    Page late = sentAfterTheEnd(hanako, hanako.formToken(), "/deregister");
    assertThat(late.status()).isEqualTo(303);
    assertThat(late.header("Location")).isEqualTo("/login?kept&next=%2Fderegister%2Fcheck");
    assertThat(PORTAL.world().asked(RegistrationApi.DEREGISTER)).isEmpty();
    assertThat(hanako.get(late.header("Location")).html().select("[role=status]").text())
        .contains("入力した内容は残してあります");

    assertThat(hanako.logIn(late.header("Location"))).isEqualTo("/deregister/check");
    assertThat(hanako.get("/deregister/check").html().select("textarea").val()).isEqualTo(REASON);
  }

  @Test
  @DisplayName("途中で保存するボタンでも同じである")
  void keepsDraftsToo() {
    Browser hanako = PORTAL.hanako();
    assertThat(sentAfterTheEnd(hanako, hanako.formToken(), "/deregister/draft").status())
        .isEqualTo(303);
    assertThat(PORTAL.world().asked(DraftApi.SAVE))
        .singleElement()
        .satisfies(
            asked -> {
              assertThat(asked.question().person()).isEqualTo(People.HANAKO.person());
              assertThat(asked.question().content()).isEqualTo(REASON);
            });
  }

  @Test
  @DisplayName("代理で書いたものは、その人の書きかけとして残り、自分の申し込みには出てこない")
  void keepsWhatAProxyTypedForItsPerson() {
    Browser hanako = PORTAL.hanako();
    hanako.submit("/proxies/" + FakeProxies.PROXY + "/show", Map.of());
    Page late = sentAfterTheEnd(hanako, hanako.formToken(), "/deregister");
    assertThat(late.header("Location")).isEqualTo("/login?kept&next=%2Fproxies");
    assertThat(PORTAL.world().asked(DraftApi.SAVE))
        .singleElement()
        .satisfies(asked -> assertThat(asked.question().person()).isEqualTo(FakeProxies.CHILD));
    hanako.logIn(late.header("Location"));
    assertThat(hanako.get("/deregister/check").html().select("textarea").val()).isEmpty();
  }

  @Test
  @DisplayName("その画面の印のない入力は、残さない")
  void keepsNothingWithoutTheToken() {
    Browser hanako = PORTAL.hanako();
    assertThat(sentAfterTheEnd(hanako, "forged", "/deregister").status()).isEqualTo(403);
    assertThat(PORTAL.world().asked(DraftApi.SAVE)).isEmpty();
  }

  @Test
  @DisplayName("よそのサイトから送られた入力は、残さない")
  void keepsNothingFromElsewhere() {
    Browser hanako = PORTAL.hanako();
    String token = hanako.formToken();
    PORTAL.identity().runOut();
    Page page = hanako.post("/deregister", form(token), "Origin", "https://elsewhere.example");
    assertThat(page.status()).isEqualTo(403);
    assertThat(PORTAL.world().asked(DraftApi.SAVE)).isEmpty();
  }

  @Test
  @DisplayName("自分でログアウトしたあとの入力は、残さない")
  void keepsNothingAfterLogout() {
    Browser hanako = PORTAL.hanako();
    String token = hanako.formToken();
    Map<String, String> cookies = Map.copyOf(hanako.cookies());
    hanako.submit("/logout", Map.of());
    hanako.cookies().putAll(cookies);
    assertThat(hanako.post("/deregister", form(token)).status()).isEqualTo(403);
    assertThat(PORTAL.world().asked(DraftApi.SAVE)).isEmpty();
  }

  @Test
  @DisplayName("入力を残せない所へ送られたものは、時間切れと伝えるだけである")
  void leavesOtherFormsAlone() {
    Browser hanako = PORTAL.hanako();
    assertThat(sentAfterTheEnd(hanako, hanako.formToken(), "/settings/logout").status())
        .isEqualTo(403);
  }

  private static Page sentAfterTheEnd(Browser browser, String token, String path) {
    PORTAL.identity().runOut();
    return browser.post(path, form(token));
  }

  private static Map<String, String> form(String token) {
    return Map.of("_form", token, "form", "00000000-0000-4000-8000-000000000001", "reason", REASON);
  }
}
