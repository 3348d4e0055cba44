package tegata.portal.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tegata.contract.AccessApi;
import tegata.contract.AccessApi.Accesses;
import tegata.contract.AccessApi.Only;
import tegata.contract.AuditApi;
import tegata.contract.Caller;
import tegata.contract.Fault;
import tegata.contract.Use;
import tegata.domain.access.Access;
import tegata.domain.audit.Entry;
import tegata.portal.fixture.Browser.Page;
import tegata.portal.fixture.People;
import tegata.portal.fixture.TestPortal;
import tegata.portal.page.Language;
import tegata.portal.page.Words;

class AccessPagesTest {
  @RegisterExtension static final TestPortal PORTAL = new TestPortal();

  @Test
  @DisplayName("施設の閲覧も自分の閲覧も、だれが・何を・根拠つきで見える")
  void showsOthersAndOneself() {
    Page page = PORTAL.hanako().get("/access-log");
    var rows = page.html().select("tbody tr");
    assertThat(rows).hasSize(2);
    assertThat(rows.get(0).text())
        .contains("2026年11月21日 9時10分", "架空内科クリニック", "医療機関等", "資格を確認した", "法令");
    assertThat(rows.get(1).text()).contains("架空 花子", "本人", "お薬、医療費");
  }

  @Test
  @DisplayName("保険者の職員の閲覧には、職員が選んだ目的がつき、CSV にも残る")
  void showsWhyAnInsurerLooked() {
    PORTAL.world().answers(AccessApi.HISTORY, new Accesses(List.of(byClerk()), Map.of(), false));
    var hanako = PORTAL.hanako();
    String expected = "保険者による確認（目的: 解除の申請の審査）";
    assertThat(hanako.get("/access-log").html().select("tbody tr").text())
        .contains("職員　受付1", "保険者", expected);
    assertThat(hanako.get("/access-log.csv").text()).contains(expected);
    hanako.get("/home?lang=en");
    assertThat(hanako.get("/access-log").html().select("tbody tr").text())
        .contains("(purpose: examining an application for deregistration)");
  }

  @Test
  @DisplayName("Tegata の中のしくみがしたことは、内部の名前でなく、ことばで示す")
  void namesWhatTheSystemDid() {
    Access imported =
        new Access(
            14,
            Instant.parse("2026-11-21T00:20:00Z"),
            Entry.Kind.RECORDS_IMPORTED,
            new Entry.Actor("SYSTEM", "import", "import"),
            Set.of(Entry.Category.CHECKUP),
            Entry.Basis.DUTY,
            Entry.Result.DONE,
            Optional.empty(),
            Optional.empty());
    Words words = new Words(Language.JA);
    assertThat(AccessView.row(imported, Map.of(), words).actor()).isEqualTo("記録の取り込み");
  }

  private static Access byClerk() {
    return new Access(
        13,
        Instant.parse("2026-11-21T00:10:00Z"),
        Entry.Kind.INSURER_VIEWED,
        new Entry.Actor("INSURER", "1", "職員　受付1"),
        Set.of(Entry.Category.REGISTRATION),
        Entry.Basis.DUTY,
        Entry.Result.DONE,
        Optional.of("purpose=EXAMINATION at=application"),
        Optional.empty());
  }

  @Test
  @DisplayName("何も指定しなければ、この3か月をたずねる")
  void asksForThreeMonths() {
    Page page = PORTAL.hanako().get("/access-log");
    assertThat(page.html().select("a[href^=/access-log.csv]").text()).contains("（CSV、2件以上）");
    assertThat(PORTAL.world().asked(AccessApi.HISTORY))
        .singleElement()
        .satisfies(
            asked -> {
              assertThat(asked.question().from()).isEqualTo(LocalDate.of(2026, 8, 22));
              assertThat(asked.question().to()).isEqualTo(LocalDate.of(2026, 11, 22));
              assertThat(asked.question().use()).isEqualTo(Use.VIEW);
            });
  }

