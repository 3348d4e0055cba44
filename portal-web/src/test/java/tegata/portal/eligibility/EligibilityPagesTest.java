package tegata.portal.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tegata.contract.EligibilityApi;
import tegata.contract.EligibilityApi.OwnEligibility;
import tegata.contract.PaperApi;
import tegata.contract.PaperApi.Paper;
import tegata.contract.PaperApi.Printed;
import tegata.contract.PaperApi.PrintedOwn;
import tegata.domain.eligibility.Coverage;
import tegata.domain.eligibility.ElderlyCertificate;
import tegata.domain.eligibility.EligibilityResult;
import tegata.domain.eligibility.LimitCertificate;
import tegata.domain.eligibility.Term;
import tegata.domain.eligibility.Validity;
import tegata.domain.paper.PaperKind;
import tegata.portal.fixture.Browser.Page;
import tegata.portal.fixture.People;
import tegata.portal.fixture.TestPortal;

class EligibilityPagesTest {
  @RegisterExtension static final TestPortal PORTAL = new TestPortal();

  @Test
  @DisplayName("確認できた資格は、発行時刻と、カードと一緒に見せることばとともに見せる")
  void showsWhatIsConfirmed() {
    Page page = PORTAL.hanako().get("/eligibility");
    assertThat(page.html().select(".standing__title").text()).isEqualTo("資格は有効です");
    assertThat(page.html().select(".counter").text())
        .contains("架空 花子", "昭和55年", "06139992", "１２３", "4567", "3割", "ウ", "2026年11月22日 10時05分")
        .contains("この画面だけでは受診できません。マイナンバーカードと一緒に見せてください。");
  }

