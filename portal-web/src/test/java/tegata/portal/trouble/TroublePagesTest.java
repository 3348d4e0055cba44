package tegata.portal.trouble;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tegata.contract.AccessApi;
import tegata.contract.Address;
import tegata.contract.CheckupApi;
import tegata.contract.ExpenseApi;
import tegata.contract.Fault;
import tegata.contract.IdentityApi;
import tegata.contract.MedicationApi;
import tegata.contract.RegistrationApi;
import tegata.contract.TreatmentApi;
import tegata.portal.fixture.Browser.Page;
import tegata.portal.fixture.TestPortal;

class TroublePagesTest {
  @RegisterExtension static final TestPortal PORTAL = new TestPortal();

  @ParameterizedTest
  @CsvSource({
    "INVALID, 400, 受け取った内容に問題がありました",
    "FORBIDDEN, 403, このページは表示できません",
    "NOT_FOUND, 404, ページが見つかりません",
    "CONFLICT, 409, ほかの操作と重なりました",
    "TOO_MANY, 429, 操作の回数が多すぎます",
    "INTERNAL, 500, システムに問題が起きました",
    "BAD_ANSWER, 500, システムに問題が起きました",
    "UNAVAILABLE, 503, 利用登録：いまは利用できません",
    "TIMEOUT, 504, 利用登録：時間内に応答がありませんでした"
  })
  @DisplayName("失敗の種類ごとに、何が起きたか・次にできること・ほかの方法・問い合わせ番号がある")
  void everyFaultHasItsPage(Fault.Kind kind, int status, String heading) {
    PORTAL.world().fails(RegistrationApi.STATUS, kind, "told");
    Page page = PORTAL.hanako().get("/registration");
    assertThat(page.status()).isEqualTo(status);
    assertThat(page.heading()).isEqualTo(heading);
    assertThat(page.html().select("main h2").eachText()).startsWith("次にできること").endsWith("ほかの方法");
    String incident = page.html().select(".incident .code").text();
    assertThat(UUID.fromString(incident)).isEqualTo(UUID.fromString(page.header("X-Request-Id")));
    assertThat(page.text()).doesNotContain("told to fail");
  }

  @Test
  @DisplayName("問い合わせ番号は、記録に残る要求の番号と同じ")
  void incidentIsTheRequestId() {
    PORTAL.world().fails(RegistrationApi.STATUS, Fault.Kind.TIMEOUT, "timeout");
    Page page = PORTAL.hanako().get("/registration");
    assertThat(PORTAL.world().asked(RegistrationApi.STATUS))
        .singleElement()
        .satisfies(
            asked -> assertThat(asked.caller().request()).hasToString(page.header("X-Request-Id")));
  }

  @Test
  @DisplayName("待てばよい失敗のときだけ、同じページをもう一度試せる")
  void offersToTryAgain() {
    PORTAL.world().fails(RegistrationApi.STATUS, Fault.Kind.UNAVAILABLE, "nobody-serves");
    assertThat(PORTAL.hanako().get("/registration").html().select("main a.button").attr("href"))
        .isEqualTo("/registration?again");
    PORTAL.world().fails(RegistrationApi.STATUS, Fault.Kind.INTERNAL, "internal");
    assertThat(PORTAL.hanako().get("/registration").html().select("main a.button")).isEmpty();
  }

  @Test
  @DisplayName("もう一度試しても直らないときは、まだ続いていると言い、待つ時間を伝える")
  void saysThatItIsStillSo() {
    PORTAL.world().fails(RegistrationApi.STATUS, Fault.Kind.TIMEOUT, "no-answer");
    Page again = PORTAL.hanako().get("/registration?x=1&again");
    assertThat(again.status()).isEqualTo(504);
    assertThat(again.heading()).isEqualTo("利用登録：まだ問題が続いています");
    assertThat(again.html().select("main").text()).contains("10分ほどたってから");
    assertThat(again.html().select("main a.button").attr("href"))
        .isEqualTo("/registration?x=1&again");
    PORTAL.world().fails(RegistrationApi.STATUS, Fault.Kind.NOT_FOUND, "none");
    assertThat(PORTAL.hanako().get("/registration?again").heading()).isEqualTo("ページが見つかりません");
  }

  @ParameterizedTest
  @CsvSource({
    "medication.history, /medicines, お薬",
    "medication.history, /medicines.csv, お薬",
    "medication.hints, /medicines/hints, お薬",
    "treatment.history, /treatments, 診療",
    "checkup.all, /checkups, 健診",
    "checkup.all, /checkups/trends/hba1c, 健診",
    "checkup.show, /checkups/2026-06-03, 健診",
    "expense.notices, /expenses, 医療費",
    "access.history, /access-log, アクセス履歴"
  })
  @DisplayName("その情報を受け持つところが止まっていても、名のある見出しで、何が止まり、ほかに何が使えるかを言う")
  void namesWhatIsAway(String address, String path, String name) {
    PORTAL.world().fails(named(address), Fault.Kind.UNAVAILABLE, "nobody-serves");
    Page page = PORTAL.hanako().get(path);
    assertThat(page.status()).isEqualTo(503);
    assertThat(page.heading()).isEqualTo(name + "：いまは利用できません");
    assertThat(page.html().select("main").text()).contains("記録は失われていません");
    assertThat(page.html().select("main .list a").eachText())
        .contains("ホーム", "資格情報")
        .doesNotContain(name);
    assertThat(page.html().select("main a.button").attr("href")).isEqualTo(path + "?again");
  }

  private static Address<?, ?> named(String name) {
    return Stream.of(
            MedicationApi.HISTORY,
            MedicationApi.HINTS_OF,
            TreatmentApi.HISTORY,
            CheckupApi.ALL,
            CheckupApi.SHOW,
            ExpenseApi.NOTICES,
            AccessApi.HISTORY)
        .filter(address -> address.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  @DisplayName("ほかのページが使えるのは、ほかが動いているときだけ言う")
  void offersOthersOnlyWhereTheyHelp() {
    PORTAL.world().fails(RegistrationApi.STATUS, Fault.Kind.NOT_FOUND, "none");
    assertThat(PORTAL.hanako().get("/registration").html().select("main .list")).isEmpty();
  }

  @Test
  @DisplayName("ないページは 404、使えない方法は 405")
  void unknownPagesAndMethods() {
    assertThat(PORTAL.hanako().get("/nothing").heading()).isEqualTo("ページが見つかりません");
    assertThat(PORTAL.hanako().get("/checkups/yesterday").status()).isEqualTo(404);
    assertThat(PORTAL.hanako().submit("/medicines", Map.of()).status()).isEqualTo(405);
  }

  @Test
  @DisplayName("セッションが読めないときも、ページで伝える")
  void sessionsDown() {
    var browser = PORTAL.hanako();
    PORTAL.world().fails(IdentityApi.LOAD_SESSION, Fault.Kind.UNAVAILABLE, "nobody-serves");
    Page page = browser.get("/registration");
    assertThat(page.status()).isEqualTo(503);
    assertThat(page.heading()).isEqualTo("いまは利用できません");
  }
}
