package tegata.portal.medication;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tegata.contract.Fault;
import tegata.contract.MedicationApi;
import tegata.contract.MedicationApi.History;
import tegata.contract.MedicationApi.Medicines;
import tegata.contract.MedicationApi.Only;
import tegata.contract.MedicationApi.Scope;
import tegata.contract.PersonMonths;
import tegata.contract.Use;
import tegata.domain.medication.Medicine;
import tegata.portal.fixture.Browser.Page;
import tegata.portal.fixture.FakeWorld.Asked;
import tegata.portal.fixture.People;
import tegata.portal.fixture.TestPortal;
import tegata.portal.page.NameFilter;

class MedicationPagesTest {
  @RegisterExtension static final TestPortal PORTAL = new TestPortal();

  @Test
  @DisplayName("お薬は、調剤日と薬局でまとめて、どこまで届いているかと一緒に見せる")
  void groupsByDispensing() {
    Page page = PORTAL.hanako().get("/medicines");
    assertThat(page.heading()).isEqualTo("お薬");
    assertThat(page.html().select(".occasion__title").eachText())
        .containsExactly("2026年9月3日 架空薬局 駅前店", "2026年8月6日 架空薬局 駅前店");
    assertThat(page.html().select(".occasion").first().select(".medicine")).hasSize(2);
    assertThat(page.html().select(".freshness").text()).isEqualTo("2026年9月診療分まで届いています。");
    assertThat(page.html().select(".medicine").first().text())
        .contains("アムロジピン錠5mg", "成分：アムロジピンベシル酸塩", "1日1回 朝食後", "28日分", "情報源：レセプト");
  }

  @Test
  @DisplayName("訂正のあったお薬には、いつの処理で訂正されたかを付ける")
  void marksCorrections() {
    assertThat(PORTAL.hanako().get("/medicines").html().select(".medicine .tag").eachText())
        .filteredOn(tag -> tag.startsWith("訂正あり"))
        .containsExactly("訂正あり（2026年10月処理分）");
  }

