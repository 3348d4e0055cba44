package tegata.portal.insurer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tegata.contract.DeregistrationApi;
import tegata.contract.DeregistrationApi.Accept;
import tegata.contract.DeregistrationApi.Issue;
import tegata.contract.DeregistrationApi.Return;
import tegata.contract.Fault;
import tegata.contract.InsurerDeskApi;
import tegata.contract.InsurerDeskApi.Queue;
import tegata.contract.InsurerDeskApi.Show;
import tegata.contract.InsurerDeskApi.Waiting;
import tegata.domain.registration.Deregistration.Status;
import tegata.domain.registration.ReturnReason;
import tegata.portal.fixture.Browser;
import tegata.portal.fixture.Browser.Page;
import tegata.portal.fixture.FakeWorld.Asked;
import tegata.portal.fixture.TestPortal;

class DecisionFilePagesTest {
  @RegisterExtension static final TestPortal PORTAL = new TestPortal();

  private static final String HEADER = "受付番号,版,決定,差戻しの理由,本人に伝えること,交付日,有効期限\r\n";
  private static final String HALF_WRONG =
      HEADER
          + "D-202611-000042-7,3,受理,,,,\r\n"
          + "D-202611-000043-5,1,承認,,,,\r\n"
          + "D-202611-000044-3,2,差戻し,送り先不明,住所を教えてください,,\r\n"
          + "D-202611-000045-1,2,交付,,,,2031-11-26\r\n";

  private Browser clerk;

  @BeforeEach
  void serve() {
    PORTAL.world().decides(DeregistrationApi.ACCEPT, (caller, q) -> application());
    PORTAL.world().decides(DeregistrationApi.RETURN, (caller, q) -> application());
    PORTAL.world().decides(DeregistrationApi.ISSUE, (caller, q) -> application());
    clerk = PORTAL.staff("clerk");
    clerk.get("/insurer/decisions");
  }

  @Test
  @DisplayName("待っている申請を、版と空の決定の列のある CSV で受け取る。人の情報は入らない")
  void listsWhatWaits() {
    PORTAL
        .world()
        .decides(
            InsurerDeskApi.QUEUE,
            (caller, q) ->
                new Queue(
                    List.of(
                        new Waiting(
                            "D-202611-00004%d-7".formatted(q.cursor()),
                            3,
                            Status.RECEIVED,
                            Instant.parse("2026-11-19T15:05:00Z"),
                            LocalDate.of(2026, 12, 20))),
                    q.cursor() == 0 ? Optional.of(1) : Optional.empty()));
    Page file = clerk.get("/insurer/decisions/to-examine.csv");

    assertThat(file.text())
        .contains("D-202611-000040-7,3,", "D-202611-000041-7,3,", ",2026-11-20,2026-12-20,,,,,");
    assertThat(PORTAL.world().asked(InsurerDeskApi.QUEUE))
        .extracting(asked -> asked.question().show())
        .containsOnly(Show.TO_EXAMINE);
    assertThat(file.header("Content-Disposition")).contains("to-examine.csv");
  }

