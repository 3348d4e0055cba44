package tegata.portal.landing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tegata.contract.AuditApi;
import tegata.contract.Fault;
import tegata.contract.IdentityApi;
import tegata.portal.fixture.Browser.Page;
import tegata.portal.fixture.TestPortal;

class LandingPagesTest {
  @RegisterExtension static final TestPortal PORTAL = new TestPortal();

  @Test
  @DisplayName("はじめには、三つの入り口を持ち、動いているときは止まっているとは言わない")
  void leadsIn() {
    Page page = PORTAL.stranger().get("/");
    assertThat(page.html().select(".card__link").eachAttr("href"))
        .containsExactly("/home", "/eligibility", "/registration");
    assertThat(page.html().select(".notice--warning")).isEmpty();
  }

  @Test
  @DisplayName("記録を扱う仕組みが止まっているときは、何が使えず、何ができるかを電話番号と一緒に知らせる")
  void tellsWhatIsStopped() {
    PORTAL.world().fails(AuditApi.HEAD, Fault.Kind.UNAVAILABLE, "nobody-serves");
    Page page = PORTAL.stranger().get("/");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.html().select(".notice--warning").text())
        .contains("いま止まっている機能があります", "受診は、マイナンバーカードまたは資格確認書で", "0120-95-0178");
  }

  @Test
  @DisplayName("セッションが読めないほど止まっていても、はじめは開く")
  void opensWithoutSessions() {
    var browser = PORTAL.hanako();
    PORTAL.world().fails(IdentityApi.LOAD_SESSION, Fault.Kind.UNAVAILABLE, "nobody-serves");
    Page page = browser.get("/");
    assertThat(page.status()).isEqualTo(503);
    assertThat(page.heading()).isEqualTo("自分の医療情報を、自分で見る・見せる・手続きする");
    assertThat(page.html().select(".notice--warning")).hasSize(1);
    assertThat(page.header("Content-Security-Policy")).isNotEmpty();
    assertThat(browser.get("/medicines").heading()).isEqualTo("いまは利用できません");
  }
}
