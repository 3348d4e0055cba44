package tegata.portal.checkup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tegata.contract.CheckupApi;
import tegata.contract.Fault;
import tegata.contract.Use;
import tegata.domain.checkup.Checkup;
import tegata.domain.checkup.CheckupItem;
import tegata.domain.checkup.Examinee;
import tegata.domain.person.Sex;
import tegata.portal.fixture.Browser.Page;
import tegata.portal.fixture.People;
import tegata.portal.fixture.TestPortal;

class CheckupPagesTest {
  @RegisterExtension static final TestPortal PORTAL = new TestPortal();

  @Test
  @DisplayName("健診の一覧は新しい順で、どこまでさかのぼれるか、目安の外の数、変化を示す")
  void listsCheckups() {
    Page page = PORTAL.hanako().get("/checkups");
    assertThat(page.html().select(".card a").eachAttr("href"))
        .containsExactly("/checkups/2026-06-03", "/checkups/2025-06-05");
    assertThat(page.html().select(".freshness").text()).contains("2026年6月3日に受けた健診まで", "2021年11月1日");
    assertThat(page.html().select(".card").first().text())
        .contains("目安の外の値や「所見あり」が5件", "記録されているメタボ判定：非該当");
    assertThat(page.html().select("tr:contains(HbA1c)").text())
        .contains("5.9 %", "▲ 目安をこえています", "上がっています");
    assertThat(page.html().select("tr:contains(腹囲)").text()).contains("2回目から表示");
  }

  @Test
  @DisplayName("結果は検査のまとまりごとに、単位、目安、検査機関の基準、外れていればことばで示す")
  void showsResultsInGroups() {
    Page page = PORTAL.hanako().get("/checkups/2026-06-03");
    assertThat(page.html().select("main h2").eachText())
        .containsExactly("判定", "身体計測", "血圧", "血中脂質", "血糖", "肝機能", "尿", "質問票");
    assertThat(page.html().select("tr:contains(収縮期血圧)").text())
        .contains("134 mmHg", "▲ 目安をこえています", "130 mmHg 未満", "129 mmHg 以下");
    assertThat(page.html().select("tr:contains(HDL)").text()).contains("▼ 目安より低いです", "40 mg/dL 以上");
    assertThat(page.html().select("tr:contains(拡張期血圧) .mark").text()).isEqualTo("目安の中");
    assertThat(page.html().select("tr:contains(BMI)").text()).contains("18.5～24.9 kg/m²");
    assertThat(page.html().select("tr:contains(尿糖)").text()).contains("－");
    assertThat(page.html().select("table:has(tr:contains(尿糖)) thead th").eachText())
        .containsExactly("検査項目", "結果", "目安");
    assertThat(page.html().select("tr:contains(総ビリルビン) .mark").text()).isEqualTo("▲ 基準より高い");
    assertThat(page.html().select("main").text()).doesNotContain("異常");
  }

  @Test
  @DisplayName("判定は、記録と、公開のきまりで計算したものを並べ、ちがえばはっきり言う")
  void comparesJudgements() {
    Page page = PORTAL.hanako().get("/checkups/2026-06-03");
    assertThat(page.html().select("#metabolic + dl dd").eachText()).containsExactly("非該当", "基準該当");
    assertThat(page.html().select("#metabolic + dl + .note").text()).contains("記録と計算がちがいます");
    assertThat(page.html().select("#guidance + dl dd").eachText())
        .containsExactly("記録はありません", "判定不能");
    assertThat(page.html().select("#guidance + dl + .hint").text()).contains("そろわない");
  }

  @Test
  @DisplayName("75 歳からと 40 歳までの健診では、判定をしないと言う")
  void otherAgesHaveNoJudgement() {
    serve(new Examinee(Sex.FEMALE, LocalDate.of(1950, 1, 10)), later());
    Page page = PORTAL.hanako().get("/checkups/2026-06-03");
    assertThat(page.html().select("section").first().text()).contains("75歳からの健診では");
    assertThat(page.html().select("#metabolic")).isEmpty();
    assertThat(page.html().select("h2").eachText()).contains("質問票（75歳以上）");
    assertThat(page.html().select("tr:contains(転んだ)").text()).endsWith("はい");
    serve(new Examinee(Sex.FEMALE, LocalDate.of(1990, 1, 10)), later());
    assertThat(PORTAL.hanako().get("/checkups/2026-06-03").html().select("section").first().text())
        .contains("40歳から74歳の方が対象");
  }

