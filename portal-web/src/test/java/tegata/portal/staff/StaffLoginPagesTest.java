package tegata.portal.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tegata.contract.Caller;
import tegata.contract.InquiryApi;
import tegata.portal.fixture.Browser;
import tegata.portal.fixture.Browser.Page;
import tegata.portal.fixture.FakeStaff;
import tegata.portal.fixture.TestPortal;

class StaffLoginPagesTest {
  @RegisterExtension static final TestPortal PORTAL = new TestPortal();

  @Test
  @DisplayName("職員カードで確かめた運営者が、新しいセッションで自分の机に入る")
  void logsIn() {
    Browser browser = PORTAL.stranger();

    assertThat(browser.logInStaff("operator", "/staff/login")).isEqualTo("/ops");
    Page desk = browser.get("/ops/inquiries");

    assertThat(desk.status()).isEqualTo(200);
    assertThat(desk.html().select(".site-header__who").text()).isEqualTo("架空 運営 さん（職員）");
    Caller caller = PORTAL.world().asked(InquiryApi.QUEUE).get(0).caller();
    assertThat(caller.kind()).isEqualTo(Caller.Kind.OPERATOR);
    assertThat(caller.id()).isEqualTo(FakeStaff.OPERATOR.toString());
  }

  @Test
  @DisplayName("ログインの前のセッション番号では、机は開かない")
  void oldSessionIdIsWorthless() {
    Browser browser = PORTAL.stranger();
    Browser thief = PORTAL.stranger();
    String challenge = browser.challenge("/staff/login");
    thief.cookies().putAll(browser.cookies());
    Page returned =
        PORTAL
            .stranger()
            .post(
                "/staff/login/return",
                Map.of("challenge", challenge, "certificate", "operator", "signature", "s"),
                "Origin",
                "null");
    browser.get(returned.header("Location"));

    assertThat(browser.get("/ops/inquiries").status()).isEqualTo(200);
    assertThat(thief.get("/ops/inquiries").status()).isEqualTo(302);
  }

  @Test
  @DisplayName("リーダーからは、職員の入口に戻る")
  void comesBackToTheStaffDoor() {
    String link =
        PORTAL.stranger().get("/staff/login").html().select("a[href*=/authenticate]").attr("href");

    assertThat(link).contains("tegata-staff-login%3Av1%3A").endsWith("%2Fstaff%2Flogin%2Freturn");
  }

  @Test
  @DisplayName("見ようとした机のページに、ログインの後で戻る")
  void goesBackToWhereOneWanted() {
    Browser browser = PORTAL.stranger();
    Page page = browser.get("/ops/inquiries?answered");

    assertThat(page.header("Location"))
        .isEqualTo("/staff/login?next=%2Fops%2Finquiries%3Fanswered");
    assertThat(browser.logInStaff("operator", page.header("Location")))
        .isEqualTo("/ops/inquiries?answered");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//evil.example",
        "https://evil.example/",
        "/home",
        "/staff/logout",
        "/operations",
        "/ops/%0d%0aSet-Cookie:%20a=b"
      })
  @DisplayName("ログインの後で、机のほかへは連れて行かれない")
  void leadsToDesksOnly(String next) {
    assertThat(PORTAL.stranger().logInStaff("operator", "/staff/login?next=" + next))
        .isEqualTo("/ops");
  }

  @Test
  @DisplayName("本人としてログインしていても、机では職員でなく、職員としてログインしていても、本人ではない")
  void thePersonAndTheStaffAreApart() {
    assertThat(PORTAL.hanako().get("/ops/inquiries").header("Location")).startsWith("/staff/login");
    assertThat(PORTAL.operator().get("/home").header("Location")).startsWith("/login");
    assertThat(PORTAL.world().asked(InquiryApi.QUEUE)).isEmpty();
  }

  @Test
  @DisplayName("職員のセッション番号を本人のクッキーに入れても、その逆でも、何も開かない")
  void cookiesOfOneDoorOpenNothingAtTheOther() {
    Browser operator = PORTAL.operator();
    String cookie = "tegata-" + PORTAL.port();
    String staffSession = operator.cookies().get(cookie + "-staff");
    Browser mixed = PORTAL.stranger();
    mixed.cookies().put(cookie, staffSession);
    Browser hanako = PORTAL.hanako();
    Browser reversed = PORTAL.stranger();
    reversed.cookies().put(cookie + "-staff", hanako.cookies().get(cookie));

    assertThat(staffSession).isNotBlank();
    assertThat(mixed.get("/home").status()).isEqualTo(302);
    assertThat(reversed.get("/ops/inquiries").status()).isEqualTo(302);
  }

  @Test
  @DisplayName("保険者の職員は、運営者の机に入れない")
  void anotherRoleIsRefused() {
    Browser browser = PORTAL.stranger();
    browser.logInStaff("clerk", "/staff/login");
    Page page = browser.get("/ops/inquiries");

    assertThat(page.status()).isEqualTo(403);
    assertThat(page.html().select("a[href=/staff/login]")).isNotEmpty();
    assertThat(PORTAL.world().asked(InquiryApi.QUEUE)).isEmpty();
  }

  @Test
  @DisplayName("断られたログインは、理由と次にすることを言う")
  void tellsWhyNot() {
    Browser browser = PORTAL.stranger();
    Page page =
        browser.get(
            PORTAL
                .stranger()
                .post(
                    "/staff/login/return",
                    Map.of(
                        "challenge",
                        browser.challenge("/staff/login"),
                        "certificate",
                        "persons",
                        "signature",
                        "s"),
                    "Origin",
                    "null")
                .header("Location"));

    assertThat(page.status()).isEqualTo(403);
    assertThat(page.html().select(".lead").text()).contains("職員カードを使ってください");
  }

  @Test
  @DisplayName("ログアウトは自分の書面でだけでき、そのあと机は開かない")
  void logsOut() {
    Browser browser = PORTAL.operator();
    String token = browser.get("/ops/inquiries").html().select("input[name=_form]").attr("value");

    assertThat(browser.post("/staff/logout", Map.of("_form", "x")).status()).isEqualTo(403);
    assertThat(browser.post("/staff/logout", Map.of("_form", token)).status()).isEqualTo(303);
    assertThat(browser.get("/ops/inquiries").status()).isEqualTo(302);
  }
}