  @Test
  @DisplayName("期間を指定しなければ全期間、すれば書き方によらずその月だけをたずねる")
  void asksForTheMonthsTyped() {
    var hanako = PORTAL.hanako();
    Page all = hanako.get("/medicines");
    assertThat(all.html().select("#from").val()).isEqualTo("2023年11月");
    hanako.get("/medicines?from=%E4%BB%A4%E5%92%8C7%E5%B9%B41%E6%9C%88&to=2025/3");
    assertThat(asked())
        .extracting(PersonMonths::from, PersonMonths::to)
        .containsExactly(
            tuple(YearMonth.of(2000, 1), YearMonth.of(2026, 11)),
            tuple(YearMonth.of(2025, 1), YearMonth.of(2025, 3)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "from=abc&to=2025-01",
        "from=2025-03&to=2025-01",
        "from=&to=9999-99",
        "from=2026-12&to=2027-01",
        "from=2026-12&to="
      })
  @DisplayName("読めない期間や逆の期間は、入れたものを残して、直し方を伝える")
  void keepsWhatWasTyped(String query) {
    Page page = PORTAL.hanako().get("/medicines?" + query);
    assertThat(page.status()).isEqualTo(400);
    assertThat(page.html().title()).startsWith("エラー：");
    assertThat(page.html().select(".error-summary a")).hasSize(1);
    String field = page.html().select(".error-summary a").attr("href");
    assertThat(page.html().select(field).attr("aria-invalid")).isEqualTo("true");
    assertThat(page.html().select(field + "-error").text())
        .isEqualTo(page.html().select(".error-summary a").text());
    assertThat(query).contains("to=" + page.html().select("#to").val());
    assertThat(asked()).isEmpty();
  }

  @Test
  @DisplayName("保存期間より前だけの期間は断り、途中からの期間はその旨を添えて見せる")
  void explainsTheWindow() {
    Page before = PORTAL.hanako().get("/medicines?from=2020-01&to=2020-12");
    assertThat(before.status()).isEqualTo(400);
    assertThat(before.html().select(".error-summary").text()).contains("2023年11月以降を指定");
    Page cut = PORTAL.hanako().get("/medicines?from=2020-01&to=2026-09");
    assertThat(cut.status()).isEqualTo(200);
    assertThat(cut.html().select(".note").text()).contains("2023年11月からの分を表示しています");
  }

  @Test
  @DisplayName("何も届いていない期間は、そう伝える")
  void saysWhenEmpty() {
    PORTAL
        .world()
        .answers(
            MedicationApi.HISTORY,
            new Medicines(List.of(), Optional.empty(), People.FIRST_MONTH, Optional.empty()));
    PORTAL
        .world()
        .answers(MedicationApi.SCOPE, new Scope(List.of(), List.of(), List.of(), List.of()));
    Page page = PORTAL.hanako().get("/medicines");
    assertThat(page.html().select(".freshness").text()).contains("まだ情報が届いていません");
    assertThat(page.html().select("select, details")).isEmpty();
    assertThat(page.html().select(".empty").text()).contains("この期間のお薬は届いていません");
    assertThat(page.html().select(".downloads")).isEmpty();
  }

  @Test
  @DisplayName("情報が届いていない月と、これから届く月を、続いている月はまとめて伝える")
  void tellsWhichMonthsAreMissing() {
    Page page = PORTAL.hanako().get("/medicines?from=2026-03&to=2026-11");
    assertThat(page.html().select("details.gaps p").text())
        .startsWith("2026年3月から2026年5月まで、2026年7月。");
    assertThat(page.text()).contains("これから届く月：2026年10月から2026年11月まで");
    Page whole = PORTAL.hanako().get("/medicines?from=2026-08&to=2026-09");
    assertThat(whole.html().select("details.gaps")).isEmpty();
    assertThat(whole.text()).doesNotContain("これから届く月");
  }

  @Test
  @DisplayName("医療機関と成分で絞り込め、CSV・印刷・次のページも同じ条件で、住所欄に名前は出ない")
  void narrows() {
    servePaged(250, 300);
    String south = NameFilter.mark("架空薬局 南店");
    String query = "from=2026-01&to=2026-09&institution=" + south;
    Page page = PORTAL.hanako().get("/medicines?" + query + "&ingredient=");
    assertThat(page.html().select("#institution option").eachText())
        .containsExactly("すべて", "架空薬局 駅前店", "架空薬局 南店");
    assertThat(page.html().select("#institution option[selected]").text()).isEqualTo("架空薬局 南店");
    assertThat(page.html().select(".downloads a, .pager a").eachAttr("href"))
        .containsExactly(
            "/medicines.csv?" + query,
            "/medicines?" + query + "&print",
            "/medicines?" + query + "&page=2");
    PORTAL.hanako().get("/medicines.csv?" + query);
    PORTAL.hanako().get("/medicines?ingredient=" + NameFilter.mark("だれのものでもない"));
    assertThat(PORTAL.world().asked(MedicationApi.HISTORY))
        .extracting(asked -> asked.question().only())
        .containsExactly(
            new Only(Optional.of("架空薬局 南店"), Optional.empty(), Optional.empty()),
            new Only(Optional.of("架空薬局 南店"), Optional.empty(), Optional.empty()),
            Only.EVERYTHING);
  }

  @Test
  @DisplayName("情報源で絞り込め、知らない情報源は何も絞り込まない。情報源が一つなら選ばせない")
  void narrowsBySource() {
    Page page = PORTAL.hanako().get("/medicines?from=2026-01&to=2026-09&source=PRESCRIPTION");
    assertThat(page.html().select("#source option").eachText())
        .containsExactly("すべて", "レセプト", "電子処方箋");
    assertThat(page.html().select("#source option[selected]").text()).isEqualTo("電子処方箋");
    assertThat(page.html().select(".downloads a").eachAttr("href"))
        .allMatch(address -> address.contains("&source=PRESCRIPTION"));
    PORTAL.hanako().get("/medicines?source=%3Cscript%3E");
    assertThat(PORTAL.world().asked(MedicationApi.HISTORY))
        .extracting(asked -> asked.question().only())
        .containsExactly(
            new Only(Optional.empty(), Optional.empty(), Optional.of(Medicine.Source.PRESCRIPTION)),
            Only.EVERYTHING);

    PORTAL
        .world()
        .answers(
            MedicationApi.SCOPE,
            new Scope(List.of("架空薬局"), List.of(), List.of(Medicine.Source.CLAIM), List.of()));
    assertThat(PORTAL.hanako().get("/medicines").html().select("#source")).isEmpty();
  }

  @Test
  @DisplayName("条件に合うお薬がないときは、届いていないときとは別の言葉で伝える")
  void saysWhenNothingFits() {
    PORTAL
        .world()
        .answers(
            MedicationApi.HISTORY,
            new Medicines(
                List.of(),
                Optional.of(People.ARRIVED_UNTIL),
                People.FIRST_MONTH,
                Optional.empty()));
    Page page = PORTAL.hanako().get("/medicines?institution=" + NameFilter.mark("架空薬局 南店"));
    assertThat(page.html().select(".empty").text()).contains("条件に合うお薬はありません");
  }

  @Test
  @DisplayName("絞り込みが今できなくても、お薬は見せる。ファイルは、条件と違うものを渡さない")
  void showsMedicinesWithoutFilters() {
    PORTAL.world().fails(MedicationApi.SCOPE, Fault.Kind.UNAVAILABLE, "nobody-serves");
    Page page = PORTAL.hanako().get("/medicines?institution=0011223344556677");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.html().select(".medicine")).hasSize(3);
    assertThat(page.html().select("select, details.gaps")).isEmpty();
    assertThat(page.html().select(".freshness").text()).isEqualTo("2026年9月診療分まで届いています。");
    assertThat(page.html().select(".note").text()).contains("絞り込むことができません");
    assertThat(PORTAL.hanako().get("/medicines.csv?institution=0011223344556677").status())
        .isEqualTo(503);
  }

  @Test
  @DisplayName("印刷用には一万件でもすべての行を一枚に見せる")
  void printsEveryRow() {
    servePaged(10_000, 300);
    Page page = PORTAL.hanako().get("/medicines?print");
    assertThat(page.html().select(".medicine")).hasSize(10_000);
    assertThat(page.html().select(".pager")).isEmpty();
  }

