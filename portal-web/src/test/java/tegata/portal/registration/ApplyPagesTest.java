package tegata.portal.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tegata.contract.CertificateApplicationApi;
import tegata.contract.CertificateApplicationApi.Apply;
import tegata.contract.CertificateApplicationApi.Found;
import tegata.contract.CertificateApplicationApi.Withdraw;
import tegata.contract.Fault;
import tegata.contract.Use;
import tegata.domain.paper.CertificateGround;
import tegata.domain.paper.CertificateProgress;
import tegata.portal.fixture.Browser;
import tegata.portal.fixture.Browser.Page;
import tegata.portal.fixture.People;
import tegata.portal.fixture.TestPortal;

/** Persons and insurers are fictitious (架空). */
class ApplyPagesTest {
  private static final String NUMBER = "C-202611-000007-3";
  private static final String PAGE = "/applications/" + NUMBER;

  @RegisterExtension static final TestPortal PORTAL = new TestPortal();

  @Test
  @DisplayName("選んで、確かめて、申し込むと、受付番号のページに移り、見たものがそのまま届く")
  void appliesAfterReview() {
    Browser browser = PORTAL.hanako();
    Page filled =
        browser.submit(
            "/certificate/apply", Map.of("reason", "CARD_LOST", "note", " 電話は\r\n夜に <b> "));
    assertThat(filled.status()).isEqualTo(303);
    assertThat(filled.header("Location")).isEqualTo("/certificate/check");

    Page check = browser.get("/certificate/check");
    assertThat(check.html().select("dl").text())
        .contains("架空 花子", "架空健康保険組合", "カードをなくした", "夜に <b>", "保険者に届け出ている住所");
    Page sent = browser.submit("/certificate/check", hidden(check));

    assertThat(sent.status()).isEqualTo(303);
    assertThat(sent.header("Location")).isEqualTo("/certificate/done/" + NUMBER);
    assertThat(PORTAL.world().asked(CertificateApplicationApi.APPLY))
        .extracting(asked -> (Object) asked.question())
        .containsExactly(
            new Apply(
                People.HANAKO.person(),
                UUID.fromString(hidden(check).get("form")),
                CertificateGround.CARD_LOST,
                Optional.of("電話は\n夜に <b>")));
    Page done = browser.get(sent.header("Location"));
    assertThat(done.html().select(".confirmation__number").text()).isEqualTo(NUMBER);
    assertThat(browser.get("/certificate/check").header("Location"))
        .as("the draft is gone")
        .isEqualTo("/certificate/apply");
  }

  @Test
  @DisplayName("同じ確認のページを二度送っても、同じ用紙として届く")
  void sendsTheSameFormTwice() {
    Browser browser = PORTAL.hanako();
    browser.submit("/certificate/apply", Map.of("reason", "CARD_RENEWING", "note", ""));
    Page check = browser.get("/certificate/check");
    browser.submit("/certificate/check", hidden(check));
    browser.submit("/certificate/check", hidden(check));
    assertThat(PORTAL.world().asked(CertificateApplicationApi.APPLY))
        .extracting(asked -> asked.question().form())
        .hasSize(2)
        .containsOnly(UUID.fromString(hidden(check).get("form")));
  }

  @Test
  @DisplayName("理由を選ばないものと長すぎるものは、書いたものを残して断り、何も送らない")
  void keepsWhatIsWrong() {
    Browser browser = PORTAL.hanako();
    for (String path : List.of("/certificate/apply", "/certificate/check")) {
      Page page =
          browser.submit(
              path,
              Map.of(
                  "form",
                  UUID.randomUUID().toString(),
                  "reason",
                  "ELDERLY",
                  "note",
                  "𠮷".repeat(401)));
      assertThat(page.status()).isEqualTo(400);
      assertThat(page.html().title()).startsWith("エラー");
      assertThat(page.html().select(".error-summary a").eachAttr("href"))
          .containsExactly("#reason", "#note");
      assertThat(page.html().select("#note").val()).isEqualTo("𠮷".repeat(401));
    }
    assertThat(PORTAL.world().asked(CertificateApplicationApi.APPLY)).isEmpty();
    assertThat(
            browser
                .submit(
                    "/certificate/apply", Map.of("reason", "CARD_LOST", "note", "𠮷".repeat(400)))
                .status())
        .isEqualTo(303);
  }

