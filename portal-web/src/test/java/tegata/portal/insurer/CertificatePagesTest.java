package tegata.portal.insurer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tegata.contract.CertificateApi;
import tegata.contract.CertificateApi.Applied;
import tegata.contract.CertificateApi.Decide;
import tegata.contract.CertificateApi.Enter;
import tegata.contract.CertificateApi.FoundMember;
import tegata.contract.CertificateApi.FoundOrder;
import tegata.contract.CertificateApi.IssuedNotice;
import tegata.contract.CertificateApi.Kind;
import tegata.contract.CertificateApi.MemberPapers;
import tegata.contract.CertificateApi.Opened;
import tegata.contract.CertificateApi.Order;
import tegata.contract.CertificateApi.Orders;
import tegata.contract.CertificateApplicationApi;
import tegata.contract.Fault;
import tegata.contract.PaperApi.Issued;
import tegata.contract.PaperApi.Paper;
import tegata.contract.PaperApi.Printed;
import tegata.domain.eligibility.InsuredNumber;
import tegata.domain.paper.CertificateGround;
import tegata.domain.paper.CertificateProgress;
import tegata.domain.paper.PaperKind;
import tegata.domain.paper.PaperState;
import tegata.domain.paper.RevocationReason;
import tegata.domain.registration.ReturnReason;
import tegata.portal.fixture.Browser;
import tegata.portal.fixture.Browser.Page;
import tegata.portal.fixture.TestPortal;

/** Persons and insurers are fictitious (架空). */
class CertificatePagesTest {
  @RegisterExtension static final TestPortal PORTAL = new TestPortal();

