package tegata.portal.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tegata.contract.CheckupApi;
import tegata.contract.EligibilityApi;
import tegata.contract.EligibilityApi.OwnEligibility;
import tegata.contract.Fault;
import tegata.contract.MedicationApi;
import tegata.contract.Use;
import tegata.domain.eligibility.Coverage;
import tegata.domain.eligibility.Validity;
import tegata.domain.medication.Medicine;
import tegata.portal.fixture.Browser;
import tegata.portal.fixture.Browser.Page;
import tegata.portal.fixture.People;
import tegata.portal.fixture.TestPortal;

class SummaryPagesTest {
  @RegisterExtension static final TestPortal PORTAL = new TestPortal();

  @Test
  @DisplayName("この90日のお薬、健診の最新と前回、資格が一枚にまとまる")
  void summary() {
    Page page = PORTAL.hanako().get("/summary");
    assertThat(page.html().select("section:has(#medicines) tbody tr")).hasSize(2);
    assertThat(page.html().select("section:has(#checkups) tr:contains(HbA1c)").text())
        .contains("5.9 %", "5.5 %", "5.6 % 未満", "▲ 目安をこえています");
    assertThat(page.html().select("section:has(#person)").text())
        .contains(
            "架空 花子",
            "06139992 ・ １２３ ・ 4567 ・ 00",
            "2026年11月22日 10時05分に、保険者に確認しました",
            "マイナンバーカードと一緒に");
    assertThat(
            List.of(
                PORTAL.world().asked(MedicationApi.HISTORY).get(0).caller().request(),
                PORTAL.world().asked(CheckupApi.ALL).get(0).caller().request()))
        .as("each kind has its own entry")
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource(Validity.class)
  @DisplayName("保険者が有効と答えたときだけ、まとめに番号が出る。紙も同じ")
  void numbersOnlyOfWhatIsValid(Validity validity) throws IOException {
    serve(People.own(Optional.of(validity), Optional.of(People.RESULT), List.of(People.COVERAGE)));
    boolean valid = validity == Validity.VALID || validity == Validity.VALID_UNREGISTERED;
    String page = PORTAL.hanako().get("/summary").html().select("section:has(#person)").text();
    String paper = text(PORTAL.hanako().get("/summary.pdf").bytes()).replaceAll("\\R", "");
    for (String text : List.of(page, paper)) {
      assertThat(text.contains("4567")).isEqualTo(valid);
      assertThat(text.contains("有効な資格が見つかりませんでした")).isEqualTo(!valid);
    }
  }

  @Test
  @DisplayName("保険者に聞けないときは、今日の資格だけを未確認と載せ、終わったものとこれからのものは載せない")
  void marksWhatIsNotConfirmed() {
    serve(People.own(Optional.empty(), Optional.empty(), List.of(People.COVERAGE)));
    assertThat(PORTAL.hanako().get("/summary").html().select("section:has(#person)").text())
        .contains("4567", "未確認", "2026年11月20日");
    serve(
        People.own(
            Optional.empty(),
            Optional.empty(),
            List.of(
                coverage(LocalDate.of(2026, 11, 23), Optional.empty()),
                coverage(LocalDate.of(2020, 4, 1), Optional.of(LocalDate.of(2026, 11, 22))))));
    assertThat(PORTAL.hanako().get("/summary").html().select("section:has(#person)").text())
        .contains("有効な資格が登録されていません")
        .doesNotContain("4567", "架空健康保険組合");
  }

  private static Coverage coverage(LocalDate from, Optional<LocalDate> lost) {
    return new Coverage(
        People.INSURED, People.INSURER.name(), Coverage.Relation.SELF, Optional.of(30), from, lost);
  }

  private static void serve(OwnEligibility own) {
    PORTAL.world().answers(EligibilityApi.OWN, own);
  }

  @Test
  @DisplayName("90日より前のお薬は入らない")
  void onlyRecentMedicines() {
    serve(
        People.medicine(LocalDate.of(2026, 8, 24), "入る薬", "成分"),
        People.medicine(LocalDate.of(2026, 8, 23), "古い薬", "成分"));
    assertThat(PORTAL.hanako().get("/summary").html().select("main").text())
        .contains("入る薬")
        .doesNotContain("古い薬");
  }

  @Test
  @DisplayName("えらんだ行は紙に出ず、住所には名前がない。どのことばで選んでも同じ")
  void hidesRows() throws IOException {
    Browser hanako = PORTAL.hanako();
    Page english = hanako.get("/summary?lang=en");
    String medicine = english.html().select("tr:contains(アムロジピン) input").val();
    String checkup = english.html().select("tr:contains(HbA1c) input").val();
    assertThat(medicine).matches("[0-9a-f]{16}");
    String query = "?hide=" + medicine + "&hide=" + checkup;
    Page hidden = hanako.get("/summary" + query);
    assertThat(hidden.html().select("tr.no-print th").eachText())
        .containsExactly("アムロジピン錠5mg", "HbA1c");
    assertThat(hidden.html().select(".downloads a").attr("href")).isEqualTo("/summary.pdf" + query);
    String paper = text(hanako.get("/summary.pdf" + query).bytes());
    assertThat(paper).contains("ロスバスタチン錠2.5mg", "架空 花子").doesNotContain("アムロジピン", "HbA1c");
    assertThat(PORTAL.world().asked(CheckupApi.ALL))
        .extracting(asked -> asked.question().use())
        .contains(Use.VIEW, Use.DOWNLOAD);
  }

  @Test
  @DisplayName("お薬が多くても紙は一枚で、入らない数を言う")
  void oneSheet() throws IOException {
    serve(
        IntStream.range(0, 60)
            .mapToObj(
                i ->
                    People.medicine(
                        LocalDate.of(2026, 9, 3), i + " 髙﨑 とても長い名前の架空のお薬の錠剤".repeat(20), "成分"))
            .toArray(Medicine[]::new));
    byte[] pdf = PORTAL.hanako().get("/summary.pdf").bytes();
    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(document.getNumberOfPages()).isEqualTo(1);
    }
    assertThat(text(pdf)).contains("ほか 40種類のお薬", "髙﨑");
  }

