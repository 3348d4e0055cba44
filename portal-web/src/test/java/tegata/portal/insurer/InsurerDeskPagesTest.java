package tegata.portal.insurer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tegata.contract.DeregistrationApi;
import tegata.contract.DeregistrationApi.Return;
import tegata.contract.Fault;
import tegata.contract.InsurerDeskApi;
import tegata.contract.InsurerDeskApi.Examined;
import tegata.contract.InsurerDeskApi.FoundExamined;
import tegata.contract.InsurerDeskApi.Listed;
import tegata.contract.InsurerDeskApi.ListedMember;
import tegata.contract.InsurerDeskApi.Member;
import tegata.contract.InsurerDeskApi.MemberRow;
import tegata.contract.InsurerDeskApi.Members;
import tegata.contract.InsurerDeskApi.Queue;
import tegata.contract.InsurerDeskApi.Waiting;
import tegata.contract.RegistrationApi.Application;
import tegata.contract.RegistrationApi.Insurer;
import tegata.domain.eligibility.Coverage;
import tegata.domain.eligibility.InsuredNumber;
import tegata.domain.insurer.DeskPurpose;
import tegata.domain.person.Sex;
import tegata.domain.registration.Deregistration;
import tegata.domain.registration.Deregistration.Status;
import tegata.domain.registration.DeregistrationStep;
import tegata.domain.registration.ReturnReason;
import tegata.domain.registration.StepTaken;
import tegata.portal.fixture.Browser;
import tegata.portal.fixture.Browser.Page;
import tegata.portal.fixture.TestPortal;

class InsurerDeskPagesTest {
  @RegisterExtension static final TestPortal PORTAL = new TestPortal();

  private static final String NUMBER = "D-202611-000042-7";
  private static final String PAGE = "/insurer/deregistrations/" + NUMBER;
  private static final UUID PERSON = UUID.fromString("00000000-0000-4000-8000-0000000000c1");
  private static final Instant AT = Instant.parse("2026-11-20T01:05:00Z");
  private static final Member MEMBER =
      new Member(PERSON, "髙﨑　<b>", "タカサキ", LocalDate.of(1980, 1, 10), Sex.FEMALE, Optional.empty());
  private static final Coverage COVERAGE =
      new Coverage(
          new InsuredNumber("06130488", Optional.of("12-3"), "456", Optional.of("00")),
          "架空健康保険組合",
          Coverage.Relation.SELF,
          Optional.of(30),
          LocalDate.of(2020, 4, 1),
          Optional.empty());

