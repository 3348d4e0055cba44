package tegata.portal.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tegata.contract.EligibilityApi;
import tegata.contract.EligibilityApi.OwnEligibility;
import tegata.contract.Fault;
import tegata.domain.eligibility.ElderlyCertificate;
import tegata.domain.eligibility.LimitCertificate;
import tegata.domain.eligibility.SpecificDisease;
import tegata.domain.eligibility.Term;
import tegata.domain.eligibility.Validity;
import tegata.portal.fixture.Browser.Page;
import tegata.portal.fixture.People;
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

  @ParameterizedTest
  @EnumSource(
      value = Validity.class,
      names = {"INVALID", "INVALID_NEWER_EXISTS", "NOT_FOUND", "SEVERAL"})
  @DisplayName("保険者が有効でないと答えたら、そう言い、その区分を自分のものとして見せない")
  void notOfADeniedInsurance(Validity validity) {
    serve(People.own(Optional.of(validity), Optional.of(People.RESULT), List.of(People.COVERAGE)));
    Page page = PORTAL.hanako().get("/eligibility/limits");
    assertThat(page.html().select(".note").first().text())
        .contains("2026年11月22日 10時05分に保険者に確認", "有効な資格が見つかりませんでした");
    assertThat(page.html().select(".facts")).isEmpty();
  }

  @Test
  @DisplayName("有効期限のすぎた区分と割合は、自分のものとして見せない")
  void notOfAnEndedCertificate() {
    Term over = new Term(Optional.empty(), Optional.of(LocalDate.of(2026, 7, 31)));
    serve(
        confirmed(
            new LimitCertificate(Optional.of("01"), Optional.of("A03"), over, Optional.empty()),
            new ElderlyCertificate(20, over),
            List.of(new SpecificDisease("1", Optional.of(10_000L), over))));
    Page page = PORTAL.hanako().get("/eligibility/limits");
    assertThat(page.html().select(".note").first().text()).contains("限度額の区分はありませんでした");
    assertThat(page.html().select("h3")).isEmpty();
    assertThat(page.html().select(".facts")).isEmpty();
  }

  @Test
  @DisplayName("減額認定と長期入院、高齢受給者、特定疾病を、有効期限と額とともに本人に見せる。窓口の画面と紙には特定疾病が出ない")
  void showsTheOwnCertificates() {
    Term year =
        new Term(Optional.of(LocalDate.of(2026, 8, 1)), Optional.of(LocalDate.of(2027, 7, 31)));
    serve(
        confirmed(
            new LimitCertificate(
                Optional.of("02"),
                Optional.of("B05"),
                year,
                Optional.of(LocalDate.of(2026, 9, 15))),
            new ElderlyCertificate(20, year),
            List.of(
                new SpecificDisease("1", Optional.of(10_000L), year),
                new SpecificDisease("9", Optional.empty(), People.ALWAYS))));
    Page page = PORTAL.hanako().get("/eligibility/limits");
    assertThat(page.html().select(".facts").first().text())
        .contains(
            "低所得Ⅱ",
            "限度額適用・標準負担額減額認定証",
            "長期入院該当年月日 2026年9月15日",
            "高齢受給者の負担割合 2割",
            "高齢受給者の割合の有効期限 2027年7月31日");
    assertThat(page.html().select("h3 ~ .facts").eachText())
        .containsExactly("認定疾病 人工透析が必要な慢性腎不全 1か月の自己負担限度額 10,000円 受療証の有効期限 2027年7月31日", "認定疾病 9");
    assertThat(PORTAL.hanako().get("/eligibility").html().select("main").text())
        .contains("低所得Ⅱ")
        .doesNotContain("腎不全");
  }

  @Test
  @DisplayName("代理が終わった人には、この画面も見せない")
  void refusesAnEndedProxy() {
    PORTAL.world().fails(EligibilityApi.OWN, Fault.Kind.FORBIDDEN, "not-yours");
    assertThat(PORTAL.hanako().get("/eligibility/limits").status()).isEqualTo(403);
  }

  private static OwnEligibility confirmed(
      LimitCertificate limit, ElderlyCertificate elderly, List<SpecificDisease> diseases) {
    return People.own(
        Optional.of(Validity.VALID),
        Optional.of(People.result(Optional.of(limit), Optional.of(elderly), diseases)),
        List.of(People.COVERAGE));
  }

  private static void serve(OwnEligibility own) {
    PORTAL.world().answers(EligibilityApi.OWN, own);
  }

  @Test
  @DisplayName("ログインしていない人には見せない")
  void isForThoseLoggedIn() {
    assertThat(PORTAL.stranger().get("/eligibility/limits").status()).isEqualTo(302);
  }
}