  @Test
  @DisplayName("たしかめるだけでは、行ごとの誤りが分かり、何も決まらない")
  void checksWithoutDeciding() {
    Page page = clerk.upload("/insurer/decisions/check", HALF_WRONG.getBytes(UTF_8));

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.html().select("tbody th").eachText()).containsExactly("2", "4");
    assertThat(page.html().select(".list").text()).contains("3行目 決定", "5行目 交付日");
    assertThat(PORTAL.world().asked(DeregistrationApi.ACCEPT)).isEmpty();
    assertThat(PORTAL.world().asked(DeregistrationApi.RETURN)).isEmpty();
  }

  @Test
  @DisplayName("半分まちがったファイルは、正しい半分だけが決まり、まちがった行は名指しされる")
  void halfTheLinesWrong() {
    Page page = clerk.upload("/insurer/decisions/apply", HALF_WRONG.getBytes(UTF_8));

    assertThat(page.html().select("[role=status]").text()).contains("2件が決まりました");
    assertThat(page.html().select(".list").text()).contains("3行目 決定", "5行目 交付日");
    Accept accept = PORTAL.world().asked(DeregistrationApi.ACCEPT).get(0).question();
    assertThat(accept.on().number()).isEqualTo("D-202611-000042-7");
    assertThat(accept.on().version()).isEqualTo(3);
    Return back = PORTAL.world().asked(DeregistrationApi.RETURN).get(0).question();
    assertThat(back.reason()).isEqualTo(ReturnReason.ADDRESS_UNKNOWN);
    assertThat(back.comment()).contains("住所を教えてください");
    assertThat(PORTAL.world().asked(DeregistrationApi.ISSUE)).isEmpty();
  }

  @Test
  @DisplayName("同じファイルをもう一度送ると、同じ決定として送られ、中身が違えば別の決定になる")
  void theSameRowIsTheSameOrder() {
    String one = HEADER + "D-202611-000042-7,3,交付,,,2026-11-20,2031-11-19\r\n";
    clerk.upload("/insurer/decisions/apply", one.getBytes(UTF_8));
    clerk.upload("/insurer/decisions/apply", (one + ",,,,,,\r\n").getBytes(UTF_8));
    clerk.upload("/insurer/decisions/apply", one.replace("2031", "2030").getBytes(UTF_8));

    List<Asked<Issue>> asked = PORTAL.world().asked(DeregistrationApi.ISSUE);
    assertThat(asked).hasSize(3);
    assertThat(asked.get(1).question()).isEqualTo(asked.get(0).question());
    assertThat(asked.get(2).question().on().order())
        .isNotEqualTo(asked.get(0).question().on().order());
  }

  @Test
  @DisplayName("ほかの人が先に決めた行、知らない番号、いま答えのない行は、それぞれわけを示し、残りは決まる")
  void tellsWhyARowWasNotDecided() {
    PORTAL
        .world()
        .decides(
            DeregistrationApi.ACCEPT,
            (caller, q) -> {
              switch (q.on().version()) {
                case 1 -> throw new Fault(Fault.Kind.CONFLICT, "changed-meanwhile", "x");
                case 2 -> throw new Fault(Fault.Kind.NOT_FOUND, "no-such-application", "x");
                case 3 -> throw new Fault(Fault.Kind.UNAVAILABLE, "database-away", "x");
                default -> {
                  return application();
                }
              }
            });
    String rows =
        HEADER
            + "D-202611-000041-7,1,受理,,,,\r\n"
            + "D-202611-000042-7,2,受理,,,,\r\n"
            + "D-202611-000043-7,3,受理,,,,\r\n"
            + "D-202611-000044-7,4,受理,,,,\r\n";
    Page page = clerk.upload("/insurer/decisions/apply", rows.getBytes(UTF_8));

    assertThat(page.html().select("tbody td:last-child").eachText())
        .satisfiesExactly(
            text -> assertThat(text).contains("申請が変わりました"),
            text -> assertThat(text).contains("この保険者にありません"),
            text -> assertThat(text).contains("もう一度送ってください"),
            text -> assertThat(text).isEqualTo("決まりました"));
    assertThat(page.html().select("[role=status]").text()).contains("1件が決まりました", "3件");
  }

  @Test
  @DisplayName("ファイルなし、表でないもの、長すぎるものは、何も決めずにわけを示す")
  void refusesFiles() {
    Page none = clerk.upload("/insurer/decisions/apply", new byte[0]);
    assertThat(none.status()).isEqualTo(400);
    assertThat(none.html().select("#file-error").text()).isEqualTo("ファイルを選んでください。");

    Page other = clerk.upload("/insurer/decisions/apply", "氏名\r\n架空\r\n".getBytes(UTF_8));
    assertThat(other.status()).isEqualTo(422);
    assertThat(other.html().select(".list").text()).contains("必要な列がありません");

    StringBuilder many = new StringBuilder(HEADER);
    for (int i = 0; i <= DecisionFilePages.MOST_ROWS; i++) {
      many.append("D-202611-%06d-7,1,受理,,,,\r\n".formatted(i));
    }
    Page long_ = clerk.upload("/insurer/decisions/apply", many.toString().getBytes(UTF_8));
    assertThat(long_.status()).isEqualTo(400);
    assertThat(long_.html().select("#file-error").text()).contains("500 行まで");
    assertThat(PORTAL.world().asked(DeregistrationApi.ACCEPT)).isEmpty();
  }

  private static tegata.contract.RegistrationApi.Application application() {
    return InsurerDeskPagesTest.application(Status.INSURER_ACCEPTED);
  }
}