  @Test
  @DisplayName("続きがあれば、最後の行より前へ進める")
  void goesOnBeforeTheLastRow() {
    PORTAL
        .world()
        .answers(AccessApi.HISTORY, new Accesses(List.of(People.clinicsView()), Map.of(), true));
    var hanako = PORTAL.hanako();
    String older =
        hanako
            .get("/access-log?from=2026-11-01&to=2026-11-22")
            .html()
            .select(".pager a[rel=next]")
            .attr("href");
    assertThat(older).isEqualTo("/access-log?from=2026-11-01&to=2026-11-22&before=12");
    assertThat(hanako.get(older).html().select("a[href^=/access-log.csv]").text())
        .contains("（CSV、1件より多い）");
    assertThat(PORTAL.world().asked(AccessApi.HISTORY))
        .last()
        .satisfies(asked -> assertThat(asked.question().before()).contains(12L));
  }

  @Test
  @DisplayName("CSV は最後の行までたずね、ダウンロードとして記録される")
  void downloadsToTheEnd() {
    PORTAL
        .world()
        .decides(
            AccessApi.HISTORY,
            (caller, q) ->
                q.before().isEmpty()
                    ? new Accesses(List.of(People.clinicsView()), Map.of(), true)
                    : new Accesses(List.of(People.ownView()), Map.of(), false));
    Page page = PORTAL.hanako().get("/access-log.csv?from=2026-11-01&to=2026-11-22");
    assertThat(page.text().split("\r\n")).hasSize(3);
    assertThat(page.text())
        .contains("12,2026-11-21T09:10+09:00,架空内科クリニック,医療機関等,資格を確認した,資格情報,法令（資格確認）,完了,");
    assertThat(PORTAL.world().asked(AccessApi.HISTORY))
        .hasSize(2)
        .allMatch(asked -> asked.question().use() == Use.DOWNLOAD);
  }

  @Test
  @DisplayName("施設の名前に書かれたタグは文字として見え、CSV では数式として動かない")
  void namesAreOnlyText() {
    Access hostile =
        new Access(
            14,
            Instant.parse("2026-11-21T00:10:00Z"),
            Entry.Kind.ELIGIBILITY_CHECKED,
            new Entry.Actor("FACILITY", "1310000004", "=1+1<b>医院</b>"),
            Set.of(Entry.Category.ELIGIBILITY),
            Entry.Basis.LAW,
            Entry.Result.DONE,
            Optional.empty(),
            Optional.empty());
    PORTAL.world().answers(AccessApi.HISTORY, new Accesses(List.of(hostile), Map.of(), false));
    Page page = PORTAL.hanako().get("/access-log");
    assertThat(page.html().select("tbody b")).isEmpty();
    assertThat(page.html().select("tbody tr").text()).contains("=1+1<b>医院</b>");
    assertThat(PORTAL.hanako().get("/access-log.csv").text())
        .contains("1+1<b>医院</b>")
        .doesNotContain(",=1+1", "\"=1+1");
  }

  @Test
  @DisplayName("読めない日付は、入れたものを残して断る")
  void keepsWhatWasTyped() {
    Page page = PORTAL.hanako().get("/access-log?from=2026-13-40&to=2026-11-22");
    assertThat(page.status()).isEqualTo(400);
    assertThat(page.html().select("#from").val()).isEqualTo("2026-13-40");
    assertThat(PORTAL.world().asked(AccessApi.HISTORY)).isEmpty();
  }

  @Test
  @DisplayName("閲覧がなければ、ないと伝える")
  void saysWhenEmpty() {
    PORTAL.world().answers(AccessApi.HISTORY, new Accesses(List.of(), Map.of(), false));
    assertThat(PORTAL.hanako().get("/access-log").html().select(".empty").text())
        .isEqualTo("この期間に閲覧はありません。");
    assertThat(PORTAL.hanako().get("/access-log.csv").status()).isEqualTo(200);
  }

  @Test
  @DisplayName("受診記録も同意もない施設の閲覧には「受診記録なし」がつき、自分の閲覧にはつかない")
  void marksWhatFitsNothing() {
    var rows = PORTAL.hanako().get("/access-log").html().select("tbody tr");
    assertThat(rows.get(0).select(".mark").text()).isEqualTo("受診記録なし");
    assertThat(rows.get(1).select(".mark")).isEmpty();
  }