  @BeforeEach
  void serve() {
    PORTAL
        .world()
        .answers(
            InsurerDeskApi.QUEUE,
            new Queue(
                List.of(new Waiting(NUMBER, 1, Status.RECEIVED, AT, LocalDate.of(2026, 10, 31))),
                Optional.empty()));
    stands(Status.RECEIVED);
    PORTAL.world().answers(DeregistrationApi.ACCEPT, application(Status.INSURER_ACCEPTED));
    PORTAL.world().answers(DeregistrationApi.RETURN, application(Status.RETURNED));
    PORTAL.world().answers(DeregistrationApi.ISSUE, application(Status.CERTIFICATE_ISSUED));
    PORTAL
        .world()
        .answers(
            InsurerDeskApi.SEARCH,
            new Members(
                List.of(new MemberRow(MEMBER, COVERAGE, true, Optional.of(NUMBER))), false));
    PORTAL
        .world()
        .answers(
            InsurerDeskApi.LIST,
            new Listed(
                List.of(
                    new ListedMember(
                        new Member(
                            PERSON,
                            "=HYPERLINK(1)",
                            "カナ",
                            LocalDate.of(1980, 1, 10),
                            Sex.MALE,
                            Optional.of("東京都")),
                        COVERAGE,
                        Optional.of(LocalDate.of(2026, 11, 2)))),
                Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(strings = {PAGE, "/insurer/members", "/insurer/lists"})
  @DisplayName("目的を選ぶまで、だれの情報も出ない")
  void nobodyIsShownWithoutAPurpose(String path) {
    Browser clerk = PORTAL.staff("clerk");

    assertThat(clerk.get(path).header("Location")).isEqualTo("/insurer");
    assertThat(PORTAL.world().asked(InsurerDeskApi.OPEN)).isEmpty();
    Page refused = clerk.post("/insurer/purpose", Map.of("_form", token(clerk), "purpose", "x"));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.html().title()).startsWith("エラー");
  }

  @Test
  @DisplayName("一覧は期限と遅れを示し、だれのことも言わない")
  void theQueueShowsDeadlines() {
    Page page = clerk().get("/insurer/deregistrations");

    assertThat(page.html().select("tbody tr").text()).contains(NUMBER).contains("期限が過ぎています");
    assertThat(page.text()).doesNotContain("髙﨑");
  }

  @Test
  @DisplayName("申請は台帳と並び、目的とともに問われ、受付の役割でできることだけが並ぶ")
  void showsAnApplication() {
    Page page = clerk().get(PAGE);

    assertThat(page.text()).contains("髙﨑　&lt;b&gt;").contains("12-3・456（00）");
    assertThat(page.html().select("form[action$=/accept]")).hasSize(1);
    assertThat(page.html().select("form[action$=/issue]")).isEmpty();
    assertThat(page.html().select(".notice--warning").text()).contains("住所がありません");
    assertThat(PORTAL.world().asked(InsurerDeskApi.OPEN).get(0).question().purpose())
        .isEqualTo(DeskPurpose.EXAMINATION);
  }

  @Test
  @DisplayName("加入者でなくなった人の申請は、差し戻すだけで、開いていたあいだに変わっても、わけを言う")
  void offersNothingForOthersMembers() {
    Browser clerk = clerk();
    Page seenBefore = clerk.get(PAGE);
    stands(Status.RECEIVED, false, false);
    Page page = clerk.get(PAGE);
    assertThat(page.html().select("form[action$=/accept]")).isEmpty();
    assertThat(page.html().select("form[action$=/return]")).hasSize(1);
    assertThat(page.html().select(".notice--warning").text())
        .contains("この保険者の資格がありません", "ほかの保険者に加入しています");

    PORTAL.world().fails(DeregistrationApi.ACCEPT, Fault.Kind.CONFLICT, "not-a-member");
    Page refused = clerk.post(PAGE + "/accept", fields(seenBefore, "accept", Map.of()));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.html().select(".error-summary").text()).contains("差し戻してください");
  }

  @Test
  @DisplayName("見た版と一度きりの番号をつけて受理し、申請に戻る")
  void accepts() {
    Browser clerk = clerk();
    Page done = clerk.post(PAGE + "/accept", fields(clerk.get(PAGE), "accept", Map.of()));

    assertThat(done.status()).isEqualTo(303);
    assertThat(done.header("Location")).isEqualTo(PAGE);
    assertThat(PORTAL.world().asked(DeregistrationApi.ACCEPT).get(0).question().on().version())
        .isEqualTo(1);
  }

  @Test
  @DisplayName("ほかの職員が先に決めていたら、いまの内容を見せ、書いたものを失わない")
  void aConflictIsClear() {
    PORTAL.world().fails(DeregistrationApi.RETURN, Fault.Kind.CONFLICT, "changed-meanwhile");
    Browser clerk = clerk();

    Page page =
        clerk.post(
            PAGE + "/return",
            fields(clerk.get(PAGE), "return", Map.of("reason", "OTHER", "comment", "連絡先が要ります")));

    assertThat(page.status()).isEqualTo(409);
    assertThat(page.html().select("[role=alert]").text())
        .contains("申請が変わりました")
        .contains("連絡先が要ります");
  }

  @Test
  @DisplayName("差戻しには理由が要り、書いたものはそのまま戻る")
  void returningNeedsAReason() {
    Browser clerk = clerk();
    Page open = clerk.get(PAGE);

    Page page =
        clerk.post(
            PAGE + "/return", fields(open, "return", Map.of("reason", "", "comment", "住所が要ります")));

    assertThat(page.status()).isEqualTo(400);
    assertThat(page.html().select("#comment").text()).isEqualTo("住所が要ります");
    assertThat(PORTAL.world().asked(DeregistrationApi.RETURN)).isEmpty();
    clerk.post(
        PAGE + "/return",
        fields(open, "return", Map.of("reason", "ADDRESS_UNKNOWN", "comment", "")));
    Return sent = PORTAL.world().asked(DeregistrationApi.RETURN).get(0).question();
    assertThat(sent.reason()).isEqualTo(ReturnReason.ADDRESS_UNKNOWN);
    assertThat(sent.comment()).isEmpty();
  }

  @Test
  @DisplayName("承認者は和暦でも日付を入れて交付でき、読めない日付は欄のそばで言う")
  void issues() {
    stands(Status.INSURER_ACCEPTED);
    Browser approver = PORTAL.staff("approver");
    choose(approver);
    Page open = approver.get(PAGE);

    Page wrong =
        approver.post(
            PAGE + "/issue",
            fields(open, "issue", Map.of("issued-on", "きのう", "valid-until", "2031-11-21")));
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.html().select("#issued-on-error").text()).isNotBlank();
    assertThat(wrong.html().select("#issued-on").attr("value")).isEqualTo("きのう");
    approver.post(
        PAGE + "/issue",
        fields(open, "issue", Map.of("issued-on", "令和8年11月22日", "valid-until", "2031-11-21")));
    assertThat(PORTAL.world().asked(DeregistrationApi.ISSUE).get(0).question().issuedOn())
        .isEqualTo(LocalDate.of(2026, 11, 22));
  }

