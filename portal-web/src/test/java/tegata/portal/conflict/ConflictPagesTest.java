package tegata.portal.conflict;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tegata.contract.Fault;
import tegata.contract.IntakeDeskApi;
import tegata.contract.IntakeDeskApi.Choose;
import tegata.contract.IntakeDeskApi.Conflict;
import tegata.contract.IntakeDeskApi.Decided;
import tegata.contract.IntakeDeskApi.HeldBack;
import tegata.contract.IntakeDeskApi.Settle;
import tegata.contract.IntakeDeskApi.Version;
import tegata.contract.IntakeDeskApi.Waiting;
import tegata.domain.claim.ClaimVersion.Stage;
import tegata.portal.fixture.Browser;
import tegata.portal.fixture.Browser.Page;
import tegata.portal.fixture.TestPortal;

class ConflictPagesTest {
  @RegisterExtension static final TestPortal PORTAL = new TestPortal();

  private static final String CLAIM = "ab".repeat(32);
  private static final String SECOND = "02".repeat(32);
  private static final Waiting BOTH =
      new Waiting(
          List.of(
              new Conflict(
                  CLAIM,
                  YearMonth.of(2026, 9),
                  "医科外来",
                  "1319999913",
                  "<b>架空</b>内科医院",
                  Optional.of("06130488"),
                  3,
                  List.of(version("01".repeat(32), 380), version(SECOND, 1_455)))),
          List.of(
              new HeldBack(
                  7,
                  "people.csv",
                  "個人ID P-1 氏名カナ",
                  "同じ個人IDの人が、別の名の読みで登録されています。",
                  Instant.parse("2026-11-20T01:05:00Z"))));

  private static Version version(String id, long points) {
    return new Version(
        id,
        YearMonth.of(2026, 10),
        Stage.CLAIMED,
        Instant.parse("2026-11-20T01:05:00Z"),
        points,
        Optional.of(2L),
        1,
        3);
  }

  @Test
  @DisplayName("運営者は、食い違う版を並べて見て、一つを選ぶ")
  void showsAndChooses() {
    PORTAL.world().answers(IntakeDeskApi.WAITING, BOTH);
    Browser operator = PORTAL.operator();
    Page page = operator.get("/ops/conflicts");

    assertThat(page.html().select("h3").text()).isEqualTo("2026年9月 医科外来 <b>架空</b>内科医院");
    assertThat(page.html().select("section tbody tr").eachText())
        .satisfiesExactly(
            first -> assertThat(first).contains("2026年10月の請求", "380"),
            second -> assertThat(second).contains("2026年11月20日", "1,455"));
    assertThat(page.html().select("section .hint").eachText()).contains("これより前に届いた3版は、並べていません。");
    assertThat(page.html().select("section tbody th").eachText()).containsExactly("4", "5");
    assertThat(page.html().select("section button").eachAttr("aria-label"))
        .doesNotHaveDuplicates()
        .hasSize(2);

    PORTAL.world().answers(IntakeDeskApi.CHOOSE, new Decided(true));
    Page chosen =
        operator.post("/ops/conflicts/choose", fields(page, "section tr:nth-child(2) form"));
    assertThat(chosen.header("Location")).isEqualTo("/ops/conflicts?said=chosen");
    assertThat(PORTAL.world().asked(IntakeDeskApi.CHOOSE).get(0).question())
        .isEqualTo(new Choose(CLAIM, SECOND));
  }

  @Test
  @DisplayName("見合わせた人は、場所と理由だけが見え、済みにできる")
  void settles() {
    PORTAL.world().answers(IntakeDeskApi.WAITING, BOTH);
    PORTAL.world().answers(IntakeDeskApi.SETTLE, new Decided(true));
    Browser operator = PORTAL.operator();
    Page page = operator.get("/ops/conflicts");
    assertThat(page.html().select("tbody tr").last().text()).contains("個人ID P-1", "people.csv");

    Page settled = operator.post("/ops/conflicts/settle", fields(page, "form[action$=settle]"));
    assertThat(settled.header("Location")).isEqualTo("/ops/conflicts?said=settled");
    assertThat(PORTAL.world().asked(IntakeDeskApi.SETTLE).get(0).question())
        .isEqualTo(new Settle(7));
  }

  @ParameterizedTest
  @CsvSource({"true,chosen,選んだ版を使います", "false,decided-before,ほかの職員が先に決めた"})
  @DisplayName("二人が同じレセプトを決めると、後の人に、もう決まったと分かる")
  void tellsWhoWasFirst(boolean done, String code, String told) {
    PORTAL.world().answers(IntakeDeskApi.WAITING, BOTH);
    PORTAL.world().answers(IntakeDeskApi.CHOOSE, new Decided(done));
    Browser operator = PORTAL.operator();
    Page sent =
        operator.post(
            "/ops/conflicts/choose", fields(operator.get("/ops/conflicts"), "section form"));

    assertThat(sent.header("Location")).isEqualTo("/ops/conflicts?said=" + code);
    assertThat(operator.get(sent.header("Location")).html().select("[role=status]").text())
        .contains(told);
  }

  @Test
  @DisplayName("取込が動いていて決められなければ、まだ決まっていないことと、後でできることが分かる")
  void tellsOfAnImport() {
    PORTAL.world().answers(IntakeDeskApi.WAITING, BOTH);
    PORTAL.world().fails(IntakeDeskApi.CHOOSE, Fault.Kind.UNAVAILABLE, "import-running");
    Browser operator = PORTAL.operator();
    Page sent =
        operator.post(
            "/ops/conflicts/choose", fields(operator.get("/ops/conflicts"), "section form"));

    assertThat(sent.header("Location")).isEqualTo("/ops/conflicts?said=import-running");
    assertThat(operator.get(sent.header("Location")).html().select(".notice--warning").text())
        .contains("まだ決めていません");
  }

  @Test
  @DisplayName("何も待っていなければ、そう分かる")
  void emptyState() {
    PORTAL.world().answers(IntakeDeskApi.WAITING, new Waiting(List.of(), List.of()));

    Page page = PORTAL.operator().get("/ops/conflicts?said=%3Cb%3E");
    assertThat(page.html().select(".empty").eachText())
        .containsExactly("食い違うレセプトはありません。", "見合わせているものはありません。");
    assertThat(page.html().select("[role=status]")).isEmpty();
  }

  @Test
  @DisplayName("保険者の職員も、合言葉のない書面も、番号でない行も、何も決められない")
  void othersMayNot() {
    PORTAL.world().answers(IntakeDeskApi.WAITING, BOTH);
    Browser operator = PORTAL.operator();
    Map<String, String> form = fields(operator.get("/ops/conflicts"), "form[action$=settle]");

    assertThat(PORTAL.staff("clerk").get("/ops/conflicts").status()).isEqualTo(403);
    assertThat(operator.post("/ops/conflicts/choose", Map.of()).status()).isEqualTo(403);
    form.put("row", "x");
    assertThat(operator.post("/ops/conflicts/settle", form).status()).isEqualTo(404);
    assertThat(PORTAL.world().asked(IntakeDeskApi.CHOOSE)).isEmpty();
    assertThat(PORTAL.world().asked(IntakeDeskApi.SETTLE)).isEmpty();
  }

  private static Map<String, String> fields(Page page, String form) {
    Map<String, String> fields = new HashMap<>();
    page.html()
        .select("main " + form)
        .first()
        .select("input")
        .forEach(input -> fields.put(input.attr("name"), input.attr("value")));
    return fields;
  }
}
