package tegata.portal.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tegata.contract.Caller;
import tegata.contract.Fault;
import tegata.contract.IdentityApi;
import tegata.contract.IdentityApi.LoginOutcome;
import tegata.contract.IdentityApi.Refusal;
import tegata.portal.fixture.Browser;
import tegata.portal.fixture.Browser.Page;
import tegata.portal.fixture.People;
import tegata.portal.fixture.TestPortal;

class LoginPagesTest {
  @RegisterExtension static final TestPortal PORTAL = new TestPortal();

  private static final Map<String, String> GOOD = Map.of("certificate", "good", "signature", "s");

  @Test
  @DisplayName("カードで確かめた人が、新しいセッションでホームに入る")
  void logsIn() {
    Browser browser = PORTAL.stranger();
    String challenge = browser.challenge("/login");
    String before = browser.session();
    Page finished = browser.get(browser.cardReturns(challenge, GOOD));

    assertThat(finished.status()).isEqualTo(303);
    assertThat(finished.header("Location")).isEqualTo("/home");
    assertThat(browser.session()).isNotEqualTo(before);
    assertThat(browser.cookies().values()).hasSize(2).doesNotContain(before);
    assertThat(browser.get("/home").heading()).isEqualTo("架空 花子 さんの情報");
    assertThat(PORTAL.identity().sessions()).hasSize(1);
  }

  @Test
  @DisplayName("ログインの前のセッション番号では、ログインした人の情報は見えない")
  void oldSessionIdIsWorthless() {
    Browser browser = PORTAL.stranger();
    String challenge = browser.challenge("/login");
    Browser thief = PORTAL.stranger();
    thief.cookies().putAll(browser.cookies());
    browser.get(browser.cardReturns(challenge, GOOD));
    assertThat(thief.get("/home").status()).isEqualTo(302);
  }

  @Test
  @DisplayName("リーダーへはただのリンクで出ていき、このポータルに戻る先を渡す")
  void linksToTheReader() {
    var link = PORTAL.stranger().get("/login").html().select("a[href*=/authenticate]");
    assertThat(link).hasSize(1);
    assertThat(link.attr("href"))
        .startsWith("http://127.0.0.1:8090/authenticate?challenge=tegata-login%3Av1%3A")
        .endsWith("&return_to=http%3A%2F%2Flocalhost%3A" + PORTAL.port() + "%2Flogin%2Freturn");
  }