  @Test
  @DisplayName("判定をしない年齢でも、記録されている判定は落とさない")
  void recordedJudgementStays() {
    serve(new Examinee(Sex.FEMALE, LocalDate.of(1990, 1, 10)), People.checkup());
    Page page = PORTAL.hanako().get("/checkups/2026-06-03");
    assertThat(page.html().select("section").first().select("dl").text())
        .isEqualTo("メタボリックシンドローム判定（記録されている判定） 非該当");
  }

  @ParameterizedTest(name = "{0} = {1}")
  @CsvSource({
    "1A010000000191111, 1, false",
    "1A010000000191111, 2, true",
    "1A020000000191111, 5, true",
    "9A110160700000011, 1, true",
    "9A110160700000011, 2, false"
  })
  @DisplayName("尿は±から、心電図は所見があれば、数でなくても目安の外と言う")
  void marksWhatHasNoNumber(String code, String value, boolean outside) {
    serve(
        People.EXAMINEE,
        new Checkup(LocalDate.of(2026, 6, 3), "架空健診センター", List.of(choice(code, "検査", value))));
    assertThat(PORTAL.hanako().get("/checkups").html().select(".card__answer").text())
        .isEqualTo(outside ? "目安の外の値や「所見あり」が1件あります" : "目安と比べた1件に、目安の外の値はありません");
    assertThat(PORTAL.hanako().get("/checkups/2026-06-03").html().select(".mark"))
        .hasSize(code.startsWith("1A0") || outside ? 1 : 0)
        .allMatch(mark -> mark.text().startsWith("▲") == outside);
  }

  @Test
  @DisplayName("何も比べられない健診を、目安の中とは言わない")
  void doesNotReassure() {
    serve(
        People.EXAMINEE,
        new Checkup(
            LocalDate.of(2026, 6, 3),
            "架空健診センター",
            List.of(
                People.measured("3D046000001906202", "HbA1c", "38", "mmol/mol", "", ""),
                choice("1A010000000191111", "尿蛋白", ""))));
    assertThat(PORTAL.hanako().get("/checkups").html().select(".card__answer").text())
        .startsWith("目安と比べられる値がありません");
  }

  @Test
  @DisplayName("質問票は質問の文で、答えはコードだけの文書でも読めることばで、英語では英語で示す")
  void questionnaireInWords() {
    Page page = PORTAL.hanako().get("/checkups/2026-06-03");
    assertThat(page.html().select("tr:contains(たばこ) td").text())
        .isEqualTo("以前は吸っていたが、最近1か月は吸っていない");
    Page english = PORTAL.hanako().get("/checkups/2026-06-03?lang=en");
    assertThat(english.html().select("tr:contains(How fast do you eat) td").text())
        .isEqualTo("fast");
  }

  @Test
  @DisplayName("第4期より前の質問票のコードは、そのときの答えで読む")
  void formerAnswers() {
    LocalDate before = LocalDate.of(2023, 6, 1);
    CheckupItem smoking = People.checkup().items().get(11);
    assertThat(Question.SMOKING.answer(smoking, before)).contains(Answer.NO);
    assertThat(Question.SMOKING.answer(smoking, LocalDate.of(2024, 4, 1))).contains(Answer.QUIT);
  }

  @Test
  @DisplayName("届いていなければ、だれが対象か、どう受けるかを伝える")
  void saysWhenEmpty() {
    PORTAL.world().answers(CheckupApi.ALL, People.checkups(People.EXAMINEE));
    assertThat(PORTAL.hanako().get("/checkups").html().select("main").text())
        .contains("健診結果は届いていません", "40歳から74歳", "75歳以上", "受診券");
  }