  @Test
  @DisplayName("紙の PDF は A4 一枚でタグつき、画面と同じ情報と、カードのことばと、照合コードがそのまま読める")
  void printsAPaper() throws IOException {
    String name = "架空　髙﨑 <花子> & 𠮷";
    print(name, People.eligible());
    Page pdf = PORTAL.hanako().get("/eligibility.pdf");

    assertThat(pdf.header("Content-Type")).isEqualTo("application/pdf");
    try (PDDocument paper = Loader.loadPDF(pdf.bytes())) {
      assertThat(paper.getNumberOfPages()).isEqualTo(1);
      assertThat(paper.getPage(0).getMediaBox().getWidth()).isBetween(595f, 596f);
      assertThat(paper.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
      assertThat(paper.getDocumentCatalog().getLanguage()).isEqualTo("ja");
      assertThat(new PDFTextStripper().getText(paper).replaceAll("\\R", ""))
          .contains(
              name,
              "資格は有効です",
              "発行：2026年11月22日 10時05分",
              "06139992",
              "マイナンバーカードと一緒に見せてください",
              "7K3M-Q2ZT-9XHD-4WNP-B8RV",
              "P-202611-000001-4");
    }
  }

  @Test
  @DisplayName("保険者に確認できないときの紙は、未確認と、いつの情報かを載せる")
  void marksAPaperThatIsNotConfirmed() throws IOException {
    print("架空 花子", People.own(Optional.empty(), Optional.empty(), List.of(People.COVERAGE)));

    try (PDDocument paper = Loader.loadPDF(PORTAL.hanako().get("/eligibility.pdf").bytes())) {
      assertThat(paper.getNumberOfPages()).isEqualTo(1);
      assertThat(new PDFTextStripper().getText(paper)).contains("未確認", "2026年11月20日");
    }
  }

  @Test
  @DisplayName("窓口で見せるものがなければ紙はなく、わけのわかる画面へもどる")
  void hasNoPaperWithoutEligibility() {
    print(
        "架空 花子", People.own(Optional.of(Validity.INVALID), Optional.of(People.RESULT), List.of()));

    assertThat(PORTAL.hanako().get("/eligibility.pdf").header("Location"))
        .isEqualTo("/eligibility");
  }

  @Test
  @DisplayName("保険者に確認できないときは、未確認であることと、いつの情報かを添えて見せる")
  void marksWhatIsNotConfirmed() {
    serve(Optional.empty(), List.of(People.COVERAGE));
    Page page = PORTAL.hanako().get("/eligibility");
    assertThat(page.html().select(".standing").text())
        .contains("未確認", "2026年11月20日", "限度額と高齢受給者の割合は、保険者に確認できるまで");
    assertThat(page.html().select(".counter").text()).contains("架空健康保険組合", "4567");
    assertThat(page.html().select("main").text()).contains("資格情報のお知らせ", "被保険者資格申立書");
  }

  @Test
  @DisplayName("いま確認できなくても、保険者が前に答えた限度額までを、その時刻と未確認の印を添えて見せる。紙も同じ")
  void showsWhatWasConfirmedBefore() throws IOException {
    PORTAL.world().answers(EligibilityApi.OWN, People.eligibleYesterday());
    Page page = PORTAL.hanako().get("/eligibility");
    assertThat(page.html().select(".standing").text())
        .contains("未確認", "2026年11月21日 10時05分に保険者に確認した情報です");
    assertThat(page.html().select(".counter").text()).contains("4567", "限度額の適用区分 ウ");
    assertThat(PORTAL.hanako().get("/eligibility/limits").html().select("main").text())
        .contains("2026年11月21日 10時05分に保険者に確認した情報です", "92,940円");
    print("架空 花子", People.eligibleYesterday());
    try (PDDocument paper = Loader.loadPDF(PORTAL.hanako().get("/eligibility.pdf").bytes())) {
      assertThat(new PDFTextStripper().getText(paper)).contains("未確認", "2026年11月21日");
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Validity.class,
      names = {"INVALID", "INVALID_NEWER_EXISTS", "NOT_FOUND", "SEVERAL"})
  @DisplayName("有効でないときは、番号を見せず、次にできることを伝える")
  void showsNothingThatIsNotValid(Validity validity) {
    PORTAL
        .world()
        .answers(
            EligibilityApi.OWN,
            People.own(
                Optional.of(validity), Optional.of(People.RESULT), List.of(People.COVERAGE)));
    Page page = PORTAL.hanako().get("/eligibility");
    assertThat(page.html().select(".counter").text()).doesNotContain("4567");
    assertThat(page.html().select(".counter__card")).isEmpty();
    assertThat(page.html().select("main").text()).contains("有効な資格が見つかりませんでした", "申立書");
  }

  @Test
  @DisplayName("確認もできず、いまの資格も持っていなければ、そう伝え、これまでとこれからの資格を分けて添える")
  void saysWhenNothingIsKnown() {
    Coverage ended =
        new Coverage(
            People.INSURED,
            "架空市国民健康保険",
            Coverage.Relation.SELF,
            Optional.of(30),
            LocalDate.of(2020, 4, 1),
            Optional.of(LocalDate.of(2025, 4, 1)));
    Coverage coming =
        new Coverage(
            People.INSURED,
            People.INSURER.name(),
            Coverage.Relation.SELF,
            Optional.of(30),
            LocalDate.of(2026, 12, 1),
            Optional.empty());
    serve(Optional.empty(), List.of(coming, ended));
    Page page = PORTAL.hanako().get("/eligibility");
    assertThat(page.html().select(".standing__title").text()).isEqualTo("有効な資格が登録されていません");
    assertThat(page.html().select("section:has(#former-title) li").eachText())
        .containsExactly("架空市国民健康保険 （2020年4月1日～2025年3月31日）");
    assertThat(page.html().select("section:has(#coming-title)").text())
        .contains("これからの資格", "架空健康保険組合 （2026年12月1日～）");
  }

  @Test
  @DisplayName("カードの有効開始日は、資格取得日とは別に見せる。終わった限度額と割合は見せない")
  void tellsTheDaysApart() {
    LocalDate july = LocalDate.of(2026, 7, 31);
    Term over = new Term(Optional.empty(), Optional.of(july));
    EligibilityResult renewed =
        new EligibilityResult(
            People.INSURED,
            "架空市国民健康保険",
            Optional.empty(),
            Optional.of(30),
            Optional.of(LocalDate.of(2019, 4, 1)),
            new Term(Optional.of(july.plusDays(1)), Optional.of(july.plusYears(1))),
            Optional.of(
                new LimitCertificate(
                    Optional.of("01"), Optional.of("A03"), over, Optional.empty())),
            Optional.of(new ElderlyCertificate(20, over)),
            List.of());
    PORTAL
        .world()
        .answers(
            EligibilityApi.OWN,
            People.own(Optional.of(Validity.VALID), Optional.of(renewed), List.of()));
    String counter = PORTAL.hanako().get("/eligibility").html().select(".counter").text();
    assertThat(counter)
        .contains("資格取得日 2019年4月1日", "有効開始日 2026年8月1日", "有効期限 2027年7月31日")
        .doesNotContain("限度額", "2割");
  }

  private static void serve(Optional<Validity> validity, List<Coverage> held) {
    PORTAL.world().answers(EligibilityApi.OWN, People.own(validity, Optional.empty(), held));
  }

  /** The worker answers with a paper. */
  private static void print(String name, OwnEligibility own) {
    OwnEligibility named =
        new OwnEligibility(
            name, own.kana(), own.birthdate(), own.today(), own.held(), own.certificateExpiresOn());
    PORTAL
        .world()
        .answers(
            PaperApi.PRINT_OWN,
            new PrintedOwn(
                named,
                Printed.of(named)
                    .map(
                        printed ->
                            new Paper(
                                "P-202611-000001-4",
                                PaperKind.ELIGIBILITY_INFORMATION,
                                "7K3M-Q2ZT-9XHD-4WNP-B8RV",
                                LocalDate.of(2026, 11, 22),
                                LocalDate.of(2026, 12, 22),
                                printed))));
  }
}
