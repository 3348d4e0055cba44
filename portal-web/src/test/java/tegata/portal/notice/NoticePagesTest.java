package tegata.portal.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tegata.contract.Fault;
import tegata.contract.NoticeApi;
import tegata.domain.notice.Notice;
import tegata.portal.fixture.Browser.Page;
import tegata.portal.fixture.People;
import tegata.portal.fixture.TestPortal;
import tegata.portal.page.Language;
import tegata.portal.page.Words;

class NoticePagesTest {
  @RegisterExtension static final TestPortal PORTAL = new TestPortal();
  private static final Words WORDS = new Words(Language.JA);

  /** Words that tell of health, of a record's contents or of a place of treatment. */
  private static final List<String> MEDICAL =
      List.of(
          "薬", "健診", "診療", "手術", "疾病", "病", "症", "検査", "治療", "医療", "医院", "クリニック", "診断", "受診", "療養");

  @Test
  @DisplayName("未読のお知らせには印があり、題から本文へ行ける")
  void listsWhatIsUnread() {
    Page page = PORTAL.hanako().get("/notices");

    assertThat(page.heading()).isEqualTo("お知らせ");
    assertThat(page.html().select(".card .mark").eachText()).containsExactly("未読");
    assertThat(page.html().select(".card a").attr("href"))
        .isEqualTo("/notices/" + People.onPaper(false).id());
    assertThat(page.text()).contains("2026年11月21日 9時10分");
  }

  @Test
  @DisplayName("お知らせは、何があったかと、次にどこへ行くかを言う")
  void showsOne() {
    Page page = PORTAL.hanako().get("/notices/" + People.onPaper(false).id());

    assertThat(page.heading()).isEqualTo("書面による同意が登録されました");
    assertThat(page.text()).contains("架空内科クリニックが、あなたから書面で同意を受けたと登録しました");
    assertThat(page.html().select("main a.button").attr("href"))
        .isEqualTo("/consents/9c1c2f4e-5a0e-4a53-8d8f-3b9f1f3f6c02/revoke");
  }

  @Test
  @DisplayName("ほかの人のお知らせも、番号の形でないものも、同じように見つからない")
  void othersAreNotFound() {
    assertThat(PORTAL.hanako().get("/notices/" + UUID.randomUUID()).status()).isEqualTo(404);
    assertThat(PORTAL.hanako().get("/notices/1").status()).isEqualTo(404);
  }

  @Test
  @DisplayName("どのページの上にも未読の数がある")
  void everyPageTellsTheNumber() {
    assertThat(link("/home")).isEqualTo("お知らせ（未読 1件）");

    PORTAL.world().answers(NoticeApi.UNREAD, new NoticeApi.Unread(0));
    assertThat(link("/home")).isEqualTo("お知らせ");

    PORTAL.world().answers(NoticeApi.UNREAD, new NoticeApi.Unread(NoticeApi.COUNTED));
    assertThat(link("/home")).isEqualTo("お知らせ（未読 99件より多い）");
  }

  @Test
  @DisplayName("数が分からないときも、ページは数なしで出る")
  void aPageNeedsNoNumber() {
    PORTAL.world().fails(NoticeApi.UNREAD, Fault.Kind.UNAVAILABLE, "database-away");

    assertThat(link("/home")).isEqualTo("お知らせ");
  }

  @Test
  @DisplayName("お知らせがないときはそう言い、多いときは続きがある")
  void hasNothingOrMore() {
    PORTAL.world().answers(NoticeApi.LIST, new NoticeApi.Notices(List.of(), Optional.empty()));
    assertThat(PORTAL.hanako().get("/notices").text()).contains("新しいお知らせはありません");

    PORTAL
        .world()
        .answers(
            NoticeApi.LIST, new NoticeApi.Notices(List.of(People.onPaper(true)), Optional.of(100)));
    Page page = PORTAL.hanako().get("/notices?from=50");

    assertThat(page.html().select(".pager a").eachAttr("href"))
        .containsExactly("/notices", "/notices?from=100");
    assertThat(page.html().select(".mark")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("どの種類の題にも、医療の内容がなく、事実を差しこむところもない")
  void titlesTellNothingMedical(Notice.Kind kind) {
    assertThat(MEDICAL).noneMatch(word -> WORDS.of(kind, "title").contains(word));
    assertThat(WORDS.of(kind, "title", "A", "B", "C")).isEqualTo(WORDS.of(kind, "title"));
    assertThat(WORDS.of(kind, "title")).doesNotContain("{");
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("どの種類の本文も、自分の事実だけで言い切り、行き先はこのポータルの中にある")
  void textsAreComplete(Notice.Kind kind) {
    Map<String, String> facts = new HashMap<>();
    kind.facts().forEach(fact -> facts.put(fact, value(fact)));
    NoticeView view =
        NoticeView.of(new Notice(UUID.randomUUID(), kind, facts, Instant.EPOCH, false), WORDS);

    assertThat(view.text()).isNotBlank().doesNotContain("{");
    assertThat(view.href()).startsWith("/").doesNotStartWith("//").doesNotContain("{");
  }

  @Test
  @DisplayName("事実が何であっても、行き先はほかの場所にならない")
  void aHostileFactLeadsNowhere() {
    Map<String, String> facts =
        Map.of("consent", "../../logout?x=<script>", "facilityName", "<b>架空</b>{0}");
    NoticeView view =
        NoticeView.of(
            new Notice(
                UUID.randomUUID(), Notice.Kind.PAPER_CONSENT_GIVEN, facts, Instant.EPOCH, false),
            WORDS);

    assertThat(view.href()).isEqualTo("/consents/logoutxscript/revoke");
    assertThat(view.text()).contains("<b>架空</b>{0}");
  }

  private static String value(String fact) {
    if (fact.endsWith("On")) {
      return "2026-11-22";
    }
    return fact.endsWith("At") ? "2026-11-22T00:00:00Z" : "架空";
  }

  private static String link(String path) {
    return PORTAL.hanako().get(path).html().select(".site-header__notices").text();
  }
}