  @Test
  @DisplayName("受理した本人が交付しようとすると、ほかの承認者に頼むよう言う")
  void tellsOfFourEyes() {
    stands(Status.INSURER_ACCEPTED);
    PORTAL.world().fails(DeregistrationApi.ISSUE, Fault.Kind.FORBIDDEN, "accepted-by-same");
    Browser approver = PORTAL.staff("approver");
    choose(approver);

    Page page =
        approver.post(
            PAGE + "/issue",
            fields(
                approver.get(PAGE),
                "issue",
                Map.of("issued-on", "2026-11-22", "valid-until", "2031-11-21")));

    assertThat(page.status()).isEqualTo(422);
    assertThat(page.html().select(".error-summary").text()).contains("ほかの承認者に頼んでください");
  }

  @Test
  @DisplayName("画面を開いたまま時間が過ぎれば、何も決まらず、職員の入口へ案内し、入りなおしても目的から始まる")
  void theSessionEndsInTheMiddle() {
    Browser clerk = clerk();
    Map<String, String> typed = fields(clerk.get(PAGE), "return", Map.of("reason", "OTHER"));
    clerk.cookies().clear();

    Page late = clerk.post(PAGE + "/return", typed);
    assertThat(late.status()).isEqualTo(403);
    assertThat(late.heading()).isEqualTo("時間が過ぎたため、ログアウトしました");
    assertThat(late.html().select("main a[href=/staff/login]")).isNotEmpty();
    assertThat(PORTAL.world().asked(DeregistrationApi.RETURN)).isEmpty();
    assertThat(clerk.get(PAGE).header("Location")).startsWith("/staff/login?next=");
    clerk.logInStaff("clerk", "/staff/login");
    assertThat(clerk.get(PAGE).header("Location")).isEqualTo("/insurer");
  }

  @Test
  @DisplayName("一人で受理も交付もする保険者では、役割にかかわらず、どちらの欄も出る")
  void oneDeskDoesAll() {
    Browser clerk = clerk();
    stands(Status.INSURER_ACCEPTED, true, true);
    assertThat(clerk.get(PAGE).html().select("form[action$=/issue]")).hasSize(1);
    Browser approver = PORTAL.staff("approver");
    choose(approver);
    stands(Status.RECEIVED, true, true);
    assertThat(approver.get(PAGE).html().select("form[action$=/accept]")).hasSize(1);
  }

