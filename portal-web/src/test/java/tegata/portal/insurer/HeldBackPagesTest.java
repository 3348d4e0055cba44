package tegata.portal.insurer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tegata.contract.Caller;
import tegata.contract.DeregistrationApi;
import tegata.contract.DeregistrationApi.HeldBack;
import tegata.contract.DeregistrationApi.HeldBackList;
import tegata.contract.DeregistrationApi.WithoutCertificate;
import tegata.portal.fixture.Browser.Page;
import tegata.portal.fixture.TestPortal;

class HeldBackPagesTest {
  @RegisterExtension static final TestPortal PORTAL = new TestPortal();

  private static final String NUMBER = "D-202611-000042-7";
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

  private static HeldBack heldBack(Optional<String> insurer) {
    return new HeldBack(NUMBER, LocalDate.of(2026, 10, 31), LocalDate.of(2026, 11, 1), insurer);
  }

  @Test
  @DisplayName("運営者は、すべての見合わせと、交付する保険者を見る")
  void showsOperatorsAll() {
    PORTAL
        .world()
        .answers(
            DeregistrationApi.HELD_BACK,
            new HeldBackList(
                TODAY,
                List.of(heldBack(Optional.of("06130488")), heldBack(Optional.empty())),
                List.of(new WithoutCertificate(Optional.of("06130488"), 12))));
    Page page = PORTAL.operator().get("/ops/held-back");

    assertThat(page.html().select("tbody tr").eachText())
        .containsExactly(
            NUMBER + " 2026年10月31日 2026年11月1日 06130488",
            NUMBER + " 2026年10月31日 2026年11月1日 加入先が分かりません");
    assertThat(page.html().select("main .list li").eachText()).containsExactly("06130488: 12人");
    assertThat(page.html().select("main a")).isEmpty();
  }

  @Test
  @DisplayName("保険者の職員は、目的を選ばずに件数と日を見て、申請に進む")
  void leadsInsurersToTheApplication() {
    PORTAL
        .world()
        .answers(
            DeregistrationApi.HELD_BACK,
            new HeldBackList(TODAY, List.of(heldBack(Optional.of("06130488"))), List.of()));
    Page page = PORTAL.staff("clerk").get("/insurer/held-back");

    assertThat(page.html().select("tbody a").attr("href"))
        .isEqualTo("/insurer/deregistrations/" + NUMBER);
    assertThat(PORTAL.world().asked(DeregistrationApi.HELD_BACK).get(0).caller().kind())
        .isNotEqualTo(Caller.Kind.OPERATOR);
  }

  @Test
  @DisplayName("見合わせがなければ、そう分かる")
  void emptyState() {
    PORTAL
        .world()
        .answers(DeregistrationApi.HELD_BACK, new HeldBackList(TODAY, List.of(), List.of()));

    assertThat(PORTAL.operator().get("/ops/held-back").html().select(".empty").eachText())
        .containsExactly("見合わせている解除はありません。", "いまはいません。");
  }
}
