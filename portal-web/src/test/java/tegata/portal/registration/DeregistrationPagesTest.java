package tegata.portal.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tegata.contract.DraftApi;
import tegata.contract.Fault;
import tegata.contract.RegistrationApi;
import tegata.contract.RegistrationApi.Status;
import tegata.domain.registration.Deregistration;
import tegata.domain.registration.Registration;
import tegata.portal.fixture.Browser;
import tegata.portal.fixture.Browser.Page;
import tegata.portal.fixture.People;
import tegata.portal.fixture.TestPortal;

class DeregistrationPagesTest {
  @RegisterExtension static final TestPortal PORTAL = new TestPortal();

  @Test
  @DisplayName("説明は、変わることと、きょう登録されたときの日付の例を示す")
  void explainsWithRealDates() {
    Page page = PORTAL.hanako().get("/deregister/about");
    assertThat(page.html().select(".note").text())
        .isEqualTo("例：2026年11月22日に中間サーバーに登録されると、2026年12月31日までカードで受診でき、2027年1月1日に解除されます。");
    assertThat(page.html().select("main").text()).contains("理由はいりません", "資格確認書が届きます");
  }

  @Test
  @DisplayName("確認のページの内容で申し込むと、受付番号のページに移る")
  void appliesAndGivesAReceipt() {
    Browser browser = PORTAL.hanako();
    Page check = browser.get("/deregister/check");
    String form = check.html().select("input[name=form]").val();
    assertThat(check.html().select("dl").text()).contains("架空 花子", "架空健康保険組合", "2024年12月2日");

    Page sent = browser.submit("/deregister", Map.of("form", form, "reason", " 一身上の\r\n都合 "));
    assertThat(sent.status()).isEqualTo(303);
    assertThat(sent.header("Location")).isEqualTo("/deregister/done/D-202611-000042-7");
    assertThat(PORTAL.world().asked(RegistrationApi.DEREGISTER))
        .singleElement()
        .satisfies(
            asked -> {
              assertThat(asked.question().form()).isEqualTo(UUID.fromString(form));
              assertThat(asked.question().reason()).contains("一身上の\n都合");
              assertThat(asked.question().person()).isEqualTo(People.HANAKO.person());
            });
    Page done = browser.get(sent.header("Location"));
    assertThat(done.heading()).isEqualTo("受け付けました");
    assertThat(done.html().select(".confirmation__number").text()).isEqualTo("D-202611-000042-7");
  }

  @Test
  @DisplayName("書きかけの理由は、ログアウトした後でも続きから書け、申し込むと消える")
  void aDraftOutlivesTheSession() {
    Browser first = PORTAL.hanako();
    String form = first.get("/deregister/check").html().select("input[name=form]").val();
    Page kept = first.submit("/deregister/draft", Map.of("form", form, "reason", "一身上の"));
    assertThat(kept.status()).isEqualTo(303);
    assertThat(PORTAL.world().asked(RegistrationApi.DEREGISTER)).isEmpty();
    first.submit("/logout", Map.of());

    Browser again = PORTAL.hanako();
    Page check = again.get("/deregister/check");
    assertThat(check.html().select("textarea").text()).isEqualTo("一身上の");
    again.submit(
        "/deregister",
        Map.of("form", check.html().select("input[name=form]").val(), "reason", "一身上の都合"));
    assertThat(again.get("/deregister/check").html().select("textarea").text()).isEmpty();
  }

  @Test
  @DisplayName("書きかけが読めなくても、申し込みはできる")
  void worksWithoutDrafts() {
    PORTAL.world().fails(DraftApi.LOAD, Fault.Kind.UNAVAILABLE, "nobody-serves");
    assertThat(PORTAL.hanako().get("/deregister/check").status()).isEqualTo(200);
  }

