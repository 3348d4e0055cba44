package tegata.portal.checkup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tegata.contract.CheckupApi;
import tegata.contract.CheckupApi.Heads;
import tegata.portal.fixture.Browser.Page;
import tegata.portal.fixture.TestPortal;

class CheckupPagesTest {
  @RegisterExtension static final TestPortal PORTAL = new TestPortal();

  @Test
  @DisplayName("健診の一覧は新しい順で、どこまでさかのぼれるかを示す")
  void listsCheckups() {
    Page page = PORTAL.hanako().get("/checkups");
    assertThat(page.html().select(".card a").eachAttr("href"))
        .containsExactly("/checkups/2026-06-03", "/checkups/2025-06-05");
    assertThat(page.html().select(".freshness").text()).contains("2021年11月1日");
  }

  @Test
  @DisplayName("結果は検査のまとまりごとに、単位と基準、外れていればことばで示す")
  void showsResultsInGroups() {
    Page page = PORTAL.hanako().get("/checkups/2026-06-03");
    assertThat(page.html().select("main h2").eachText())
        .containsExactly("身体計測", "血圧", "血中脂質", "血糖", "尿", "判定");
    assertThat(page.html().select("tr:contains(収縮期血圧)").text())
        .contains("134 mmHg", "▲ 基準より高い", "129 mmHg 以下");
    assertThat(page.html().select("tr:contains(HDL)").text()).contains("▼ 基準より低い", "40 mg/dL 以上");
    assertThat(page.html().select("tr:contains(拡張期血圧) .mark")).isEmpty();
    assertThat(page.html().select("tr:contains(ＢＭＩ)").text()).contains("18.5～24.9 kg/m²");
    assertThat(page.html().select("tr:contains(尿糖)").text()).contains("－", "記録なし");
  }

  @Test
  @DisplayName("届いていなければ、だれが対象かを伝える")
  void saysWhenEmpty() {
    PORTAL.world().answers(CheckupApi.LIST, new Heads(List.of(), LocalDate.of(2021, 11, 1)));
    assertThat(PORTAL.hanako().get("/checkups").html().select("main").text())
        .contains("健診結果は届いていません", "40歳から74歳");
  }

  @Test
  @DisplayName("ない日の健診は 404")
  void unknownDayIsNotFound() {
    assertThat(PORTAL.hanako().get("/checkups/2026-06-04").status()).isEqualTo(404);
    assertThat(PORTAL.hanako().get("/checkups/2026-02-30").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({
    "9N016160100000001, BODY",
    "9A751000000000001, BLOOD_PRESSURE",
    "3F077000002391901, LIPIDS",
    "3D010000001926101, SUGAR",
    "3B090000002327101, LIVER",
    "8A065000002391901, KIDNEY",
    "2A030000001930101, ANAEMIA",
    "1A010000000191111, URINE",
    "9A110160700000011, HEART_AND_EYES",
    "9N506000000000011, JUDGEMENT",
    "9N056000000000011, QUESTIONS",
    "9N141000000000011, QUESTIONS",
    "9Z999000000000011, OTHER"
  })
  @DisplayName("項目コードは検査のまとまりに分かれ、知らない項目も落とさない")
  void everyItemHasAGroup(String code, CheckupGroup group) {
    assertThat(CheckupGroup.of(code)).isEqualTo(group);
  }
}
