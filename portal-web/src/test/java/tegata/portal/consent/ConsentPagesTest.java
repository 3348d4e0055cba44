package tegata.portal.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tegata.contract.ConsentApi;
import tegata.contract.Fault;
import tegata.portal.fixture.Browser;
import tegata.portal.fixture.Browser.Page;
import tegata.portal.fixture.FakeConsents;
import tegata.portal.fixture.People;
import tegata.portal.fixture.TestPortal;

class ConsentPagesTest {
  @RegisterExtension static final TestPortal PORTAL = new TestPortal();
  private static final String REVOKE = "/consents/" + FakeConsents.STANDING + "/revoke";

  @Test
  @DisplayName("どこに、何を、いつまで、どのように見せているかを、有効なものから示す")
  void listsWhatIsShownToWhom() {
    Page page = PORTAL.hanako().get("/consents");

    assertThat(page.heading()).isEqualTo("同意の管理");
    assertThat(page.html().select("h2").eachText())
        .containsExactly("いま有効な同意", "終わった同意", "前回の同意を引き継ぐ", "情報の種類");
    assertThat(page.html().select("table").get(0).select("tbody tr").eachText())
        .singleElement()
        .asString()
        .contains("架空内科クリニック")
        .contains("薬剤、健診")
        .contains("2026年11月22日 9時05分")
        .contains("2026年11月23日 9時05分")
        .contains("書面（担当者コード N-0012）")
        .contains("有効");
    assertThat(page.html().select("table").get(0).select("a").attr("href")).isEqualTo(REVOKE);
    assertThat(page.html().select("table").get(1).text()).contains("手術").contains("終了");
    assertThat(page.html().select("table").get(1).select("a")).isEmpty();
  }

  @Test
  @DisplayName("見せる情報のどの種類も、ふつうのことばで説明する")
  void explainsEveryKind() {
    assertThat(PORTAL.hanako().get("/consents").html().select("main dl dt").eachText())
        .containsExactly("薬剤", "診療", "手術", "健診", "特定疾病", "限度額", "高齢受給");
  }

  @Test
  @DisplayName("取り消すと何が止まり、何が変わらないかを読んでから取り消す。結果は読みなおせる")
  void revokes() {
    Browser browser = PORTAL.hanako();
    Page check = browser.get(REVOKE);
    assertThat(check.heading()).isEqualTo("同意を取り消しますか");
    assertThat(check.text()).contains("見なかったことにはできません");

    Page sent = browser.submit(REVOKE, Map.of());
    assertThat(sent.status()).isEqualTo(303);
    assertThat(sent.header("Location"))
        .isEqualTo("/consents/" + FakeConsents.STANDING + "/revoked");

    Page done = browser.get("/consents/" + FakeConsents.STANDING + "/revoked");
    assertThat(done.heading()).isEqualTo("同意を取り消しました");
    assertThat(browser.get(REVOKE).heading()).isEqualTo("この同意は終わっています");
    assertThat(browser.get(REVOKE).html().select("main form")).isEmpty();
    assertThat(browser.get("/consents").text()).contains("有効な同意はありません");
    assertThat(PORTAL.world().asked(ConsentApi.REVOKE))
        .singleElement()
        .satisfies(
            asked -> assertThat(asked.question().person()).isEqualTo(People.HANAKO.person()));
  }

  @Test
  @DisplayName("もう終わった同意を取り消そうとしても、終わっていると分かるだけである")
  void whatIsOverIsOver() {
    String expired = "/consents/" + FakeConsents.EXPIRED;
    Browser browser = PORTAL.hanako();

    assertThat(browser.get(expired + "/revoke").heading()).isEqualTo("この同意は終わっています");
    assertThat(browser.submit(expired + "/revoke", Map.of()).header("Location"))
        .isEqualTo(expired + "/revoke");
    assertThat(browser.get(expired + "/revoked").status()).isEqualTo(303);
  }