  @Test
  @DisplayName("理由は書かなくてよく、同じ用紙を二度送っても同じ用紙として届く")
  void sendsTheSameFormTwice() {
    Browser browser = PORTAL.hanako();
    String form = browser.get("/deregister/check").html().select("input[name=form]").val();
    browser.submit("/deregister", Map.of("form", form, "reason", ""));
    browser.submit("/deregister", Map.of("form", form, "reason", ""));
    assertThat(PORTAL.world().asked(RegistrationApi.DEREGISTER))
        .extracting(asked -> asked.question().form().toString())
        .containsExactly(form, form);
    assertThat(PORTAL.world().asked(RegistrationApi.DEREGISTER))
        .allMatch(asked -> asked.question().reason().isEmpty());
  }

  @Test
  @DisplayName("長すぎる理由は、書いたものと用紙を残して断る。400文字ちょうどは受け付ける")
  void keepsATooLongReason() {
    Browser browser = PORTAL.hanako();
    String form = UUID.randomUUID().toString();
    Page page = browser.submit("/deregister", Map.of("form", form, "reason", "𠮷".repeat(401)));
    assertThat(page.status()).isEqualTo(400);
    assertThat(page.html().select("#reason").val()).isEqualTo("𠮷".repeat(401));
    assertThat(page.html().select("input[name=form]").val()).isEqualTo(form);
    assertThat(page.html().select(".error-summary a").attr("href")).isEqualTo("#reason");
    assertThat(PORTAL.world().asked(RegistrationApi.DEREGISTER)).isEmpty();
    assertThat(
            browser
                .submit("/deregister", Map.of("form", form, "reason", "𠮷".repeat(400)))
                .status())
        .isEqualTo(303);
  }

  @Test
  @DisplayName("用紙の番号がない送信は受け付けない")
  void needsTheFormsId() {
    assertThat(PORTAL.hanako().submit("/deregister", Map.of("reason", "")).status()).isEqualTo(400);
  }

  @Test
  @DisplayName("手続き中なら、新しく申し込ませず、その申し込みを見せる")
  void showsTheOpenApplication() {
    serve(People.REGISTERED, Optional.of(Deregistration.Status.RECEIVED));
    for (String path : List.of("/deregister/about", "/deregister/check")) {
      Page page = PORTAL.hanako().get(path);
      assertThat(page.status()).isEqualTo(303);
      assertThat(page.header("Location")).isEqualTo("/applications/D-202611-000042-7");
    }
  }

  @Test
  @DisplayName("登録していない人は、登録の状況のページへ行く")
  void unregisteredGoToTheirStatus() {
    serve(
        new Registration(Registration.Status.NOT_REGISTERED, Optional.empty(), Optional.empty()),
        Optional.empty());
    assertThat(PORTAL.hanako().get("/deregister/about").header("Location"))
        .isEqualTo("/registration");
    assertThat(PORTAL.hanako().get("/registration").html().select("main").text())
        .contains("登録していません", "資格確認書だけで、これまでどおり受診できます");
  }

  @Test
  @DisplayName("別の画面の申し込みが先に届いていたら、そちらの進み具合を見せる")
  void anotherTabWasFaster() {
    Browser browser = PORTAL.hanako();
    PORTAL.world().fails(RegistrationApi.DEREGISTER, Fault.Kind.CONFLICT, "already-open");
    serve(People.REGISTERED, Optional.of(Deregistration.Status.RECEIVED));
    Page page = browser.submit("/deregister", Map.of("form", UUID.randomUUID().toString()));
    assertThat(page.header("Location")).isEqualTo("/applications/D-202611-000042-7");
  }

  @Test
  @DisplayName("ほかの人の受付番号や、ない番号は 404")
  void unknownNumbersAreNotFound() {
    Browser browser = PORTAL.hanako();
    assertThat(browser.get("/deregister/done/D-202611-000001-1").status()).isEqualTo(404);
    assertThat(browser.get("/applications/D-202611-000001-1").status()).isEqualTo(404);
  }

  private static void serve(
      Registration registration, Optional<Deregistration.Status> application) {
    PORTAL
        .world()
        .answers(
            RegistrationApi.STATUS,
            new Status(
                registration,
                Optional.of(People.HANAKO.certificateExpiresOn()),
                application.map(People::application).map(made -> made.deregistration()),
                Optional.of(People.INSURER),
                Optional.empty()));
  }
}
