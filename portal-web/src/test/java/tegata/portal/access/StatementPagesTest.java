package tegata.portal.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tegata.contract.AccessApi;
import tegata.contract.AccessApi.StatementPage;
import tegata.contract.AccessApi.StatementSize;
import tegata.contract.Fault;
import tegata.portal.fixture.Browser;
import tegata.portal.fixture.Browser.Page;
import tegata.portal.fixture.People;
import tegata.portal.fixture.TestPortal;
import tegata.proof.LoggedEntry;
import tegata.proof.ProvenEntry;
import tegata.proof.Statement;

class StatementPagesTest {
  private static final String QUERY = "?from=2026-11-01&to=2026-11-22";

  @RegisterExtension static final TestPortal PORTAL = new TestPortal();

  @Test
  @DisplayName("証明書は、すべてのページを最初の先頭のもとで一つのファイルにする")
  void joinsAllPages() {
    PORTAL
        .world()
        .decides(
            AccessApi.STATEMENT,
            (caller, q) ->
                q.before().isEmpty()
                    ? new StatementPage(statement(12), 4321, true)
                    : new StatementPage(statement(11), 4321, false));
    Page file = PORTAL.hanako().get("/access-log/statement.json" + QUERY);
    assertThat(file.status()).isEqualTo(200);
    var json = new JsonObject(file.text());
    assertThat(json.getString("format")).isEqualTo(Statement.FORMAT);
    assertThat(json.getJsonArray("rows"))
        .extracting(row -> ((JsonObject) row).getJsonObject("entry").getInteger("number"))
        .containsExactly(12, 11);
    assertThat(PORTAL.world().asked(AccessApi.STATEMENT))
        .last()
        .satisfies(
            asked -> {
              assertThat(asked.question().size()).contains(4321L);
              assertThat(asked.question().before()).contains(12L);
              assertThat(asked.question().person()).isEqualTo(People.HANAKO.person());
            });
  }

  @Test
  @DisplayName("説明のページから、同じ期間のファイルに進める")
  void leadsToTheFile() {
    Page page = PORTAL.hanako().get("/access-log/statement" + QUERY);
    assertThat(page.html().select(".downloads a").attr("href"))
        .isEqualTo("/access-log/statement.json" + QUERY);
    assertThat(PORTAL.world().asked(AccessApi.STATEMENT)).isEmpty();
  }

  @Test
  @DisplayName("ダウンロードの前に、件数とおよその大きさを言う")
  void tellsItsSizeBefore() {
    assertThat(PORTAL.hanako().get("/access-log/statement" + QUERY).text())
        .contains("1,234件")
        .contains("約988kB")
        .contains("証明書をダウンロード（JSON、約988kB）");

    size(100_000, 123_400_000);
    assertThat(PORTAL.hanako().get("/access-log/statement" + QUERY).text())
        .contains("100,000件")
        .contains("約124MB")
        .contains("証明書をダウンロード（JSON、約124MB）");
  }

  @Test
  @DisplayName("入る記録がないときはそう言い、大きさが分からないときもファイルには進める")
  void hasNothingOrDoesNotKnow() {
    size(0, 0);
    Page empty = PORTAL.hanako().get("/access-log/statement" + QUERY);
    assertThat(empty.text()).contains("証明書に入る記録はありません");
    assertThat(empty.html().select(".downloads a")).isEmpty();

    PORTAL.world().fails(AccessApi.STATEMENT_SIZE, Fault.Kind.UNAVAILABLE, "database-away");
    Page unknown = PORTAL.hanako().get("/access-log/statement" + QUERY);
    assertThat(unknown.text()).contains("いまは分かりません");
    assertThat(unknown.html().select(".downloads a").text()).isEqualTo("証明書をダウンロード（JSON）");
  }

  @Test
  @DisplayName("はじめのページが来なければ誤りのページ、途中で来なくなれば切れた通信になり、短いファイルにはならない")
  void aFaultIsNeverAShortFile() {
    PORTAL.world().fails(AccessApi.STATEMENT, Fault.Kind.UNAVAILABLE, "database-away");
    assertThat(PORTAL.hanako().get("/access-log/statement.json" + QUERY).status()).isEqualTo(503);

    PORTAL
        .world()
        .decides(
            AccessApi.STATEMENT,
            (caller, q) -> {
              if (q.before().isPresent()) {
                throw new Fault(Fault.Kind.FORBIDDEN, "not-yours", "the proxy has ended");
              }
              return new StatementPage(statement(12), 4321, true);
            });
    Browser browser = PORTAL.hanako();
    assertThatThrownBy(() -> browser.get("/access-log/statement.json" + QUERY))
        .isInstanceOf(UncheckedIOException.class);
  }

  private static void size(long entries, long bytes) {
    PORTAL.world().answers(AccessApi.STATEMENT_SIZE, new StatementSize(entries, bytes));
  }

  @Test
  @DisplayName("逆の期間は、ファイルのかわりに誤りを示す")
  void refusesReversedDays() {
    Page page = PORTAL.hanako().get("/access-log/statement.json?from=2026-11-22&to=2026-11-01");
    assertThat(page.status()).isEqualTo(400);
    assertThat(page.html().select("#from-error")).hasSize(1);
  }

  private static Statement statement(long number) {
    return new Statement(
        Statement.FORMAT,
        People.HANAKO.person(),
        LocalDate.of(2026, 11, 1),
        LocalDate.of(2026, 11, 22),
        People.HEAD_LINE,
        "key",
        List.of(
            new ProvenEntry(
                new LoggedEntry(
                    number,
                    Instant.parse("2026-11-20T00:00:00Z"),
                    "LOGIN",
                    Optional.of(People.HANAKO.person()),
                    "PATIENT",
                    People.HANAKO.person().toString(),
                    People.HANAKO.name(),
                    List.of(),
                    "SELF",
                    "DONE",
                    new UUID(0, number),
                    Optional.empty(),
                    "00"),
                number,
                List.of())));
  }
}
