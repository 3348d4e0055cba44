package tegata.portal.insurer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tegata.contract.PaperApi;
import tegata.contract.PaperApi.FoundIssued;
import tegata.contract.PaperApi.Issued;
import tegata.contract.PaperApi.Paper;
import tegata.contract.PaperApi.Printed;
import tegata.domain.eligibility.Coverage.Relation;
import tegata.domain.eligibility.InsuredNumber;
import tegata.domain.insurer.DeskPurpose;
import tegata.domain.paper.PaperKind;
import tegata.domain.paper.PaperState;
import tegata.domain.person.Sex;
import tegata.portal.fixture.Browser;
import tegata.portal.fixture.Browser.Page;
import tegata.portal.fixture.TestPortal;

/** Persons and insurers are fictitious (架空). */
class PaperPagesTest {
  @RegisterExtension static final TestPortal PORTAL = new TestPortal();

  private static final String PAGE = "/insurer/papers/P-202611-000001-4";
  private static final float POINTS = 72 / 25.4f;

  @ParameterizedTest(name = "{0} {1} {2}")
  @CsvSource({
    "ELIGIBILITY_CERTIFICATE, .pdf, 210, 297",
    "ELIGIBILITY_CERTIFICATE, /card.pdf, 85.6, 54",
    "ELIGIBILITY_NOTICE, .pdf, 210, 297"
  })
  @DisplayName("紙は一枚で、決まった大きさで、タグがあり、長い名前も記号もそのまま読める")
  void printsOneTaggedPage(PaperKind kind, String form, float width, float height)
      throws IOException {
    String name = "架空　髙﨑 <b>𠮷&";
    for (String more : new String[] {"", "あ".repeat(20), "髙".repeat(60)}) {
      serve(kind, PaperState.VALID, name + more, "架空健康保険組合" + more);
      Page page = clerk().get(PAGE + form);

      assertThat(page.header("Content-Type")).isEqualTo("application/pdf");
      try (PDDocument pdf = Loader.loadPDF(page.bytes())) {
        assertThat(pdf.getNumberOfPages()).as(more).isEqualTo(1);
        assertThat(pdf.getPage(0).getMediaBox().getWidth())
            .isBetween(width * POINTS - 1, width * POINTS + 1);
        assertThat(pdf.getPage(0).getMediaBox().getHeight())
            .isBetween(height * POINTS - 1, height * POINTS + 1);
        assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
        assertThat(pdf.getDocumentCatalog().getStructureTreeRoot().getKids()).isNotEmpty();
        assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\R", ""))
            .contains(
                name + more,
                "架空健康保険組合" + more,
                "12-3・456（枝番）00",
                "06130488",
                "3割",
                "2026年11月22日",
                "P-202611-000001-4",
                "7K3M-Q2ZT-9XHD-4WNP-B8RV");
      }
    }
  }

  @Test
  @DisplayName("画面は、状態と日付と印刷の二つの大きさを見せる")
  void showsAPaper() {
    serve(PaperKind.ELIGIBILITY_CERTIFICATE, PaperState.VALID, "架空　<b>", "架空組合");
    Page page = clerk().get(PAGE);

    assertThat(page.heading()).isEqualTo("資格確認書 P-202611-000001-4");
    assertThat(page.html().select("main").text()).contains("有効", "2031年11月21日", "架空　<b>");
    assertThat(page.html().select("main a").eachAttr("href"))
        .contains(PAGE + ".pdf", PAGE + "/card.pdf");
    assertThat(PORTAL.world().asked(PaperApi.OPEN_ISSUED))
        .last()
        .satisfies(
            asked ->
                assertThat(asked.question())
                    .isEqualTo(
                        new PaperApi.OpenIssued("P-202611-000001-4", DeskPurpose.EXAMINATION)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"REVOKED", "EXPIRED", "DENIED"})
  @DisplayName("有効でない紙は印刷できない")
  void printsNothingThatIsOver(PaperState state) {
    serve(PaperKind.ELIGIBILITY_CERTIFICATE, state, "架空", "架空組合");

    assertThat(clerk().get(PAGE).html().select("main a[href$=pdf]")).isEmpty();
    assertThat(clerk().get(PAGE + ".pdf").status()).isEqualTo(404);
    assertThat(clerk().get(PAGE + "/card.pdf").status()).isEqualTo(404);
  }

  @Test
  @DisplayName("お知らせにカードの大きさはなく、ない紙は見つからない")
  void knowsNoOthers() {
    serve(PaperKind.ELIGIBILITY_NOTICE, PaperState.VALID, "架空", "架空組合");
    assertThat(clerk().get(PAGE + "/card.pdf").status()).isEqualTo(404);

    PORTAL.world().answers(PaperApi.OPEN_ISSUED, new FoundIssued(Optional.empty()));
    assertThat(clerk().get(PAGE).status()).isEqualTo(404);
    assertThat(clerk().get(PAGE + ".pdf").status()).isEqualTo(404);
  }

  @Test
  @DisplayName("患者は保険者の紙の画面に入れない")
  void isForStaff() {
    serve(PaperKind.ELIGIBILITY_CERTIFICATE, PaperState.VALID, "架空", "架空組合");

    assertThat(PORTAL.hanako().get(PAGE + ".pdf").status()).isNotEqualTo(200);
  }

  private static Browser clerk() {
    Browser browser = PORTAL.staff("clerk");
    String token = browser.get("/insurer").html().select("input[name=_form]").val();
    browser.post("/insurer/purpose", Map.of("_form", token, "purpose", "EXAMINATION"));
    return browser;
  }

  private static void serve(PaperKind kind, PaperState state, String name, String insurer) {
    Printed printed =
        new Printed(
            name,
            "カクウ　タカサキ",
            LocalDate.of(1980, 1, 10),
            Optional.of(Sex.FEMALE),
            insurer,
            new InsuredNumber("06130488", Optional.of("12-3"), "456", Optional.of("00")),
            Optional.of(Relation.SELF),
            Optional.of(30),
            Optional.of(LocalDate.of(2020, 4, 1)),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    PORTAL
        .world()
        .answers(
            PaperApi.OPEN_ISSUED,
            new FoundIssued(
                Optional.of(
                    new Issued(
                        new Paper(
                            "P-202611-000001-4",
                            kind,
                            "7K3M-Q2ZT-9XHD-4WNP-B8RV",
                            LocalDate.of(2026, 11, 22),
                            LocalDate.of(2031, 11, 21),
                            printed),
                        state,
                        Optional.empty()))));
  }
}