  private static final UUID PERSON = UUID.fromString("00000000-0000-4000-8000-0000000000c1");
  private static final UUID ID = UUID.fromString("00000000-0000-4000-8000-0000000000d1");
  private static final String LIST = "/insurer/certificates";
  private static final String PAGE = LIST + "/" + ID;
  private static final String NAME = "髙﨑　<b>";
  private static final Order ORDER =
      new Order(
          ID,
          Kind.ISSUE,
          Optional.of(CertificateGround.SUPPORT_NEEDED),
          Optional.empty(),
          Instant.parse("2026-11-20T01:05:00Z"),
          Optional.of("架空 <職員>"),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  @BeforeEach
  void serve() {
    PORTAL.world().answers(CertificateApi.WAITING, new Orders(List.of(ORDER)));
    PORTAL.world().answers(CertificateApi.ENTER, ORDER);
    PORTAL.world().answers(CertificateApi.DECIDE, ORDER);
    PORTAL.world().answers(CertificateApi.NOTICE, new IssuedNotice("P-202611-000002-2"));
    PORTAL
        .world()
        .answers(
            CertificateApi.OPEN,
            new FoundOrder(
                Optional.of(new Opened(ORDER, NAME, "タカサキ", LocalDate.of(2031, 11, 22), false))));
    PORTAL
        .world()
        .answers(
            CertificateApi.PAPERS,
            new FoundMember(
                Optional.of(
                    new MemberPapers(
                        PERSON,
                        NAME,
                        "タカサキ",
                        List.of(issued()),
                        List.of(CertificateGround.CARD_LOST)))));
  }

  @Test
  @DisplayName("一覧はだれのことも言わず、待つものがなければそう言う")
  void lists() {
    Page page = staff("approver").get(LIST);
    assertThat(page.html().select("main a").eachAttr("href")).contains(PAGE);
    assertThat(page.html().select("main").text()).contains("要配慮者").doesNotContain(NAME);

    assertThat(page.html().select("main").text()).doesNotContain("古いものから");

    PORTAL
        .world()
        .answers(
            CertificateApi.WAITING,
            new Orders(Collections.nCopies(CertificateApi.MOST_WAITING, ORDER)));
    assertThat(staff("clerk").get(LIST).html().select("main").text()).contains("古いものから200件です");

    PORTAL.world().answers(CertificateApi.WAITING, new Orders(List.of()));
    assertThat(staff("clerk").get(LIST).html().select(".empty").text()).isNotEmpty();
  }

  @Test
  @DisplayName("加入者の紙から申し込むと、番号のあるフォームが一つの申し込みになる")
  void enters() {
    Browser clerk = staff("clerk");
    Page member = member(clerk);
    assertThat(member.html().select("main").text()).contains(NAME, "P-202611-000001-4", "有効");

    Page sent = clerk.post(LIST, form(member, "ISSUE", Map.of("ground", "CARD_LOST")));

    assertThat(sent.status()).isEqualTo(303);
    assertThat(sent.header("Location")).isEqualTo(PAGE);
    Enter entered = PORTAL.world().asked(CertificateApi.ENTER).get(0).question();
    assertThat(entered.person()).isEqualTo(PERSON);
    assertThat(entered.ground()).contains(CertificateGround.CARD_LOST);
    assertThat(entered.why()).isEmpty();
    assertThat(entered.id().toString()).isEqualTo(value(member, "form"));

    clerk.post(LIST, form(member, "REVOKE", Map.of("why", "LOST")));
    assertThat(PORTAL.world().asked(CertificateApi.ENTER).get(1).question().why())
        .contains(RevocationReason.LOST);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ground-not-open",
        "reason-missing",
        "order-waiting",
        "in-application",
        "not-on-duty"
      })
  @DisplayName("断られたわけは、加入者の紙の上に出る")
  void tellsWhyNot(String code) {
    Browser clerk = staff("clerk");
    Page member = member(clerk);
    PORTAL.world().fails(CertificateApi.ENTER, Fault.Kind.CONFLICT, code);

    Page refused = clerk.post(LIST, form(member, "ISSUE", Map.of("ground", "")));

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.html().select(".error-summary").text()).isNotEmpty();
    assertThat(refused.html().title()).startsWith("エラー");
  }

  @Test
  @DisplayName("承認者だけに決定のフォームがあり、有効期限とともに届く")
  void decides() {
    assertThat(staff("clerk").get(PAGE).html().select("main form")).isEmpty();
    Browser approver = staff("approver");
    Page page = approver.get(PAGE);
    assertThat(page.html().select("main").text()).contains(NAME, "架空 <職員>");
    assertThat(page.html().select("input[name=valid-until]").val()).isEqualTo("2031-11-22");

    approver.post(
        PAGE,
        Map.of(
            "_form", value(page, "_form"), "valid-until", "2027-03-31", "decision", "carry-out"));
    approver.post(PAGE, Map.of("_form", value(page, "_form"), "decision", "decline"));

    assertThat(PORTAL.world().asked(CertificateApi.DECIDE))
        .extracting(asked -> (Object) asked.question())
        .containsExactly(
            new Decide(ID, true, Optional.of(LocalDate.of(2027, 3, 31))),
            new Decide(ID, false, Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource({
    "dates-impossible",
    "ground-not-open",
    "no-such-member",
    "in-application",
    "entered-by-same",
    "decided-before"
  })
  @DisplayName("決定が断られたわけは、打ったものとともに出る")
  void keepsWhatWasTyped(String code) {
    Browser approver = staff("approver");
    Page page = approver.get(PAGE);
    PORTAL.world().fails(CertificateApi.DECIDE, Fault.Kind.CONFLICT, code);

    Page refused =
        approver.post(
            PAGE,
            Map.of("_form", value(page, "_form"), "valid-until", "x", "decision", "carry-out"));

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.html().select(".error-summary").text()).isNotEmpty();
    assertThat(refused.html().select("input[name=valid-until]").val()).isEqualTo("x");
  }

  @Test
  @DisplayName("本人の申請は、受付の職員が受理するか返し、受理されたものを承認者が交付するか返す")
  void examinesAnApplication() {
    serve(CertificateProgress.RECEIVED);
    Browser clerk = staff("clerk");
    assertThat(clerk.get(LIST).html().select("main").text()).contains("本人の申請");
    Page page = clerk.get(PAGE);
    assertThat(page.html().select("main").text()).contains("C-202611-000007-3", "夜に <b>");
    assertThat(page.html().select("main form").eachAttr("action"))
        .containsExactly(PAGE + "/accept", PAGE + "/return");
    assertThat(staff("approver").get(PAGE).html().select("main form").eachAttr("action"))
        .containsExactly(PAGE + "/return");

    assertThat(
            clerk.post(PAGE + "/accept", Map.of("_form", value(page, "_form"))).header("Location"))
        .isEqualTo(PAGE);
    clerk.post(
        PAGE + "/return",
        Map.of("_form", value(page, "_form"), "reason", "ADDRESS_UNKNOWN", "comment", " 転居先 "));
    assertThat(PORTAL.world().asked(CertificateApplicationApi.RETURN))
        .extracting(asked -> (Object) asked.question())
        .containsExactly(
            new CertificateApplicationApi.Return(
                ID, ReturnReason.ADDRESS_UNKNOWN, Optional.of("転居先")));

    serve(CertificateProgress.ACCEPTED);
    Page accepted = staff("approver").get(PAGE);
    assertThat(accepted.html().select("main form").eachAttr("action"))
        .containsExactly(PAGE, PAGE + "/return");
    assertThat(accepted.html().select("button[value=decline]")).isEmpty();
    serve(CertificateProgress.WITHDRAWN);
    assertThat(staff("approver").get(PAGE).html().select("main form")).isEmpty();
  }

  @Test
  @DisplayName("理由のない返し方、長すぎることば、先を越された受理は、打ったものとともに断る")
  void refusesABadReturn() {
    serve(CertificateProgress.RECEIVED);
    Browser clerk = staff("clerk");
    String token = value(clerk.get(PAGE), "_form");
    for (Map<String, String> typed :
        List.of(
            Map.of("_form", token, "reason", "x", "comment", "転居先"),
            Map.of("_form", token, "reason", "OTHER", "comment", "あ".repeat(401)))) {
      Page refused = clerk.post(PAGE + "/return", typed);
      assertThat(refused.status()).isEqualTo(422);
      assertThat(refused.html().select(".error-summary").text()).isNotEmpty();
      assertThat(refused.html().select("#comment").val()).isEqualTo(typed.get("comment"));
    }
    assertThat(PORTAL.world().asked(CertificateApplicationApi.RETURN)).isEmpty();
    PORTAL.world().fails(CertificateApplicationApi.ACCEPT, Fault.Kind.CONFLICT, "decided-before");
    assertThat(clerk.post(PAGE + "/accept", Map.of("_form", token)).status()).isEqualTo(422);
  }

  @Test
  @DisplayName("お知らせを作ると、その紙が開く")
  void makesANotice() {
    Browser clerk = staff("clerk");
    Page made =
        clerk.post(
            LIST + "/notice",
            Map.of("_form", value(member(clerk), "_form"), "person", PERSON.toString()));

    assertThat(made.header("Location")).isEqualTo("/insurer/papers/P-202611-000002-2");
  }

  @Test
  @DisplayName("ない加入者と申し込み、番号でないものは、見つからない")
  void knowsNoOthers() {
    Browser clerk = staff("clerk");
    Page member = member(clerk);
    assertThat(clerk.get(LIST + "/x").status()).isEqualTo(404);
    PORTAL.world().answers(CertificateApi.OPEN, new FoundOrder(Optional.empty()));
    assertThat(clerk.get(PAGE).status()).isEqualTo(404);
    PORTAL.world().answers(CertificateApi.PAPERS, new FoundMember(Optional.empty()));
    for (String person : List.of("x", PERSON.toString())) {
      assertThat(
              clerk
                  .post(LIST + "/member", Map.of("_form", value(member, "_form"), "person", person))
                  .status())
          .isEqualTo(404);
    }
  }

  private static void serve(CertificateProgress progress) {
    Order applied =
        new Order(
            ID,
            Kind.ISSUE,
            Optional.of(CertificateGround.CARD_LOST),
            Optional.empty(),
            Instant.parse("2026-11-20T01:05:00Z"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(new Applied("C-202611-000007-3", progress, Optional.of("夜に <b>"))));
    PORTAL.world().answers(CertificateApi.WAITING, new Orders(List.of(applied)));
    PORTAL.world().answers(CertificateApplicationApi.ACCEPT, applied);
    PORTAL.world().answers(CertificateApplicationApi.RETURN, applied);
    PORTAL
        .world()
        .answers(
            CertificateApi.OPEN,
            new FoundOrder(
                Optional.of(new Opened(applied, NAME, "タカサキ", LocalDate.of(2031, 11, 22), false))));
  }

  private static Issued issued() {
    return new Issued(
        new Paper(
            "P-202611-000001-4",
            PaperKind.ELIGIBILITY_CERTIFICATE,
            "7K3M-Q2ZT-9XHD-4WNP-B8RV",
            LocalDate.of(2026, 11, 22),
            LocalDate.of(2031, 11, 21),
            new Printed(
                NAME,
                "タカサキ",
                LocalDate.of(1980, 1, 10),
                Optional.empty(),
                "架空健康保険組合",
                new InsuredNumber("06130488", Optional.empty(), "456", Optional.empty()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty())),
        PaperState.VALID,
        Optional.empty());
  }

  private static Page member(Browser browser) {
    return browser.post(
        LIST + "/member",
        Map.of("_form", value(browser.get("/insurer"), "_form"), "person", PERSON.toString()));
  }

  private static Map<String, String> form(Page page, String kind, Map<String, String> typed) {
    Map<String, String> fields = new HashMap<>(typed);
    fields.put("_form", value(page, "_form"));
    fields.put("form", value(page, "form"));
    fields.put("person", PERSON.toString());
    fields.put("kind", kind);
    return fields;
  }

  private static String value(Page page, String name) {
    return page.html().select("main input[name=" + name + "]").first().val();
  }

  private static Browser staff(String certificate) {
    Browser browser = PORTAL.staff(certificate);
    browser.post(
        "/insurer/purpose",
        Map.of("_form", value(browser.get("/insurer"), "_form"), "purpose", "ISSUING"));
    return browser;
  }
}
