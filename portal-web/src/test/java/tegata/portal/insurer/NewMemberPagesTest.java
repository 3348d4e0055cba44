package tegata.portal.insurer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tegata.contract.CertificateApi;
import tegata.contract.CertificateApi.IssueNotices;
import tegata.contract.CertificateApi.Notices;
import tegata.contract.InsurerDeskApi;
import tegata.contract.InsurerDeskApi.ListKind;
import tegata.contract.InsurerDeskApi.ListOf;
import tegata.contract.InsurerDeskApi.Listed;
import tegata.contract.InsurerDeskApi.ListedMember;
import tegata.contract.InsurerDeskApi.Member;
import tegata.contract.PaperApi.Paper;
import tegata.contract.PaperApi.Printed;
import tegata.domain.eligibility.Coverage;
import tegata.domain.eligibility.InsuredNumber;
import tegata.domain.insurer.DeskPurpose;
import tegata.domain.paper.PaperKind;
import tegata.domain.person.Sex;
import tegata.portal.fixture.Browser;
import tegata.portal.fixture.Browser.Page;
import tegata.portal.fixture.TestPortal;

/** Persons and insurers are fictitious (架空). */
class NewMemberPagesTest {
  @RegisterExtension static final TestPortal PORTAL = new TestPortal();

  private static final String PAGE = "/insurer/new-members";
  private static final String FILE = PAGE + "/notices.pdf";
  private static final List<UUID> PERSONS =
      IntStream.range(1, 4)
          .mapToObj(i -> UUID.fromString("00000000-0000-4000-8000-0000000000d" + i))
          .toList();

  @BeforeEach
  void serve() {
    PORTAL.world().answers(InsurerDeskApi.LIST, new Listed(rows(), Optional.of(PERSONS.get(2))));
    PORTAL
        .world()
        .decides(
            CertificateApi.NOTICES,
            (caller, q) ->
                new Notices(
                    IntStream.range(0, q.persons().size())
                        .mapToObj(NewMemberPagesTest::paper)
                        .toList(),
                    0));
  }

  @Test
  @DisplayName("月の新しい加入者を一部ずつ見せ、続きは番号を道に書かずに読める")
  void listsAPartAtATime() {
    Browser clerk = clerk();
    Page first = clerk.get(PAGE + "?month=2026-10");
    assertThat(first.html().select("main").text()).contains("2026年10月の新しい加入者", "3人", "架空 <b>");
    assertThat(first.html().select("input[name=person]")).hasSize(3);

    clerk.post(
        PAGE,
        Map.of("_form", token(first), "month", "2026-10", "after", PERSONS.get(2).toString()));
    assertThat(PORTAL.world().asked(InsurerDeskApi.LIST))
        .extracting(asked -> asked.question())
        .containsExactly(
            new ListOf(
                ListKind.NEW_MEMBERS,
                YearMonth.of(2026, 10),
                DeskPurpose.ISSUING,
                Optional.empty()),
            new ListOf(
                ListKind.NEW_MEMBERS,
                YearMonth.of(2026, 10),
                DeskPurpose.ISSUING,
                Optional.of(PERSONS.get(2))));
    assertThat(clerk.get("/insurer/lists?month=2026-10").html().select("main a").eachAttr("href"))
        .contains(PAGE + "?month=2026-10");

    PORTAL.world().answers(InsurerDeskApi.LIST, new Listed(List.of(), Optional.empty()));
    Page none = clerk.get(PAGE);
    assertThat(none.html().select(".empty").text()).isNotEmpty();
    assertThat(none.html().select("main form")).isEmpty();
  }