  @Test
  @DisplayName("探した名前はアドレスに残らず、見つかった人から申請に進める")
  void searches() {
    Browser clerk = clerk();
    Page page = clerk.post("/insurer/members", Map.of("_form", token(clerk), "text", "ﾀｶｻｷ"));

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.html().select("tbody a").attr("href")).isEqualTo(PAGE);
    assertThat(PORTAL.world().asked(InsurerDeskApi.SEARCH).get(0).question().text())
        .isEqualTo("ﾀｶｻｷ");
    PORTAL.world().fails(InsurerDeskApi.SEARCH, Fault.Kind.INVALID, "text-length");
    assertThat(
            clerk
                .post("/insurer/members", Map.of("_form", token(clerk), "text", "た"))
                .html()
                .select("#text-error")
                .text())
        .contains("2文字以上");
  }

  @Test
  @DisplayName("一覧は CSV で受け取れ、式に見える名前は式にならない")
  void listsAreFiles() {
    Browser clerk = clerk();
    String link =
        clerk
            .get("/insurer/lists?month=2026-10")
            .html()
            .select("main a[href*=deregistered]")
            .attr("href");

    Page file = clerk.get(link);

    assertThat(link).isEqualTo("/insurer/lists/deregistered.csv?month=2026-10");
    assertThat(file.header("Content-Type")).startsWith("text/csv");
    assertThat(file.text()).contains("B,06130488,12-3,456,00,").doesNotContain(",=HYPERLINK");
    assertThat(clerk.get("/insurer/lists/nothing.csv").status()).isEqualTo(404);
  }

  @Test
  @DisplayName("運営者は保険者の机に入れない")
  void operatorsStayOutside() {
    assertThat(PORTAL.operator().get("/insurer").status()).isEqualTo(403);
  }

  private static void stands(Status status) {
    stands(status, true, false);
  }

  private static void stands(Status status, boolean insuredHere, boolean oneDoesAll) {
    PORTAL
        .world()
        .answers(
            InsurerDeskApi.OPEN,
            new FoundExamined(
                Optional.of(
                    new Examined(
                        application(status),
                        MEMBER,
                        Optional.of(COVERAGE),
                        insuredHere,
                        !insuredHere,
                        false,
                        oneDoesAll))));
  }

  static Application application(Status status) {
    return new Application(
        new Deregistration(
            UUID.fromString("00000000-0000-4000-8000-0000000000d1"),
            NUMBER,
            PERSON,
            "06130488",
            status,
            1,
            AT,
            Optional.empty(),
            Optional.empty()),
        new Insurer("06130488", "架空健康保険組合"),
        Optional.empty(),
        List.of(new StepTaken(DeregistrationStep.FILE, AT)),
        Optional.empty(),
        false);
  }

  private static Browser clerk() {
    Browser clerk = PORTAL.staff("clerk");
    choose(clerk);
    return clerk;
  }

  private static void choose(Browser browser) {
    Page chosen =
        browser.post("/insurer/purpose", Map.of("_form", token(browser), "purpose", "EXAMINATION"));
    assertThat(chosen.header("Location")).isEqualTo("/insurer/deregistrations");
  }

  private static String token(Browser browser) {
    return browser.get("/insurer").html().select("main input[name=_form]").attr("value");
  }

  private static Map<String, String> fields(Page page, String form, Map<String, String> typed) {
    Map<String, String> fields = new HashMap<>(typed);
    Element found = page.html().selectFirst("form[action$=/" + form + "]");
    for (String name : List.of("_form", "version", "order")) {
      fields.put(name, found.select("input[name=%s]".formatted(name)).attr("value"));
    }
    return fields;
  }
}