  @Test
  @DisplayName("ほかの人の同意も、番号の形でないものも、同じように見つからない")
  void othersAreNotFound() {
    Browser browser = PORTAL.hanako();
    String foreign = "/consents/" + UUID.randomUUID();

    assertThat(browser.get(foreign + "/revoke").status()).isEqualTo(404);
    assertThat(browser.get("/consents/1/revoke").status()).isEqualTo(404);
    assertThat(browser.get(foreign + "/revoked").status()).isEqualTo(404);
    assertThat(browser.submit(foreign + "/revoke", Map.of()).status()).isEqualTo(404);
    assertThat(browser.submit("/consents/1/revoke", Map.of()).status()).isEqualTo(404);
  }

  @Test
  @DisplayName("取り消せたか分からないときは、取り消したと言わず、ほかの方法を示す")
  void saysWhenItIsNotKnown() {
    PORTAL.world().fails(ConsentApi.REVOKE, Fault.Kind.UNAVAILABLE, "database-away");
    Page page = PORTAL.hanako().submit(REVOKE, Map.of());

    assertThat(page.status()).isEqualTo(503);
    assertThat(page.heading()).isEqualTo("取り消せたかどうか確かめられません");
    assertThat(page.html().select("main li a").attr("href")).isEqualTo(REVOKE);
  }

  @Test
  @DisplayName("前回の同意を引き継ぐかどうかを、施設ごとに変えられる")
  void setsCarryOver() {
    Browser browser = PORTAL.hanako();
    assertThat(setting(browser)).contains("引き継ぎをやめる");

    Page sent =
        browser.submit(
            "/consents/carry-over", Map.of("facility", FakeConsents.CLINIC, "carry-over", "off"));
    assertThat(sent.status()).isEqualTo(303);
    assertThat(sent.header("Location")).isEqualTo("/consents#carry-over");
    assertThat(setting(browser)).contains("引き継ぐようにする");
    assertThat(browser.submit("/consents/carry-over", Map.of("facility", "x")).status())
        .isEqualTo(404);
  }

  @Test
  @DisplayName("用紙の印のない送信では、何も取り消されない")
  void needsAFormOfOurs() {
    Page sent = PORTAL.hanako().post(REVOKE, Map.of(), "Origin", "https://evil.example");

    assertThat(sent.status()).isEqualTo(403);
    assertThat(PORTAL.world().asked(ConsentApi.REVOKE)).isEmpty();
  }

  @Test
  @DisplayName("同意がなければ、窓口で選ぶと言い、多ければ続きがある")
  void hasNoneOrMore() {
    answer(List.of(), Optional.empty());
    Page none = PORTAL.hanako().get("/consents");
    assertThat(none.text()).contains("有効な同意はありません。受診のとき窓口で選びます。");
    assertThat(none.html().select("table")).isEmpty();

    answer(List.of(FakeConsents.standing()), Optional.of(100));
    Page second = PORTAL.hanako().get("/consents?from=50");
    assertThat(second.html().select(".pager a").eachAttr("href"))
        .containsExactly("/consents", "/consents?from=100");
  }

  @Test
  @DisplayName("ログインしていない人には見せない")
  void isForThoseLoggedIn() {
    assertThat(PORTAL.stranger().get("/consents").status()).isEqualTo(302);
    assertThat(PORTAL.stranger().get(REVOKE).status()).isEqualTo(302);
    assertThat(PORTAL.stranger().get("/notices").status()).isEqualTo(302);
  }

  private static void answer(List<ConsentApi.Own> consents, Optional<Integer> next) {
    PORTAL
        .world()
        .answers(
            ConsentApi.LIST, new ConsentApi.Consents(consents, List.of(), TestPortal.NOW, next));
  }

  private static String setting(Browser browser) {
    return browser.get("/consents").html().select("form[action=/consents/carry-over]").text();
  }
}
