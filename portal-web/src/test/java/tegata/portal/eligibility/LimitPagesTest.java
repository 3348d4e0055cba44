package tegata.portal.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tegata.contract.EligibilityApi;
import tegata.contract.Fault;
import tegata.portal.fixture.Browser.Page;
import tegata.portal.fixture.TestPortal;

class LimitPagesTest {
  @RegisterExtension static final TestPortal PORTAL = new TestPortal();

  @Test
  @DisplayName("自分の区分と、診療の月の表の額を示し、まだ確かめていない表はそう言う")
  void showsTheOwnCategory() {
    Page page = PORTAL.hanako().get("/eligibility/limits");
    assertThat(page.html().select(".facts").first().text())
        .contains("ウ", "標準報酬月額28万〜50万円", "85,800円＋（医療費−286,000円）×1%", "92,940円");
    assertThat(page.html().select("section h2").eachText())
        .containsExactly("2026年8月から2027年7月までの診療の限度額（1か月）", "2018年8月から2026年7月までの診療の限度額（1か月）");
    assertThat(page.html().select("#table-2026-08 + .note").text()).contains("まだ確かめていません");
    assertThat(page.html().select("#table-2018-08 + .note")).isEmpty();
    assertThat(page.html().select("section:has(#table-2018-08) tr:contains(低所得Ⅱ)").text())
        .contains("24,600円", "8,000円");
  }

  @Test
  @DisplayName("保険者に確かめられないときも、表は見られる")
  void withoutTheInsurer() {
    PORTAL.world().fails(EligibilityApi.OWN, Fault.Kind.UNAVAILABLE, "away");
    Page page = PORTAL.hanako().get("/eligibility/limits");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.html().select(".note").first().text()).contains("いまは保険者に確かめられない");
    assertThat(page.html().select("table")).hasSize(2);
  }

  @Test
  @DisplayName("ログインしていない人には見せない")
  void isForThoseLoggedIn() {
    assertThat(PORTAL.stranger().get("/eligibility/limits").status()).isEqualTo(302);
  }
}
