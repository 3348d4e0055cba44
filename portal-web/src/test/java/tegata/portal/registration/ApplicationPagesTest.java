package tegata.portal.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tegata.contract.Fault;
import tegata.contract.RegistrationApi;
import tegata.contract.RegistrationApi.Application;
import tegata.contract.RegistrationApi.Applications;
import tegata.contract.RegistrationApi.Found;
import tegata.contract.Use;
import tegata.domain.registration.Deregistration;
import tegata.domain.registration.Deregistration.Status;
import tegata.domain.registration.DeregistrationStep;
import tegata.domain.registration.StepTaken;
import tegata.portal.fixture.Browser;
import tegata.portal.fixture.Browser.Page;
import tegata.portal.fixture.People;
import tegata.portal.fixture.TestPortal;

class ApplicationPagesTest {
  private static final String PAGE = "/applications/D-202611-000042-7";

  @RegisterExtension static final TestPortal PORTAL = new TestPortal();

  @ParameterizedTest(name = "{0}: 済み {1}")
  @CsvSource({
    "RECEIVED, 1, 2026年12月31日まで利用できる見込み",
    "INSURER_ACCEPTED, 2, 2026年12月31日まで利用できる見込み",
    "CERTIFICATE_ISSUED, 3, 2026年12月31日まで利用できる見込み",
    "INTERMEDIARY_ACCEPTED, 4, 2026年12月31日まで利用できます",
    "SCHEDULED, 4, 2026年12月31日まで利用できます",
    "DONE, 5, 2026年11月21日に解除されました"
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
  @CsvSource({"RETURNED, 差し戻されました", "WITHDRAWN, 取り下げました"})
  @DisplayName("差し戻しや取り下げでは、次の予定を示さない")
  void promisesNothingFurther(Status status, String headline) {
    Page page = show(status);
    assertThat(page.html().select(".answer__value").text()).isEqualTo(headline);
    assertThat(page.html().select(".timeline").text()).doesNotContain("見込み", "次");
  }

  @Test
  @DisplayName("亡くなって終わった申し込みを、取り下げたとは、ページでも一覧でも言わない")
  void doesNotSayThatTheDeadWithdrew() {
    Application withdrawn = People.application(Status.WITHDRAWN);
    Application closed =
        new Application(
            withdrawn.deregistration(),
            withdrawn.insurer(),
            withdrawn.reason(),
            List.of(
                new StepTaken(DeregistrationStep.CLOSE, withdrawn.deregistration().receivedAt())),
            withdrawn.returned(),
            withdrawn.unsent());
    PORTAL.world().answers(RegistrationApi.APPLICATION, new Found(Optional.of(closed)));
    PORTAL.world().answers(RegistrationApi.APPLICATIONS, new Applications(List.of(closed)));

    for (String path : List.of(PAGE, "/applications")) {
      assertThat(PORTAL.hanako().get(path).html().select("main").text())
          .contains("申し込んだ人が亡くなったので、申し込みを終えました")
          .doesNotContain("取り下げ");
    }
  }

  @Test
  @DisplayName("済んだところには、それぞれの日付がつき、できごとは時刻まで残る")
  void showsEveryDate() {
    Page page = show(Status.DONE);
    assertThat(page.html().select(".timeline__date").eachText())
        .containsExactly(
            "2026年11月21日", "2026年11月21日", "2026年11月22日", "2026年11月22日", "2026年11月21日に解除されました");
    assertThat(page.html().select("main").text())
        .contains("2026年11月21日 12時00分 申し込みました", "資格確認書が交付されました", "利用登録が解除されました");
  }

  @Test
  @DisplayName("最後の日を過ぎても解除されないときは、見合わせていると伝える")
  void saysThatItIsHeldBack() {
    Application longAgo = People.application(Status.SCHEDULED);
    Deregistration made = longAgo.deregistration();
    Application overdue =
        new Application(
            new Deregistration(
                made.id(),
                made.number(),
                made.person(),
                made.insurerNumber(),
                made.status(),
                made.version(),
                made.receivedAt(),
                Optional.empty(),
                Optional.of(LocalDate.of(2026, 9, 30))),
            longAgo.insurer(),
            longAgo.reason(),
            longAgo.steps(),
            longAgo.returned(),
            longAgo.unsent());
    PORTAL.world().answers(RegistrationApi.APPLICATION, new Found(Optional.of(overdue)));

    assertThat(PORTAL.hanako().get(PAGE).html().select(".answer").text()).contains("見合わせています");
    assertThat(show(Status.SCHEDULED).html().select(".answer").text()).doesNotContain("見合わせています");
  }

  @Test
  @DisplayName("まだ届いていない申し込みは、送りなおしていると伝える")
  void saysThatItIsOnItsWay() {
    assertThat(show(Status.RECEIVED).html().select(".answer").text()).contains("自動で送りなおします");
    assertThat(show(Status.INSURER_ACCEPTED).html().select(".answer").text())
        .doesNotContain("送りなおします");
  }

  @ParameterizedTest
  @EnumSource(Status.class)
  @DisplayName("取り下げるボタンは受理まで、直すボタンは差し戻されたときだけ")
  void offersWhatIsPossible(Status status) {
    Page page = show(status);
    assertThat(page.html().select("a[href$=/withdraw]").size())
        .isEqualTo(status == Status.RECEIVED || status == Status.RETURNED ? 1 : 0);
    assertThat(page.html().select("a[href^=/deregister/mend]").size())
        .isEqualTo(status == Status.RETURNED ? 1 : 0);
    assertThat(page.html().select(".timeline__state").size() == 1)
        .as("nothing is to come of what was withdrawn")
        .isEqualTo(status == Status.WITHDRAWN);
    assertThat(page.text().contains("翌月の末日まで利用でき"))
        .as("nor of what is done")
        .isEqualTo(status != Status.WITHDRAWN && status != Status.DONE);
  }

  @Test
  @DisplayName("取下げは確かめてから一度だけ送り、進み具合に戻る。遅すぎれば進み具合を見せるだけ")
  void withdraws() {
    show(Status.RECEIVED);
    Browser browser = PORTAL.hanako();
    Page check = browser.get(PAGE + "/withdraw");
    assertThat(check.heading()).isEqualTo("申し込みを取り下げますか");
    assertThat(PORTAL.world().asked(RegistrationApi.WITHDRAW)).isEmpty();

    PORTAL.world().answers(RegistrationApi.WITHDRAW, People.application(Status.WITHDRAWN));
    Page sent = browser.submit(PAGE + "/withdraw", Map.of());
    assertThat(sent.status()).isEqualTo(303);
    assertThat(sent.header("Location")).isEqualTo(PAGE);
    assertThat(PORTAL.world().asked(RegistrationApi.WITHDRAW))
        .singleElement()
        .satisfies(asked -> assertThat(asked.question().number()).isEqualTo("D-202611-000042-7"));

    PORTAL.world().fails(RegistrationApi.WITHDRAW, Fault.Kind.CONFLICT, "step-not-possible");
    assertThat(browser.submit(PAGE + "/withdraw", Map.of()).header("Location")).isEqualTo(PAGE);
    show(Status.INSURER_ACCEPTED);
    assertThat(browser.get(PAGE + "/withdraw").header("Location")).isEqualTo(PAGE);
  }

  @Test
  @DisplayName("差し戻された理由を見て直し、出しなおすと進み具合に戻る")
  void mends() {
    show(Status.RETURNED);
    Browser browser = PORTAL.hanako();
    Page form = browser.get("/deregister/mend/D-202611-000042-7");
    assertThat(form.html().select("main").text())
        .contains("資格確認書の送り先が分かりません", "転居先を書いてください。", "架空健康保険組合");
    assertThat(form.html().select("textarea").text()).isEqualTo("施設を選びたいため");
    String id = form.html().select("input[name=form]").val();

    Page tooLong = browser.submit("/deregister/mend", fields(id, "あ".repeat(401)));
    assertThat(tooLong.status()).isEqualTo(400);
    assertThat(tooLong.html().select("textarea").text()).hasSize(401);

    PORTAL.world().answers(RegistrationApi.MEND, People.application(Status.RECEIVED));
    Page sent = browser.submit("/deregister/mend", fields(id, "新しい住所は東京都架空市1-2"));
    assertThat(sent.header("Location")).isEqualTo(PAGE);
    assertThat(PORTAL.world().asked(RegistrationApi.MEND))
        .singleElement()
        .satisfies(
            asked -> {
              assertThat(asked.question().form().toString()).isEqualTo(id);
              assertThat(asked.question().reason()).contains("新しい住所は東京都架空市1-2");
            });

    PORTAL.world().fails(RegistrationApi.MEND, Fault.Kind.CONFLICT, "step-not-possible");
    assertThat(browser.submit("/deregister/mend", fields(id, "")).header("Location"))
        .isEqualTo(PAGE);
    show(Status.RECEIVED);
    assertThat(browser.get("/deregister/mend/D-202611-000042-7").header("Location"))
        .isEqualTo(PAGE);
  }

  @Test
  @DisplayName("受付票は、保存として記録される PDF")
  void savesTheReceipt() {
    show(Status.RECEIVED);
    Page pdf = PORTAL.hanako().get(PAGE + ".pdf");
    assertThat(pdf.header("Content-Type")).isEqualTo("application/pdf");
    assertThat(pdf.text()).startsWith("%PDF-");
    assertThat(PORTAL.world().asked(RegistrationApi.APPLICATION))
        .last()
        .satisfies(asked -> assertThat(asked.question().use()).isEqualTo(Use.DOWNLOAD));
  }

  private static Map<String, String> fields(String form, String reason) {
    return Map.of("form", form, "number", "D-202611-000042-7", "reason", reason);
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