  @Test
  @DisplayName("書きかけは、ログアウトした後でも続きから書ける")
  void aDraftOutlivesTheSession() {
    Browser first = PORTAL.hanako();
    first.submit("/certificate/apply", Map.of("reason", "SUPPORT_NEEDED", "note", "車いす"));
    first.submit("/logout", Map.of());

    Page form = PORTAL.hanako().get("/certificate/apply");
    assertThat(form.html().select("input[name=reason][checked]").val()).isEqualTo("SUPPORT_NEEDED");
    assertThat(form.html().select("#note").val()).isEqualTo("車いす");
  }

  @Test
  @DisplayName("手続き中なら新しく申し込ませず、保険者が分からなければ申し込めないと言う")
  void showsHowThingsStand() {
    PORTAL
        .world()
        .answers(
            CertificateApplicationApi.APPLICATIONS,
            new CertificateApplicationApi.Applications(
                Optional.of(People.INSURER),
                List.of(People.certificateApplication(CertificateProgress.ACCEPTED))));
    for (String path : List.of("/certificate/about", "/certificate/apply", "/certificate/check")) {
      assertThat(PORTAL.hanako().get(path).header("Location")).isEqualTo(PAGE);
    }
    assertThat(PORTAL.hanako().get("/applications").html().select("main").text())
        .contains("資格確認書の申し込み（" + NUMBER + "）", "利用登録の解除（D-202611-000042-7）");

    PORTAL
        .world()
        .answers(
            CertificateApplicationApi.APPLICATIONS,
            new CertificateApplicationApi.Applications(Optional.empty(), List.of()));
    Page about = PORTAL.hanako().get("/certificate/about");
    assertThat(about.html().select(".notice--warning").text()).contains("ここからは申し込めません");
    assertThat(about.html().select("a.button")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "order-waiting, 保険者が、あなたの資格確認書の手続きをしています",
    "in-application, 利用登録の解除の手続きで、資格確認書が交付されています"
  })
  @DisplayName("保険者が先に動いていたら、そう言って、内容は残す")
  void theInsurerWasFaster(String code, String text) {
    Browser browser = PORTAL.hanako();
    browser.submit("/certificate/apply", Map.of("reason", "CARD_LOST", "note", "夜に"));
    Page check = browser.get("/certificate/check");
    PORTAL.world().fails(CertificateApplicationApi.APPLY, Fault.Kind.CONFLICT, code);

    Page page = browser.submit("/certificate/check", hidden(check));

    assertThat(page.status()).isEqualTo(409);
    assertThat(page.html().select(".error-summary").text()).contains(text);
    assertThat(page.html().select("input[name=note]").val()).isEqualTo("夜に");
  }

  @Test
  @DisplayName("別の画面の申し込みが先に届いていたら、そちらの進み具合に移る")
  void anotherTabWasFaster() {
    PORTAL.world().fails(CertificateApplicationApi.APPLY, Fault.Kind.CONFLICT, "already-applied");
    Page page =
        PORTAL
            .hanako()
            .submit(
                "/certificate/check",
                Map.of("form", UUID.randomUUID().toString(), "reason", "CARD_LOST", "note", ""));
    assertThat(page.header("Location")).isEqualTo("/certificate/about");
  }