  @Test
  @DisplayName("取れない部分はそう言い、ほかは見せる。全部だめなら止まっていると言う")
  void partial() {
    PORTAL.world().fails(EligibilityApi.OWN, Fault.Kind.UNAVAILABLE, "away");
    PORTAL.world().fails(CheckupApi.ALL, Fault.Kind.UNAVAILABLE, "away");
    Page page = PORTAL.hanako().get("/summary");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.html().select(".note").eachText())
        .containsExactly(
            "資格情報は、いま取得できませんでした。時間をおいて、もう一度表示してください。", "健診は、いま取得できませんでした。時間をおいて、もう一度表示してください。");
    assertThat(page.html().select("section:has(#medicines) tbody tr")).hasSize(2);
    assertThat(page.html().select("#checkups")).as("a heading of nothing").isEmpty();
    PORTAL.world().fails(MedicationApi.HISTORY, Fault.Kind.UNAVAILABLE, "away");
    assertThat(PORTAL.hanako().get("/summary").status()).isEqualTo(503);
  }

  @Test
  @DisplayName("何も届いていなければ、そう言う")
  void empty() {
    serve();
    PORTAL.world().answers(CheckupApi.ALL, People.checkups(People.EXAMINEE));
    Page page = PORTAL.hanako().get("/summary");
    assertThat(page.html().select(".empty").eachText())
        .hasSize(2)
        .allMatch(text -> text.contains("届いていません"));
    assertThat(page.html().select("main form button")).as("nothing to choose").isEmpty();
  }

  private static void serve(Medicine... medicines) {
    PORTAL
        .world()
        .answers(
            MedicationApi.HISTORY,
            new MedicationApi.Medicines(
                List.of(medicines),
                Optional.of(People.ARRIVED_UNTIL),
                People.FIRST_MONTH,
                Optional.empty()));
  }

  private static String text(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    }
  }
}
