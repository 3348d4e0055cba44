package tegata.portal.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tegata.contract.Caller;
import tegata.contract.HomeApi;
import tegata.contract.HomeApi.OpenApplication;
import tegata.contract.HomeApi.Overview;
import tegata.portal.fixture.Browser.Page;
import tegata.portal.fixture.People;
import tegata.portal.fixture.TestPortal;

class HomePagesTest {
  @RegisterExtension static final TestPortal PORTAL = new TestPortal();

  @Test
  @DisplayName("ホームは6枚までのカードで、それぞれの最新の答えを見せる")
  void showsNewestAnswers() {
    Page page = PORTAL.hanako().get("/home");
    assertThat(page.html().select(".card"))
        .hasSize(6)
        .first()
        .satisfies(card -> assertThat(card.text()).contains("お薬", "2026年9月3日の分が最新です"));
    assertThat(page.html().select(".todos")).isEmpty();
    assertThat(PORTAL.world().asked(HomeApi.OVERVIEW))
        .singleElement()
        .satisfies(
            asked -> {
              assertThat(asked.question().person()).isEqualTo(People.HANAKO.person());
              assertThat(asked.caller().kind()).isEqualTo(Caller.Kind.PATIENT);
              assertThat(asked.caller().name()).isEqualTo(People.HANAKO.name());
            });
  }

  @Test
  @DisplayName("まだ何も届いていない人には、いつ届くかを伝える")
  void saysWhenNothingHasArrived() {
    answer(Optional.empty(), Optional.of(LocalDate.of(2030, 1, 1)), Optional.empty());
    assertThat(PORTAL.hanako().get("/home").html().select("main").text())
        .contains("まだ情報が届いていません。診療から約2か月後に届きます。");
  }

  @Test
  @DisplayName("証明書の期限と手続き中の申し込みを、はじめに知らせる")
  void tellsWhatToSeeTo() {
    answer(
        Optional.of(LocalDate.of(2026, 9, 3)),
        Optional.of(LocalDate.of(2026, 12, 31)),
        Optional.of("D-202611-000042-7"));
    var todos = PORTAL.hanako().get("/home").html().select(".todos li");
    assertThat(todos).hasSize(2);
    assertThat(todos.get(0).text()).contains("期限が近づいています", "2026年12月31日");
    assertThat(todos.get(1).select("a").attr("href")).isEqualTo("/applications/D-202611-000042-7");
  }

  @Test
  @DisplayName("差し戻された申し込みは、手続き中ではなく、することとして出る")
  void aReturnedApplicationWaitsForThePerson() {
    Overview usual = People.overview();
    PORTAL
        .world()
        .answers(
            HomeApi.OVERVIEW,
            new Overview(
                usual.name(),
                usual.newestMedicine(),
                usual.newestCheckup(),
                usual.newestExpense(),
                usual.registration(),
                Optional.empty(),
                Optional.of(new OpenApplication("D-202611-000042-7", true))));

    assertThat(PORTAL.hanako().get("/home").html().select(".todos").text())
        .contains("差し戻されました", "直して出しなおす")
        .doesNotContain("手続き中");
  }

  private static void answer(
      Optional<LocalDate> newest, Optional<LocalDate> expiry, Optional<String> application) {
    PORTAL
        .world()
        .answers(
            HomeApi.OVERVIEW,
            new Overview(
                People.HANAKO.name(),
                newest,
                Optional.empty(),
                Optional.empty(),
                People.REGISTERED,
                expiry,
                application.map(number -> new OpenApplication(number, false))));
  }
}