  @ParameterizedTest(name = "{0}: 済み {1}")
  @CsvSource({
    "RECEIVED, 1, 次",
    "ACCEPTED, 2, 次",
    "ISSUED, 3, 済み",
    "RETURNED, 1, 済み",
    "WITHDRAWN, 1, 済み"
  })
  @DisplayName("進み具合は、済んだところと次をことばで示し、できることだけを示す")
  void showsHowFarItIs(CertificateProgress progress, int reached, String last) {
    Page page = show(progress);
    List<String> states = page.html().select(".timeline__state").eachText();
    assertThat(states).filteredOn("済み"::equals).hasSize(reached);
    assertThat(states).contains(last);
    boolean over = !progress.isOpen() && progress != CertificateProgress.ISSUED;
    assertThat(states).hasSize(over ? reached : 3);
    assertThat(page.html().select("a[href$=/withdraw]").isEmpty()).isEqualTo(!progress.isOpen());
    assertThat(page.html().select("a[href='/certificate/about']").isEmpty())
        .isEqualTo(progress.isOpen() || progress == CertificateProgress.ISSUED);
    assertThat(page.html().select("main").text().contains("転居先を書いてください"))
        .isEqualTo(progress == CertificateProgress.RETURNED);
    assertThat(page.html().select("main").text().contains("P-202611-000007-2"))
        .isEqualTo(progress == CertificateProgress.ISSUED);
  }

  @Test
  @DisplayName("取り下げは一度確かめてから届き、遅すぎたら進み具合に戻る")
  void withdraws() {
    Browser browser = PORTAL.hanako();
    assertThat(browser.get(PAGE + "/withdraw").html().select("main form")).hasSize(1);
    PORTAL.world().fails(CertificateApplicationApi.WITHDRAW, Fault.Kind.CONFLICT, "x");
    Page sent = browser.submit(PAGE + "/withdraw", Map.of());
    assertThat(sent.header("Location")).isEqualTo(PAGE);
    assertThat(PORTAL.world().asked(CertificateApplicationApi.WITHDRAW))
        .extracting(asked -> (Object) asked.question())
        .containsExactly(new Withdraw(People.HANAKO.person(), NUMBER));

    serve(CertificateProgress.ISSUED);
    assertThat(browser.get(PAGE + "/withdraw").header("Location")).isEqualTo(PAGE);
  }

  @Test
  @DisplayName("受付票を保存できる")
  void savesAReceipt() {
    Page pdf = PORTAL.hanako().get(PAGE + ".pdf");
    assertThat(pdf.status()).isEqualTo(200);
    assertThat(pdf.header("Content-Type")).isEqualTo("application/pdf");
    assertThat(new String(pdf.bytes(), 0, 5, java.nio.charset.StandardCharsets.US_ASCII))
        .isEqualTo("%PDF-");
    assertThat(PORTAL.world().asked(CertificateApplicationApi.APPLICATION))
        .extracting(asked -> asked.question().use())
        .contains(Use.DOWNLOAD);
  }

  @Test
  @DisplayName("ほかの人の受付番号や、ない番号は 404、ログインしていなければログインへ")
  void unknownNumbersAreNotFound() {
    Browser browser = PORTAL.hanako();
    for (String path :
        List.of("/certificate/done/C-1", "/applications/C-1", "/applications/C-1/withdraw")) {
      assertThat(browser.get(path).status()).as(path).isEqualTo(404);
    }
    assertThat(PORTAL.stranger().get("/certificate/apply").header("Location")).startsWith("/login");
  }

  private static Page show(CertificateProgress progress) {
    serve(progress);
    return PORTAL.hanako().get(PAGE);
  }

  private static void serve(CertificateProgress progress) {
    PORTAL
        .world()
        .answers(
            CertificateApplicationApi.APPLICATION,
            new Found(Optional.of(People.certificateApplication(progress))));
  }

  private static Map<String, String> hidden(Page check) {
    return Map.of(
        "form", check.html().select("main input[name=form]").val(),
        "reason", check.html().select("main input[name=reason]").val(),
        "note", check.html().select("main input[name=note]").val());
  }
}
