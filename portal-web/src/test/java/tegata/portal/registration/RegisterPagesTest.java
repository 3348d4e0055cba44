package tegata.portal.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tegata.contract.Fault;
import tegata.contract.RegistrationApi;
import tegata.contract.RegistrationApi.Receipt;
import tegata.contract.RegistrationApi.Registered;
import tegata.contract.RegistrationApi.Status;
import tegata.domain.registration.Registration;
import tegata.domain.registration.Registration.Route;
import tegata.portal.fixture.Browser;
import tegata.portal.fixture.Browser.Page;
import tegata.portal.fixture.People;
import tegata.portal.fixture.TestPortal;

class RegisterPagesTest {
  @RegisterExtension static final TestPortal PORTAL = new TestPortal();

  private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
  private static final Receipt RECEIPT = new Receipt("R-202611-000001-4", DAY, Route.PORTAL);

  @Test
  @DisplayName("登録していない人は、説明から確認、受付番号まで進める")
  void registersStepByStep() {
    stands(Registration.Status.NOT_REGISTERED, Optional.empty());
    Browser browser = PORTAL.hanako();
    assertThat(browser.get("/registration").html().select("a[href=/registration/new]")).hasSize(1);
    Page about = browser.get("/registration/new");
    assertThat(about.html().select("main").text())
        .contains("登録するかどうかは自由です", "資格確認書", "12桁のマイナンバーは使いません");
    Page check = browser.get("/registration/check");
    assertThat(check.html().select("dl").text()).contains("架空 花子", "架空健康保険組合");
    String form = check.html().select("input[name=form]").val();
    assertThat(PORTAL.world().asked(RegistrationApi.REGISTER)).isEmpty();

    PORTAL
        .world()
        .answers(RegistrationApi.REGISTER, new Registered(Optional.of(RECEIPT), DAY, true));
    Page sent = browser.submit("/registration/new", Map.of("form", form));
    stands(Registration.Status.REGISTERED, Optional.of(RECEIPT));

    assertThat(sent.status()).isEqualTo(303);
    assertThat(sent.header("Location")).isEqualTo("/registration/done");
    assertThat(PORTAL.world().asked(RegistrationApi.REGISTER))
        .singleElement()
        .satisfies(asked -> assertThat(asked.question().form().toString()).isEqualTo(form));
    Page done = browser.get("/registration/done");
    assertThat(done.html().select(".confirmation__number").text()).isEqualTo(RECEIPT.number());
    assertThat(browser.get("/registration").html().select("dl").text())
        .contains("2026年11月22日", "ポータル", RECEIPT.number());
  }

  @Test
  @DisplayName("登録済みの人は状況に戻り、先に別の画面で登録していても同じ")
  void nothingToRegister() {
    stands(Registration.Status.REGISTERED, Optional.empty());
    Browser browser = PORTAL.hanako();
    for (String page : new String[] {"/registration/new", "/registration/check"}) {
      assertThat(browser.get(page).header("Location")).isEqualTo("/registration");
    }
    assertThat(browser.get("/registration/done").header("Location")).isEqualTo("/registration");

    PORTAL.world().fails(RegistrationApi.REGISTER, Fault.Kind.CONFLICT, "already-registered");
    assertThat(
            browser
                .submit("/registration/new", Map.of("form", "0f5f3c2e-94ab-4c8f-a6a0-6cf4c9ed2a10"))
                .header("Location"))
        .isEqualTo("/registration");
  }

  @Test
  @DisplayName("番号のない様式は受け取らない")
  void needsTheFormsId() {
    stands(Registration.Status.NOT_REGISTERED, Optional.empty());

    assertThat(PORTAL.hanako().submit("/registration/new", Map.of("form", "x")).status())
        .isEqualTo(400);
    assertThat(PORTAL.world().asked(RegistrationApi.REGISTER)).isEmpty();
  }

  private static void stands(Registration.Status status, Optional<Receipt> receipt) {
    boolean registered = status == Registration.Status.REGISTERED;
    PORTAL
        .world()
        .answers(
            RegistrationApi.STATUS,
            new Status(
                new Registration(
                    status,
                    Optional.of(DAY).filter(x -> registered),
                    Optional.of(Route.PORTAL).filter(x -> registered)),
                Optional.of(People.HANAKO.certificateExpiresOn()),
                Optional.empty(),
                Optional.of(People.INSURER),
                receipt));
  }
}