  @Test
  @DisplayName("だれが・情報の種類・根拠・結果で絞りこめる。選んだものは次のページにも CSV にも残る")
  void narrows() {
    PORTAL
        .world()
        .answers(AccessApi.HISTORY, new Accesses(List.of(People.clinicsView()), Map.of(), true));
    Page page =
        PORTAL.hanako().get("/access-log?who=FACILITY&about=ELIGIBILITY&basis=LAW&result=DENIED");
    assertThat(PORTAL.world().asked(AccessApi.HISTORY))
        .singleElement()
        .satisfies(
            asked ->
                assertThat(asked.question().only())
                    .isEqualTo(
                        new Only(
                            Optional.of(Caller.Kind.FACILITY),
                            Optional.of(Entry.Category.ELIGIBILITY),
                            Optional.of(Entry.Basis.LAW),
                            Optional.of(Entry.Result.DENIED))));
    assertThat(page.html().select("#who option[selected]").text()).isEqualTo("医療機関等");
    String narrowed = "&who=FACILITY&about=ELIGIBILITY&basis=LAW&result=DENIED";
    assertThat(page.html().select(".pager a[rel=next]").attr("href")).contains(narrowed);
    assertThat(page.html().select(".downloads a[href^=/access-log.csv]").attr("href"))
        .endsWith(narrowed);
  }

  @Test
  @DisplayName("選べない値での絞りこみは、何も狭めない")
  void ignoresUnknownChoices() {
    PORTAL.hanako().get("/access-log?who=ANONYMOUS&about=x&result=%3Cscript%3E");
    assertThat(PORTAL.world().asked(AccessApi.HISTORY))
        .singleElement()
        .satisfies(asked -> assertThat(asked.question().only()).isEqualTo(Only.EVERYTHING));
  }

  @Test
  @DisplayName("代理人が見た行は「代理人」と示し、自分が代理人として見た行は、だれの代理かを示す。代理だけに絞れる")
  void saysForWhom() {
    PORTAL
        .world()
        .answers(
            AccessApi.HISTORY,
            new Accesses(
                List.of(byProxy(Optional.empty()), byProxy(Optional.of("架空 健太"))),
                Map.of(),
                false));
    Page page = PORTAL.hanako().get("/access-log?basis=PROXY");

    var rows = page.html().select("tbody tr");
    assertThat(rows.get(0).text()).contains("架空 太郎 代理人").doesNotContain("さんの代理人として", "本人");
    assertThat(rows.get(1).text()).contains("架空 健太さんの代理人として");
    assertThat(page.html().select("#basis option[selected]").text()).isEqualTo("代理人");
    assertThat(PORTAL.hanako().get("/access-log.csv?basis=PROXY").text())
        .contains("架空 太郎,代理人,記録を見た,お薬,架空 健太さんの代理人として");
  }

  private static Access byProxy(Optional<String> principal) {
    return new Access(
        13,
        People.ownView().at(),
        Entry.Kind.RECORDS_VIEWED,
        new Entry.Actor("PATIENT", "7d1c9a52-2a65-4f0e-9e0b-0d4f6b2d5a22", "架空 太郎"),
        Set.of(Entry.Category.MEDICATION),
        Entry.Basis.PROXY,
        Entry.Result.DONE,
        Optional.empty(),
        principal);
  }

  @Test
  @DisplayName("印刷用の画面は、最後の行まで一度に見せる")
  void printsToTheEnd() {
    PORTAL
        .world()
        .decides(
            AccessApi.HISTORY,
            (caller, q) ->
                q.before().isEmpty()
                    ? new Accesses(List.of(People.clinicsView()), Map.of(), true)
                    : new Accesses(List.of(People.ownView()), Map.of(), false));
    Page page = PORTAL.hanako().get("/access-log?print");
    assertThat(page.html().select("tbody tr")).hasSize(2);
    assertThat(page.html().select(".pager")).isEmpty();
  }

  @Test
  @DisplayName("どのログの一部かを示す。分からないときも履歴は見える")
  void tellsOfTheLog() {
    assertThat(PORTAL.hanako().get("/access-log").html().select(".note").text())
        .contains("2026年11月22日 9時00分", "4,321件");
    PORTAL.world().answers(AuditApi.HEAD, new AuditApi.Head(People.HEAD_LINE, "key", true));
    assertThat(PORTAL.hanako().get("/access-log").html().select(".note").text())
        .contains("署名が遅れています", "2026年11月22日 9時00分までの記録です");
    PORTAL.world().fails(AuditApi.HEAD, Fault.Kind.UNAVAILABLE, "nobody-serves");
    Page page = PORTAL.hanako().get("/access-log");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.html().select("main .note")).isEmpty();
  }
}
