package tegata.portal.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tegata.contract.RegistrationApi;
import tegata.contract.RegistrationApi.Applications;
import tegata.contract.RegistrationApi.Found;
import tegata.domain.registration.Deregistration.Status;
import tegata.portal.fixture.Browser.Page;
import tegata.portal.fixture.People;
import tegata.portal.fixture.TestPortal;

class ApplicationPagesTest {
  @RegisterExtension static final TestPortal PORTAL = new TestPortal();

  @ParameterizedTest(name = "{0}: 済み {1}")
  @CsvSource({
    "RECEIVED, 1, 2026年12月31日まで利用できる見込み",
    "INSURER_ACCEPTED, 2, 2026年12月31日まで利用できる見込み",
    "CERTIFICATE_ISSUED, 3, 2026年12月31日まで利用できる見込み",
    "INTERMEDIARY_ACCEPTED, 4, 2026年12月31日まで利用できます",
    "SCHEDULED, 4, 2026年12月31日まで利用できます",
    "DONE, 5, 2026年12月31日まで利用できます"
  })
  @DisplayName("進み具合は、済んだところをことばで示し、解除の日は決まるまで見込みとする")
  void showsHowFarItIs(Status status, int reached, String end) {
    Page page = show(status);
    assertThat(page.html().select(".timeline__state").eachText())
        .filteredOn("済み"::equals)
        .hasSize(reached);
    assertThat(page.html().select(".timeline__step").last().text()).contains(end);
  }

  @ParameterizedTest
  @CsvSource({"RETURNED, 保険者から差し戻されました", "WITHDRAWN, 取り下げました"})
  @DisplayName("差し戻しや取り下げでは、次の予定を示さない")
  void promisesNothingFurther(Status status, String headline) {
    Page page = show(status);
    assertThat(page.html().select(".answer__value").text()).isEqualTo(headline);
    assertThat(page.html().select(".timeline").text()).doesNotContain("見込み", "次");
  }

  @Test
  @DisplayName("申し込みの一覧は、番号と受付日と状況を見せる")
  void listsApplications() {
    Page page = PORTAL.hanako().get("/applications");
    assertThat(page.html().select(".card").text())
        .contains("D-202611-000042-7", "受付日 2026年11月21日", "受け付けました");
  }

  @Test
  @DisplayName("申し込みがなければ、ないと伝える")
  void saysWhenEmpty() {
    PORTAL.world().answers(RegistrationApi.APPLICATIONS, new Applications(List.of()));
    assertThat(PORTAL.hanako().get("/applications").html().select(".empty").text())
        .isEqualTo("申し込みはありません。");
  }

  private static Page show(Status status) {
    PORTAL
        .world()
        .answers(RegistrationApi.APPLICATION, new Found(Optional.of(People.application(status))));
    return PORTAL.hanako().get("/applications/D-202611-000042-7");
  }
}
