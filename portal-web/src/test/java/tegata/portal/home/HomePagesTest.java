package tegata.portal.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tegata.contract.Caller;
import tegata.contract.Fault;
import tegata.contract.HomeApi;
import tegata.contract.HomeApi.Newest;
import tegata.contract.HomeApi.OpenApplication;
import tegata.contract.HomeApi.PaperApplication;
import tegata.contract.HomeApi.Part;
import tegata.contract.HomeApi.Standing;
import tegata.domain.paper.CertificateProgress;
import tegata.portal.fixture.Browser.Page;
import tegata.portal.fixture.People;
import tegata.portal.fixture.TestPortal;

class HomePagesTest {
  @RegisterExtension static final TestPortal PORTAL = new TestPortal();

  @Test
  @DisplayName("ホームは6枚のカードで、それぞれの最新の答えと新着を見せ、一つの要求としてたずねる")
  void showsNewestAnswers() {
    Page page = PORTAL.hanako().get("/home");
    assertThat(page.html().select(".card__answer").eachText())
        .containsExactly(
            "2026年9月3日の分が最新です 新着",
            "2026年6月3日の分が最新です",
            "2026年9月の分が最新です",
            "架空健康保険組合",
            "最後にほかの人が見たのは2026年11月20日",
            "登録済みです");
    assertThat(page.html().select(".todos, main .note")).isEmpty();
    assertThat(PORTAL.world().asked(HomeApi.NEWEST))
        .hasSize(Part.values().length)
        .allSatisfy(
            asked -> {
              assertThat(asked.question().person()).isEqualTo(People.HANAKO.person());
              assertThat(asked.caller().kind()).isEqualTo(Caller.Kind.PATIENT);
              assertThat(asked.caller().request()).hasToString(page.header("X-Request-Id"));
            });
  }

  @Test
  @DisplayName("まだ何も届いていない人には、いつ届くかを伝える")
  void saysWhenNothingHasArrived() {
    PORTAL.world().answers(HomeApi.NEWEST, new Newest(Optional.empty(), false));
    Page page = PORTAL.hanako().get("/home");
    assertThat(page.html().select(".lead").text()).isEqualTo("まだ情報が届いていません。診療から約2か月後に届きます。");
    assertThat(page.html().select(".cards").text()).contains("ほかの人が見た記録はありません");
  }

  @Test
  @DisplayName("証明書の期限と手続き中の申し込みを、はじめに知らせる")
  void tellsWhatToSeeTo() {
    stands(LocalDate.of(2026, 12, 31), new OpenApplication("D-202611-000042-7", false));
    var todos = PORTAL.hanako().get("/home").html().select(".todos li");
    assertThat(todos).hasSize(2);
    assertThat(todos.get(0).text()).contains("期限が近づいています", "2026年12月31日");
    assertThat(todos.get(1).select("a").attr("href")).isEqualTo("/applications/D-202611-000042-7");
  }

  @Test
  @DisplayName("差し戻された申し込みは、手続き中ではなく、することとして出る")
  void aReturnedApplicationWaitsForThePerson() {
    stands(LocalDate.of(2030, 1, 1), new OpenApplication("D-202611-000042-7", true));
    assertThat(PORTAL.hanako().get("/home").html().select(".todos").text())
        .contains("差し戻されました", "直して出しなおす")
        .doesNotContain("手続き中");
  }

  @ParameterizedTest
  @CsvSource({
    "RECEIVED, ja, 手続き中です",
    "ACCEPTED, ja, 手続き中です",
    "ISSUED, ja, 交付されました",
    "RETURNED, ja, もう一度申し込んでください",
    "RETURNED, ja-easy, 理由を見てください",
    "ISSUED, en, was issued"
  })
  @DisplayName("資格確認書の申し込みは、手続き中・交付・差し戻しのどれかが、その申し込みへのリンクとともに出る")
  void tellsOfAnApplicationForACertificate(
      CertificateProgress progress, String language, String words) {
    PORTAL
        .world()
        .answers(
            HomeApi.STANDING,
            new Standing(
                Optional.empty(),
                People.REGISTERED,
                Optional.of(LocalDate.of(2030, 1, 1)),
                Optional.empty(),
                Optional.of(new PaperApplication("C-202611-000007-1", progress))));
    var todos = PORTAL.hanako().get("/home?lang=" + language).html().select(".todos li");
    todos.select("rt, rp").remove();
    assertThat(todos).hasSize(1);
    assertThat(todos.text()).contains(words, "C-202611-000007-1");
    assertThat(todos.select("a").attr("href")).isEqualTo("/applications/C-202611-000007-1");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"MEDICINES, お薬, 0", "CHECKUPS, 健診, 1", "EXPENSES, 医療費, 2", "ACCESSES, 同意とアクセス履歴, 4"})
  @DisplayName("取得できないカードだけがそう言い、ほかのカードは使える。まだ届いていないとは言わない")
  void oneFailingCardHidesNoOther(Part failing, String title, int card) {
    PORTAL
        .world()
        .decides(
            HomeApi.NEWEST,
            (caller, q) -> {
              if (q.part() == failing) {
                throw new Fault(Fault.Kind.TIMEOUT, "no-answer", "told to fail");
              }
              return new Newest(Optional.empty(), false);
            });
    Page page = PORTAL.hanako().get("/home");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.html().select("main .note").text())
        .isEqualTo("いま、次のものだけ取得できませんでした：" + title + "。ほかは使えます。 再読み込み");
    assertThat(page.html().select(".card__answer").get(card).text()).isEqualTo("取得できませんでした");
    assertThat(page.html().select(".card__answer:contains(取得できません)")).hasSize(1);
    assertThat(page.html().select(".lead").isEmpty()).isEqualTo(failing != Part.ACCESSES);
  }

  @Test
  @DisplayName("保険や手続きの様子が分からなくても、届いた記録は見せる。何も分からないときは障害のページ")
  void showsRecordsWithoutTheStanding() {
    PORTAL.world().fails(HomeApi.STANDING, Fault.Kind.UNAVAILABLE, "nobody-serves");
    Page page = PORTAL.hanako().get("/home");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.html().select("main .note").text()).contains("資格情報、健康保険証の利用登録、お知らせとやること");
    assertThat(page.html().select(".card__answer").first().text()).contains("2026年9月3日");
    PORTAL.world().fails(HomeApi.NEWEST, Fault.Kind.UNAVAILABLE, "nobody-serves");
    Page down = PORTAL.hanako().get("/home");
    assertThat(down.status()).isEqualTo(503);
    assertThat(down.html().select("main a.button").attr("href")).isEqualTo("/home?again");
  }

  private static void stands(LocalDate expiry, OpenApplication application) {
    PORTAL
        .world()
        .answers(
            HomeApi.STANDING,
            new Standing(
                Optional.empty(),
                People.REGISTERED,
                Optional.of(expiry),
                Optional.of(application),
                Optional.empty()));
  }
}
