package tegata.portal.medication;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tegata.contract.Fault;
import tegata.contract.MedicationApi;
import tegata.contract.MedicationApi.Hints;
import tegata.domain.medication.Medicine;
import tegata.domain.medication.SameIngredient.Overlap;
import tegata.domain.medication.Supply;
import tegata.portal.fixture.Browser.Page;
import tegata.portal.fixture.TestPortal;

class HintPagesTest {
  private static final LocalDate SINCE = LocalDate.of(2025, 11, 22);

  @RegisterExtension static final TestPortal PORTAL = new TestPortal();

  @Test
  @DisplayName("重なりは、二つのお薬・期間・残りの日数・相談のすすめ・調べ方と一緒に見せる")
  void showsOverlaps() {
    Page page = PORTAL.hanako().get("/medicines/hints");
    assertThat(page.heading()).isEqualTo("お薬の気づき");
    assertThat(page.html().select(".occasion__title").text())
        .isEqualTo("ロキソニン錠60mg と ロキソプロフェンNa錠60mg");
    assertThat(page.html().select(".occasion__about").text())
        .contains("2026年11月10日から2026年11月14日までの5日間");
    assertThat(page.html().select(".medicine .tag").eachText())
        .containsExactly("日数は終わっています", "残り16日分");
    assertThat(page.html().select("main").text())
        .contains("医師または薬剤師に相談", "架空軟膏", "先頭7桁", "市販薬は調べていません");
  }

  @Test
  @DisplayName("見つからなくても、安全とは言わず、調べられなかったお薬を挙げる")
  void neverCallsItSafe() {
    answers(new Hints(SINCE, true, 8, List.of(), false, List.of("架空頓服")));
    Page page = PORTAL.hanako().get("/medicines/hints");
    assertThat(page.html().select(".empty").text())
        .isEqualTo("調べられたお薬8件の中に、重なりは見つかりませんでした。安全を保証するものではありません。");
    assertThat(page.html().select("main").text()).contains("架空頓服");
    answers(new Hints(SINCE, true, 0, List.of(), false, List.of("架空頓服")));
    assertThat(PORTAL.hanako().get("/medicines/hints").html().select(".empty").text())
        .contains("調べられたお薬はありません")
        .doesNotContain("見つかりませんでした");
    answers(new Hints(SINCE, true, 0, List.of(), false, List.of()));
    assertThat(PORTAL.hanako().get("/medicines/hints").html().select(".empty").text())
        .contains("何も調べていません")
        .doesNotContain("見つかりませんでした");
  }

  @Test
  @DisplayName("マスターがないときは調べられないと言い、見つからなかったとは言わない")
  void isOffWithoutAMaster() {
    answers(new Hints(SINCE, false, 0, List.of(), false, List.of()));
    Page page = PORTAL.hanako().get("/medicines/hints");
    assertThat(page.html().select(".lead").text()).isEqualTo("いま、重なりを調べることができません。");
    assertThat(page.html().select(".empty, .occasion")).isEmpty();
    assertThat(page.html().select("main").text())
        .contains("重なりがないという意味ではありません")
        .doesNotContain("見つかりませんでした");
    PORTAL.world().fails(MedicationApi.HINTS_OF, Fault.Kind.UNAVAILABLE, "nobody-serves");
    assertThat(PORTAL.hanako().get("/medicines/hints").status()).isEqualTo(503);
  }

  @Test
  @DisplayName("名前に書かれたタグは文字として見え、多すぎる重なりは数を伝える")
  void escapesNames() {
    String evil = "<script>alert(1)</script>";
    Supply one =
        new Supply("1149019", evil, evil, evil, Medicine.Source.NOTEBOOK, SINCE, SINCE.plusDays(6));
    answers(
        new Hints(
            SINCE,
            true,
            99,
            List.of(new Overlap(one, one, SINCE, SINCE.plusDays(6))),
            true,
            List.of(evil)));
    Page page = PORTAL.hanako().get("/medicines/hints");
    assertThat(page.html().select("script")).isEmpty();
    assertThat(page.html().select(".medicine__name").eachText()).containsExactly(evil, evil);
    assertThat(page.html().select(".note").text()).contains("新しいものから50件");
    assertThat(PORTAL.hanako().get("/medicines").html().select("a[href=/medicines/hints]"))
        .hasSize(1);
  }

  private static void answers(Hints hints) {
    PORTAL.world().answers(MedicationApi.HINTS_OF, hints);
  }
}
