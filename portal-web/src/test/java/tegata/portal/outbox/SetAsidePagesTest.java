package tegata.portal.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tegata.contract.OutboxApi;
import tegata.contract.OutboxApi.Released;
import tegata.contract.OutboxApi.SetAside;
import tegata.contract.OutboxApi.SetAsideList;
import tegata.portal.fixture.Browser;
import tegata.portal.fixture.Browser.Page;
import tegata.portal.fixture.TestPortal;

class SetAsidePagesTest {
  @RegisterExtension static final TestPortal PORTAL = new TestPortal();

  private static final UUID MESSAGE = UUID.fromString("00000000-0000-4000-8000-0000000000e1");
  private static final SetAside SET_ASIDE =
      new SetAside(
          MESSAGE,
          "insurer/06130488",
          "insurer.deregistration",
          Instant.parse("2026-11-20T01:05:00Z"),
          Instant.parse("2026-11-20T01:09:00Z"),
          Optional.of("<b>refused</b>"),
          2);

  @Test
  @DisplayName("運営者は、だれへの知らせがなぜ断られたかを見て、送りなおせる")
  void showsAndSendsAgain() {
    PORTAL.world().answers(OutboxApi.SET_ASIDE, new SetAsideList(List.of(SET_ASIDE)));
    Browser operator = PORTAL.operator();
    Page page = operator.get("/ops/outbox");

    assertThat(page.html().select("tbody tr").text())
        .contains("保険者 06130488", "<b>refused</b>", "2026年11月20日");
    assertThat(page.html().select("tbody td").eachText()).contains("2");

    PORTAL.world().answers(OutboxApi.RELEASE, new Released(true));
    Page sent = operator.post("/ops/outbox/" + MESSAGE, token(page));
    assertThat(sent.header("Location")).isEqualTo("/ops/outbox?said=sent");
    assertThat(PORTAL.world().asked(OutboxApi.RELEASE).get(0).question().message())
        .isEqualTo(MESSAGE);
  }

  @ParameterizedTest
  @CsvSource({"true,sent,送りなおします", "false,gone,ほかの職員が先に"})
  @DisplayName("二人が同じ知らせを送りなおすと、後の人に、もうしてあると分かる")
  void tellsWhatCameOfIt(boolean done, String code, String told) {
    PORTAL.world().answers(OutboxApi.SET_ASIDE, new SetAsideList(List.of(SET_ASIDE)));
    PORTAL.world().answers(OutboxApi.RELEASE, new Released(done));
    Browser operator = PORTAL.operator();
    Page sent = operator.post("/ops/outbox/" + MESSAGE, token(operator.get("/ops/outbox")));

    assertThat(sent.header("Location")).isEqualTo("/ops/outbox?said=" + code);
    assertThat(operator.get(sent.header("Location")).html().select("[role=status]").text())
        .contains(told);
  }

  @Test
  @DisplayName("送り残しがなければ、そう分かる")
  void emptyState() {
    PORTAL.world().answers(OutboxApi.SET_ASIDE, new SetAsideList(List.of()));

    Page page = PORTAL.operator().get("/ops/outbox?said=%3Cb%3E");
    assertThat(page.html().select(".empty").text()).isEqualTo("送り残しはありません。");
    assertThat(page.html().select("[role=status]")).isEmpty();
  }

  @Test
  @DisplayName("保険者の職員も、合言葉のない書面も、番号の形でないものも、送りなおせない")
  void othersMayNot() {
    Browser operator = PORTAL.operator();

    assertThat(PORTAL.staff("clerk").get("/ops/outbox").status()).isEqualTo(403);
    assertThat(operator.post("/ops/outbox/" + MESSAGE, Map.of()).status()).isEqualTo(403);
    PORTAL.world().answers(OutboxApi.SET_ASIDE, new SetAsideList(List.of(SET_ASIDE)));
    assertThat(operator.post("/ops/outbox/1", token(operator.get("/ops/outbox"))).status())
        .isEqualTo(404);
    assertThat(PORTAL.world().asked(OutboxApi.RELEASE)).isEmpty();
  }

  private static Map<String, String> token(Page page) {
    return Map.of("_form", page.html().select("main input[name=_form]").attr("value"));
  }
}
