package tegata.portal.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tegata.contract.Caller;
import tegata.contract.Fault;
import tegata.contract.IdentityApi;
import tegata.contract.TaxDocumentApi;
import tegata.portal.fixture.Browser;
import tegata.portal.fixture.Browser.Page;
import tegata.portal.fixture.People;
import tegata.portal.fixture.TestPortal;

class SettingsPagesTest {
  @RegisterExtension static final TestPortal PORTAL = new TestPortal();

  @Test
  @DisplayName("ログイン中の端末を、この端末がどれか分かるように、日時とともに示す")
  void showsWhereOneIsLoggedIn() {
    PORTAL.hanako();
    Page page = PORTAL.hanako().get("/settings");

    assertThat(page.html().select("tbody tr")).hasSize(2);
    assertThat(page.html().select("tbody .tag").eachText()).containsExactly("この端末");
    assertThat(page.html().select("tbody td").eachText()).contains("2026年11月22日 10時05分");
  }

  @Test
  @DisplayName("すべての端末からログアウトすると、ほかのブラウザーでも何も見えなくなる")
  void endsEverySession() {
    Browser other = PORTAL.hanako();
    Browser browser = PORTAL.hanako();
    Page sent = browser.submit("/settings/logout", Map.of());

    assertThat(sent.status()).isEqualTo(303);
    assertThat(browser.get("/logout").heading()).isEqualTo("ログアウトしました");
    assertThat(other.get("/home").status()).isEqualTo(302);
    assertThat(PORTAL.world().asked(IdentityApi.LOG_OUT_EVERYWHERE))
        .singleElement()
        .satisfies(
            asked -> {
              assertThat(asked.caller().kind()).isEqualTo(Caller.Kind.PATIENT);
              assertThat(asked.question().person()).isEqualTo(People.HANAKO.person());
            });
  }

  @Test
  @DisplayName("外部のソフトに渡るコードを見て、止められる。わからないときは、わからないと言う")
  void stopsPrograms() {
    UUID code = UUID.fromString("5b7f1d52-2a65-4f0e-9e0b-0d4f6b2d5a22");
    Browser browser = PORTAL.hanako();
    assertThat(browser.get("/settings").html().select("main").text()).contains("受け取れる外部のソフトはありません");
    PORTAL
        .world()
        .answers(
            TaxDocumentApi.CODES,
            new TaxDocumentApi.Codes(
                List.of(
                    new TaxDocumentApi.Open(code, 2025, Instant.parse("2026-11-23T01:00:00Z")))));
    PORTAL.world().answers(TaxDocumentApi.END, new IdentityApi.Done(TestPortal.NOW));
    Page page = browser.get("/settings");
    assertThat(page.html().select("main").text()).contains("2025年分のコード（2026年11月23日 10時00分まで）");
    Page sent = browser.submit("/settings/programs/" + code + "/end", Map.of());
    assertThat(sent.status()).isEqualTo(303);
    assertThat(PORTAL.world().asked(TaxDocumentApi.END))
        .singleElement()
        .satisfies(
            asked ->
                assertThat(asked.question())
                    .isEqualTo(new TaxDocumentApi.End(People.HANAKO.person(), code)));
    PORTAL.world().fails(TaxDocumentApi.CODES, Fault.Kind.UNAVAILABLE, "away");
    assertThat(browser.get("/settings").html().select("main .note").text()).contains("いまは確かめられません");
  }

  @Test
  @DisplayName("用紙の印のない送信では、だれもログアウトさせられない")
  void needsAFormOfOurs() {
    Browser browser = PORTAL.hanako();
    Page sent = browser.post("/settings/logout", Map.of(), "Origin", "https://evil.example");

    assertThat(sent.status()).isEqualTo(403);
    assertThat(browser.get("/home").status()).isEqualTo(200);
  }

  @Test
  @DisplayName("ログインしていない人には見せない")
  void isForThoseLoggedIn() {
    assertThat(PORTAL.stranger().get("/settings").status()).isEqualTo(302);
  }

  @Test
  @DisplayName("ログインのたびに番号は新しくなり、ログインの時刻と端末の名前とともに保存される")
  void rotatesAtLogin() {
    Browser browser = PORTAL.stranger();
    browser.get("/login");
    String planted = browser.session();
    browser.logIn("/login");

    assertThat(browser.session()).isNotEqualTo(planted);
    assertThat(PORTAL.identity().sessions().values())
        .filteredOn(s -> s.owner().isPresent())
        .singleElement()
        .satisfies(s -> assertThat(s.begunAt()).contains(TestPortal.NOW));
  }
}