  @Test
  @DisplayName("印刷の途中で取得できなくなったら、来た分を見せ、どこから先がないかを言う")
  void saysWhatIsMissingInPrint() {
    Medicines part = People.medicines();
    PORTAL
        .world()
        .decides(
            MedicationApi.HISTORY,
            (caller, q) -> {
              if (q.months().cursor() > 0) {
                throw new Fault(Fault.Kind.TIMEOUT, "no-answer", "told to fail");
              }
              return new Medicines(
                  part.rows(), part.arrivedUntil(), part.firstMonth(), Optional.of(3));
            });
    Page page = PORTAL.hanako().get("/medicines?print");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.html().select(".medicine")).hasSize(3);
    assertThat(page.html().select(".note").text()).contains("2026年8月6日より前のお薬の一部");
    assertThat(PORTAL.hanako().get("/medicines.csv").status()).isEqualTo(504);
  }

  @Test
  @DisplayName("多いときは100件ずつに分け、次のページへ進める")
  void showsAHundredRows() {
    servePaged(250, 60);
    Page first = PORTAL.hanako().get("/medicines");
    assertThat(first.html().select(".medicine")).hasSize(100);
    assertThat(first.html().select(".pager a").eachAttr("href"))
        .containsExactly("/medicines?from=2023-11&to=2026-11&page=2");
    Page third = PORTAL.hanako().get("/medicines?page=3");
    assertThat(third.html().select(".medicine")).hasSize(50);
    assertThat(third.html().select(".pager a").eachText()).containsExactly("前の100件");
  }

  @Test
  @DisplayName("CSV は全部の行を持ち、ひとつの要求としてたずね、数式として動くものはない")
  void downloadsEverything() {
    servePaged(130, 60);
    Page page = PORTAL.hanako().get("/medicines.csv?from=2026-01&to=2026-09");
    assertThat(page.header("Content-Type")).isEqualTo("text/csv; charset=utf-8");
    assertThat(page.header("Content-Disposition"))
        .isEqualTo(
            "attachment; filename=\"medicines.csv\"; filename*=UTF-8''%E3%81%8A%E8%96%AC.csv");
    String[] lines = page.text().split("\r\n");
    assertThat(lines).hasSize(131);
    assertThat(lines[0]).startsWith("\uFEFF調剤年月日,医療機関等,");
    assertThat(lines[0]).endsWith(",情報源,訂正の処理年月");
    assertThat(lines[1]).contains(",'=薬0,").endsWith(",レセプト,");
    List<Asked<History>> asked = PORTAL.world().asked(MedicationApi.HISTORY);
    assertThat(asked).hasSize(3).allMatch(a -> a.question().months().use() == Use.DOWNLOAD);
    assertThat(PORTAL.world().asked(MedicationApi.SCOPE))
        .extracting(a -> a.caller().request(), a -> a.question().use())
        .containsExactly(tuple(asked.get(0).caller().request(), Use.DOWNLOAD));
    assertThat(asked)
        .extracting(a -> a.caller().request())
        .containsOnly(asked.get(0).caller().request());
  }

  @Test
  @DisplayName("名前に書かれたタグは、文字として見える")
  void escapesNames() {
    String evil = "<script>alert(1)</script>";
    PORTAL
        .world()
        .answers(
            MedicationApi.HISTORY,
            new Medicines(
                List.of(People.medicine(LocalDate.of(2026, 9, 3), evil, "\"><img src=x>")),
                Optional.of(People.ARRIVED_UNTIL),
                People.FIRST_MONTH,
                Optional.empty()));
    Page page = PORTAL.hanako().get("/medicines?from=%22%3E%3Cscript%3E");
    Page list = PORTAL.hanako().get("/medicines");
    assertThat(list.html().select(".medicine__name").text()).isEqualTo(evil);
    assertThat(list.html().select("script, main img")).isEmpty();
    assertThat(page.html().select("script")).isEmpty();
    assertThat(page.html().select("#from").val()).isEqualTo("\"><script>");
  }

  private static List<PersonMonths> asked() {
    return PORTAL.world().asked(MedicationApi.HISTORY).stream()
        .map(asked -> asked.question().months())
        .toList();
  }

  /** So many medicines, answered so many at a time. */
  private static void servePaged(int rows, int atATime) {
    List<Medicine> all =
        IntStream.range(0, rows)
            .mapToObj(i -> People.medicine(LocalDate.of(2026, 9, 3), "=薬" + i, "成分"))
            .toList();
    PORTAL
        .world()
        .decides(
            MedicationApi.HISTORY,
            (caller, q) -> {
              int cursor = q.months().cursor();
              int end = Math.min(rows, cursor + atATime);
              return new Medicines(
                  cursor < rows ? all.subList(cursor, end) : List.of(),
                  Optional.of(People.ARRIVED_UNTIL),
                  People.FIRST_MONTH,
                  end < rows ? Optional.of(end) : Optional.empty());
            });
  }
}