  @Test
  @DisplayName("後の分が取れなければ、ある分を見せて、足りないと言う。CSV は半分では渡さない")
  void partial() {
    PORTAL
        .world()
        .decides(
            CheckupApi.ALL,
            (caller, q) -> {
              if (q.cursor() > 0) {
                throw new Fault(Fault.Kind.UNAVAILABLE, "away", "told to fail");
              }
              return new CheckupApi.OwnCheckups(
                  List.of(People.checkup()),
                  People.EXAMINEE,
                  LocalDate.of(2021, 11, 1),
                  Optional.of(1));
            });
    Page page = PORTAL.hanako().get("/checkups");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.html().select(".note").text()).contains("2026年6月3日より前の健診は");
    assertThat(page.html().select(".card")).hasSize(1);
    Page trend = PORTAL.hanako().get("/checkups/trends/hba1c");
    assertThat(trend.html().select(".note").text()).contains("古い健診の値が入っていません");
    assertThat(PORTAL.hanako().get("/checkups.csv").status()).isEqualTo(503);
  }

  @Test
  @DisplayName("ない日の健診と、ない項目の推移は 404")
  void unknownIsNotFound() {
    for (String path :
        List.of(
            "/checkups/2026-06-04",
            "/checkups/2026-02-30",
            "/checkups/2026-06-04.csv",
            "/checkups/trends/nothing",
            "/checkups/trends/nothing.csv")) {
      assertThat(PORTAL.hanako().get(path).status()).as(path).isEqualTo(404);
    }
  }

  @Test
  @DisplayName("CSV は項目ごとに一行で、数式として動くものはなく、ダウンロードとして記録される")
  void csv() {
    serve(
        People.EXAMINEE,
        new Checkup(
            LocalDate.of(2026, 6, 3),
            "=cmd()",
            List.of(People.measured("3D046000001906202", "HbA1c", "5.9", "%", "", "5.5"))));
    Page page = PORTAL.hanako().get("/checkups/2026-06-03.csv");
    assertThat(page.header("Content-Type")).isEqualTo("text/csv; charset=utf-8");
    assertThat(page.text().split("\r\n"))
        .containsExactly(
            "\uFEFF健診日,健診機関,まとまり,項目コード,項目,結果,単位,結果の意味,目安,検査機関の基準,目安や基準との関係",
            "2026-06-03,'=cmd(),血糖,3D046000001906202,HbA1c,5.9,%,,5.6 % 未満,5.5 % 以下,▲ 目安をこえています");
    assertThat(PORTAL.world().asked(CheckupApi.SHOW))
        .allMatch(asked -> asked.question().use() == Use.DOWNLOAD);
    assertThat(PORTAL.hanako().get("/checkups.csv").text().split("\r\n")).hasSize(2);
  }

  @Test
  @DisplayName("名前に書かれたタグは、文字として見える")
  void escapesNames() {
    String evil = "<script>alert(1)</script>";
    serve(
        People.EXAMINEE,
        new Checkup(
            LocalDate.of(2026, 6, 3),
            evil,
            List.of(People.measured("9Z999000000000001", evil, "\"><img src=x>", "<b>", "", ""))));
    Page page = PORTAL.hanako().get("/checkups/2026-06-03");
    assertThat(page.html().select("script, main img, main b")).isEmpty();
    assertThat(page.html().select("main").text()).contains(evil);
  }

  @Test
  @DisplayName("推移は、文とグラフと表が同じことを言い、CSV を取れる")
  void trend() {
    Page page = PORTAL.hanako().get("/checkups/trends/hba1c");
    assertThat(page.html().select(".lead").text())
        .isEqualTo("HbA1cは、5.5 %→5.9 % と上がっています。5.6 % 以上は、保健指導の目安です。6.5 % 以上は、受診をすすめる目安です。");
    assertThat(page.html().select("svg desc").text().strip())
        .isEqualTo(page.html().select(".lead").text());
    assertThat(page.html().select(".chart__value").eachText()).containsExactly("5.5", "5.9");
    assertThat(page.html().select(".chart__zone").eachText())
        .containsExactly("受診の目安", "保健指導", "目安の中");
    assertThat(page.html().select("tbody th").eachText()).containsExactly("2025年6月5日", "2026年6月3日");
    assertThat(page.html().select("svg [style], svg style")).isEmpty();
    Page csv = PORTAL.hanako().get("/checkups/trends/hba1c.csv");
    assertThat(csv.text().split("\r\n")).hasSize(3);
  }

  @Test
  @DisplayName("一回分ならグラフはなく、知らない単位があれば表だけにする")
  void noChart() {
    Page once = PORTAL.hanako().get("/checkups/trends/systolic");
    assertThat(once.html().select("svg.chart")).isEmpty();
    assertThat(once.html().select(".note").text()).contains("2回目から表示");
    PORTAL
        .world()
        .answers(
            CheckupApi.ALL,
            People.checkups(
                People.EXAMINEE,
                People.earlierCheckup(),
                new Checkup(
                    LocalDate.of(2024, 6, 5),
                    "架空健診センター",
                    List.of(
                        People.measured("3D046000001906202", "HbA1c", "38", "mmol/mol", "", "")))));
    Page unit = PORTAL.hanako().get("/checkups/trends/hba1c");
    assertThat(unit.html().select("svg.chart")).isEmpty();
    assertThat(unit.html().select(".note").text()).contains("表だけを表示");
    assertThat(unit.html().select("tbody tr")).hasSize(2);
    assertThat(unit.html().select(".lead").text()).doesNotContain("上がっています", "下がっています");
    Page none = PORTAL.hanako().get("/checkups/trends/egfr");
    assertThat(none.html().select(".empty").text()).contains("届いていません");
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ja-easy"})
  @DisplayName("グラフの文字にはふりがなの印が残らない")
  void chartsInOtherLanguages(String language) {
    Page page = PORTAL.hanako().get("/checkups/trends/hba1c?lang=" + language);
    assertThat(page.html().select("svg ruby, svg rt")).isEmpty();
    assertThat(page.html().select(".chart__value").eachText()).containsExactly("5.5", "5.9");
  }

  @ParameterizedTest
  @CsvSource({
    "9N016160100000001, BODY",
    "9A751000000000001, BLOOD_PRESSURE",
    "3F077000002391901, LIPIDS",
    "3D010000001926101, SUGAR",
    "3B090000002327101, LIVER",
    "8A065000002391901, KIDNEY",
    "2A030000001930101, BLOOD",
    "1A010000000191111, URINE",
    "9A110160700000011, HEART_AND_EYES",
    "9E105162100000001, HEART_AND_EYES",
    "9N511000000000049, JUDGEMENT",
    "9N056000000000011, HISTORY",
    "9N141000000000011, HISTORY",
    "9N736000000000011, QUESTIONS",
    "9N808000000000011, QUESTIONS",
    "9N872000000000011, QUESTIONS",
    "9N939000000000011, QUESTIONS_FROM_75",
    "9N946000000000011, QUESTIONS_FROM_75",
    "9N811000000000011, OTHER",
    "9N201000000000011, OTHER",
    "9Z999000000000011, OTHER"
  })
  @DisplayName("項目コードは検査のまとまりに分かれ、知らない項目も落とさない")
  void everyItemHasAGroup(String code, CheckupGroup group) {
    assertThat(CheckupGroup.of(code)).isEqualTo(group);
  }

  private static Checkup later() {
    return new Checkup(
        LocalDate.of(2026, 6, 3),
        "架空健診センター",
        List.of(choice("9N939000000000011", "この1年間に転んだことがありますか(後期)", "1")));
  }

  private static CheckupItem choice(String code, String name, String value) {
    return new CheckupItem(
        code,
        name,
        CheckupItem.Type.CD,
        value,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static void serve(Examinee examinee, Checkup checkup) {
    PORTAL.world().answers(CheckupApi.ALL, People.checkups(examinee, checkup));
    PORTAL.world().answers(CheckupApi.SHOW, new CheckupApi.Found(Optional.of(checkup), examinee));
  }
}
