package tegata.portal.treatment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tegata.contract.Fault;
import tegata.contract.TreatmentApi;
import tegata.contract.TreatmentApi.History;
import tegata.contract.TreatmentApi.Only;
import tegata.contract.TreatmentApi.Scope;
import tegata.contract.TreatmentApi.Treatments;
import tegata.contract.Use;
import tegata.domain.treatment.Treatment;
import tegata.portal.fixture.Browser.Page;
import tegata.portal.fixture.FakeWorld.Asked;
import tegata.portal.fixture.People;
import tegata.portal.fixture.TestPortal;
import tegata.portal.page.NameFilter;

class TreatmentPagesTest {
  @RegisterExtension static final TestPortal PORTAL = new TestPortal();

  @Test
  @DisplayName("診療は、日と医療機関でまとめ、種類・回数・訂正と、どこまで届いているかを見せる")
  void groupsByVisit() {
    Page page = PORTAL.hanako().get("/treatments");
    assertThat(page.heading()).isEqualTo("診療");
    assertThat(page.html().select(".occasion__title").eachText())
        .containsExactly("2026年9月3日 架空内科クリニック", "2026年8月6日 架空内科クリニック");
    assertThat(page.html().select(".occasion").first().select(".medicine")).hasSize(2);
    assertThat(page.html().select(".medicine").first().text())
        .contains("初診料", "初診", "2回", "訂正あり（2026年10月処理分）");
    assertThat(page.html().select(".freshness").text()).isEqualTo("2026年9月診療分まで届いています。");
    assertThat(page.html().select(".site-nav [aria-current]").text()).isEqualTo("診療");
    assertThat(page.text()).contains("病名はふくまれません");
  }

  @Test
  @DisplayName("医療機関と種類で絞り込め、期間の誤りは選んだものを残して伝える")
  void narrows() {
    String mark = NameFilter.mark("手術");
    PORTAL.hanako().get("/treatments?group=" + mark);
    Page wrong = PORTAL.hanako().get("/treatments?from=2026-09&to=2026-01&group=" + mark);
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.html().select("#group option[selected]").text()).isEqualTo("手術");
    assertThat(PORTAL.world().asked(TreatmentApi.HISTORY))
        .extracting(asked -> asked.question().only())
        .containsExactly(new Only(Optional.empty(), Optional.of("手術")));
  }

  @Test
  @DisplayName("CSV と印刷はすべての行を持ち、数式として動くものはない")
  void takesEverythingAway() {
    servePaged(650);
    Page csv = PORTAL.hanako().get("/treatments.csv?from=2026-01&to=2026-09");
    String[] lines = csv.text().split("\r\n");
    assertThat(lines).hasSize(651);
    assertThat(lines[0]).startsWith("\uFEFF診療日,医療機関,");
    assertThat(lines[1]).isEqualTo("2026-09-03,架空内科クリニック,医科外来,初診,'=行為0,111000110,2,2026-10");
    List<Asked<History>> asked = PORTAL.world().asked(TreatmentApi.HISTORY);
    assertThat(asked)
        .hasSize(3)
        .extracting(a -> a.question().months().use(), a -> a.caller().request())
        .containsOnly(tuple(Use.DOWNLOAD, asked.get(0).caller().request()));
    Page print = PORTAL.hanako().get("/treatments?print");
    assertThat(print.html().select(".medicine")).hasSize(650);
    Page screen = PORTAL.hanako().get("/treatments?page=7");
    assertThat(screen.html().select(".medicine")).hasSize(50);
  }

  @Test
  @DisplayName("CSV のリンクは、何行あるかを、分かるところまで言う")
  void saysHowLongTheFileIs() {
    servePaged(650);
    assertThat(linkToFile("/treatments")).isEqualTo("この期間の診療をダウンロード（CSV、100件より多い）");
    assertThat(linkToFile("/treatments?page=6")).contains("（CSV、600件より多い）");
    assertThat(linkToFile("/treatments?page=7")).contains("（CSV、650件）");
    assertThat(linkToFile("/treatments?print")).contains("（CSV、650件）");
  }

  private static String linkToFile(String path) {
    return PORTAL.hanako().get(path).html().select("a[href^=/treatments.csv]").text();
  }

  @Test
  @DisplayName("届いていないとき、絞り込みが今できないとき、名前にタグがあるときも、崩れない")
  void copes() {
    String evil = "<script>alert(1)</script>";
    PORTAL.world().fails(TreatmentApi.SCOPE, Fault.Kind.TIMEOUT, "no-answer");
    PORTAL
        .world()
        .answers(
            TreatmentApi.HISTORY,
            new Treatments(
                List.of(People.treatment(LocalDate.of(2026, 9, 3), evil, evil)),
                People.FIRST_MONTH,
                Optional.empty()));
    Page page = PORTAL.hanako().get("/treatments");
    assertThat(page.html().select(".medicine__name").text()).isEqualTo(evil);
    assertThat(page.html().select("script, .freshness")).isEmpty();
    assertThat(page.html().select(".note").text()).contains("絞り込むことができません");
    PORTAL.world().answers(TreatmentApi.SCOPE, new Scope(List.of(), List.of(), List.of()));
    PORTAL
        .world()
        .answers(
            TreatmentApi.HISTORY,
            new Treatments(List.of(), YearMonth.of(2023, 11), Optional.empty()));
    Page empty = PORTAL.hanako().get("/treatments");
    assertThat(empty.html().select(".empty").text()).contains("この期間の診療の情報は届いていません");
    assertThat(empty.html().select("select, .downloads")).isEmpty();
  }

  private static void servePaged(int rows) {
    List<Treatment> all =
        IntStream.range(0, rows)
            .mapToObj(i -> People.treatment(LocalDate.of(2026, 9, 3), "初診", "=行為" + i))
            .toList();
    PORTAL
        .world()
        .decides(
            TreatmentApi.HISTORY,
            (caller, q) -> {
              int cursor = q.months().cursor();
              int end = Math.min(rows, cursor + 300);
              return new Treatments(
                  all.subList(cursor, end),
                  People.FIRST_MONTH,
                  end < rows ? Optional.of(end) : Optional.empty());
            });
  }
}