  @Test
  @DisplayName("見ようとしたページに、ログインの後で戻る")
  void goesBackToWhereOneWanted() {
    Browser browser = PORTAL.stranger();
    Page page = browser.get("/expenses?from=2025-01&to=2025-12");
    assertThat(page.status()).isEqualTo(302);
    assertThat(page.header("Location"))
        .isEqualTo("/login?next=%2Fexpenses%3Ffrom%3D2025-01%26to%3D2025-12");
    assertThat(browser.logIn(page.header("Location")))
        .isEqualTo("/expenses?from=2025-01&to=2025-12");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//evil.example",
        "/%5Cevil.example",
        "https://evil.example/",
        "%2F%2Fevil.example",
        "/home%0d%0aSet-Cookie:%20a=b",
        "/login"
      })
  @DisplayName("ログインの後で、よそへ連れて行かれることはない")
  void neverLeadsElsewhere(String next) {
    assertThat(PORTAL.stranger().logIn("/login?next=" + next)).isEqualTo("/home");
  }

  @Test
  @DisplayName("同じ戻りを二度は使えない")
  void worksOnce() {
    Browser browser = PORTAL.stranger();
    String finish = browser.cardReturns(browser.challenge("/login"), GOOD);
    assertThat(browser.get(finish).status()).isEqualTo(303);
    Page again = browser.get(finish);
    assertThat(again.status()).isEqualTo(403);
    assertThat(again.heading()).isEqualTo("ログインの確認が時間切れになりました");
  }

  @Test
  @DisplayName("別のブラウザーで始めたログインは完了できない")
  void anotherBrowserCannotFinish() {
    Browser began = PORTAL.stranger();
    String finish = began.cardReturns(began.challenge("/login"), GOOD);
    Page other = PORTAL.stranger().get(finish);
    assertThat(other.status()).isEqualTo(403);
    assertThat(other.heading()).isEqualTo("別のブラウザーで始めたログインです");
  }

  @ParameterizedTest
  @EnumSource(Refusal.class)
  @DisplayName("ログインできなかったわけごとに、何が起きたか・次にできること・いまもできることがある")
  void everyRefusalHasItsPage(Refusal refusal) {
    PORTAL
        .world()
        .answers(
            IdentityApi.FINISH_LOGIN, new LoginOutcome(Optional.empty(), Optional.of(refusal)));
    Page page = PORTAL.stranger().get("/login/finish?c=x");
    assertThat(page.status()).isEqualTo(403);
    assertThat(page.html().select("main h2").eachText()).containsExactly("次にできること", "いまもできること");
    assertThat(page.html().select("main a[href=/login]")).hasSize(1);
  }

  @Test
  @DisplayName("カードの返事に何の確認か書いていなければ受け付けない")
  void replyWithoutChallengeIsRefused() {
    assertThat(PORTAL.stranger().post("/login/return", GOOD).status()).isEqualTo(400);
  }

  @Test
  @DisplayName("ログインの仕組みが止まっていたら、そう伝える")
  void saysWhenLoginIsDown() {
    PORTAL.world().fails(IdentityApi.BEGIN_LOGIN, Fault.Kind.UNAVAILABLE, "nobody-serves");
    assertThat(PORTAL.stranger().get("/login").status()).isEqualTo(503);
  }

  @Test
  @DisplayName("ログアウトは本人の操作として伝わり、そのセッションでは何も見えなくなる")
  void logsOut() {
    Browser browser = PORTAL.hanako();
    Browser copy = PORTAL.stranger();
    copy.cookies().putAll(browser.cookies());
    Page out = browser.submit("/logout", Map.of());

    assertThat(out.status()).isEqualTo(303);
    assertThat(browser.get("/logout").heading()).isEqualTo("ログアウトしました");
    assertThat(copy.get("/home").status()).isEqualTo(302);
    List<Caller.Kind> callers =
        PORTAL.world().asked(IdentityApi.DELETE_SESSION).stream()
            .map(asked -> asked.caller().kind())
            .toList();
    assertThat(callers).contains(Caller.Kind.PATIENT);
  }

  @Test
  @DisplayName("ログアウトの後に遅れて終わる表示が、セッションを生き返らせない")
  void lateSaveDoesNotRevive() {
    Browser browser = PORTAL.hanako();
    var stored = PORTAL.identity().sessions().values().iterator().next();
    browser.get("/home");
    var late =
        PORTAL
            .world()
            .awaitAsked(IdentityApi.SAVE_SESSION, asked -> asked.question().version() > 0);
    assertThat(late.question().id()).isEqualTo(stored.id());
  }

  @Test
  @DisplayName("保存されるのはセッション番号のハッシュだけで、番号そのものはどこにもない")
  void storesNoSessionId() {
    Browser browser = PORTAL.hanako();
    String id = browser.session();
    PORTAL
        .identity()
        .sessions()
        .values()
        .forEach(
            session -> {
              String data =
                  new String(Base64.getDecoder().decode(session.data()), StandardCharsets.UTF_8);
              assertThat(session.id()).matches("[0-9a-f]{64}").isNotEqualTo(id);
              assertThat(data).doesNotContain(id);
              assertThat(session.owner()).contains(People.HANAKO.person());
              assertThat(session.timeoutMillis()).isEqualTo(15 * 60 * 1000);
            });
  }

  @Test
  @DisplayName("ログインしていない人のページは、セッションもクッキーも作らない")
  void strangersGetNoSession() {
    Browser browser = PORTAL.stranger();
    browser.get("/");
    browser.get("/help");
    browser.get("/nothing");
    assertThat(browser.cookies()).isEmpty();
    assertThat(PORTAL.identity().sessions()).isEmpty();
  }
}