  @Test
  @DisplayName("表示している全員のお知らせは一つの PDF で、一人に一枚、名前に人数があり、内容はそのまま読める")
  void makesThemAll() throws IOException {
    Browser clerk = clerk();
    Page made =
        clerk.post(
            FILE,
            Map.of(
                "_form",
                token(clerk.get(PAGE)),
                "which",
                "all",
                "listed",
                PERSONS.get(1).toString()));
    assertThat(PORTAL.world().asked(CertificateApi.NOTICES))
        .extracting(asked -> asked.question())
        .containsExactly(new IssueNotices(List.of(PERSONS.get(1)), DeskPurpose.ISSUING));
    assertThat(made.header("Content-Type")).isEqualTo("application/pdf");

    PORTAL
        .world()
        .answers(
            CertificateApi.NOTICES,
            new Notices(IntStream.range(0, 3).mapToObj(NewMemberPagesTest::paper).toList(), 2));
    Page three =
        clerk.post(
            FILE,
            Map.of(
                "_form",
                token(clerk.get(PAGE)),
                "which",
                "chosen",
                "person",
                PERSONS.get(0).toString()));
    assertThat(URLDecoder.decode(three.header("Content-Disposition"), StandardCharsets.UTF_8))
        .contains("3人（2人は加入者でないため除く）.pdf");
    try (PDDocument pdf = Loader.loadPDF(three.bytes())) {
      assertThat(pdf.getNumberOfPages()).isEqualTo(3);
      assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
      PDFTextStripper text = new PDFTextStripper();
      for (int page = 1; page <= 3; page++) {
        text.setStartPage(page);
        text.setEndPage(page);
        assertThat(text.getText(pdf).replaceAll("\\R", ""))
            .contains("架空　髙﨑 <b>" + (page - 1), "P-202611-00000" + (page - 1) + "-4");
      }
    }
  }

  @Test
  @DisplayName("だれも選ばない、または選んだ人がみな加入者でなくなったときは、同じ一覧の上にわけが出る")
  void tellsWhyNot() {
    Browser clerk = clerk();
    String token = token(clerk.get(PAGE));
    Page nobody = clerk.post(FILE, Map.of("_form", token, "which", "chosen", "month", "2026-10"));
    assertThat(nobody.status()).isEqualTo(422);
    assertThat(nobody.html().select(".error-summary").text()).contains("選んでください");
    assertThat(PORTAL.world().asked(CertificateApi.NOTICES)).isEmpty();

    PORTAL.world().answers(CertificateApi.NOTICES, new Notices(List.of(), 1));
    Page left =
        clerk.post(
            FILE, Map.of("_form", token, "which", "chosen", "person", PERSONS.get(0).toString()));
    assertThat(left.status()).isEqualTo(422);
    assertThat(left.html().select(".error-summary").text()).contains("加入者ではありません");
    assertThat(clerk.post(FILE, Map.of("_form", token, "which", "chosen", "person", "x")).status())
        .isEqualTo(404);
  }

  private static List<ListedMember> rows() {
    return PERSONS.stream()
        .map(
            person ->
                new ListedMember(
                    new Member(
                        person,
                        "架空 <b>",
                        "カクウ",
                        LocalDate.of(1999, 4, 1),
                        Sex.FEMALE,
                        Optional.empty()),
                    new Coverage(
                        insured(),
                        "架空健康保険組合",
                        Coverage.Relation.SELF,
                        Optional.of(30),
                        LocalDate.of(2026, 10, 1),
                        Optional.empty()),
                    Optional.of(LocalDate.of(2026, 10, 1))))
        .toList();
  }

  private static Paper paper(int i) {
    return new Paper(
        "P-202611-00000" + i + "-4",
        PaperKind.ELIGIBILITY_NOTICE,
        "7K3M-Q2ZT-9XHD-4WNP-B8RV",
        LocalDate.of(2026, 11, 22),
        LocalDate.of(2031, 11, 21),
        new Printed(
            "架空　髙﨑 <b>" + i,
            "カクウ",
            LocalDate.of(1999, 4, 1),
            Optional.empty(),
            "架空健康保険組合",
            insured(),
            Optional.of(Coverage.Relation.SELF),
            Optional.of(30),
            Optional.of(LocalDate.of(2026, 10, 1)),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }

  private static InsuredNumber insured() {
    return new InsuredNumber("06130488", Optional.of("12-3"), "456", Optional.of("00"));
  }

  private static String token(Page page) {
    return page.html().select("input[name=_form]").first().val();
  }

  private static Browser clerk() {
    Browser browser = PORTAL.staff("clerk");
    browser.post(
        "/insurer/purpose", Map.of("_form", token(browser.get("/insurer")), "purpose", "ISSUING"));
    return browser;
  }
}
