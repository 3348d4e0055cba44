package tegata.portal.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tegata.contract.AuditApi;
import tegata.contract.Fault;
import tegata.portal.fixture.Browser.Page;
import tegata.portal.fixture.People;
import tegata.portal.fixture.TestPortal;

class LogPagesTest {
  @RegisterExtension static final TestPortal PORTAL = new TestPortal();

  @Test
  @DisplayName("だれでも、最新の先頭をそのままの一行で見られる")
  void showsTheHeadToEverybody() {
    Page page = PORTAL.stranger().get("/log");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.html().select("main").text())
        .contains(People.HEAD_LINE, "4321", "2026年11月22日 9時00分", "key-1");
    assertThat(new JsonObject(PORTAL.stranger().get("/log/head.json").text()).getString("head"))
        .isEqualTo(People.HEAD_LINE);
  }

  @Test
  @DisplayName("前の先頭から続いていることの証明を、画面でも JSON でも出す")
  void proves() {
    Page page = PORTAL.stranger().get("/log?older=12&newer=4321");
    assertThat(page.html().select("section ol li").text()).isEqualTo("aGFzaA==");
    String file = page.html().select("section .downloads a").attr("href");
    assertThat(new JsonObject(PORTAL.stranger().get(file).text()))
        .isEqualTo(JsonObject.of("older", 12, "newer", 4321, "path", JsonArray.of("aGFzaA==")));
  }

  @ParameterizedTest
  @DisplayName("件数でないものは、入れたものを残して断り、だれにもたずねない")
  @ValueSource(
      strings = {"older=x&newer=1", "older=1", "older=-1&newer=2", "newer=99999999999999999999"})
  void refusesWhatIsNoSize(String query) {
    Page page = PORTAL.stranger().get("/log?" + query);
    assertThat(page.status()).isEqualTo(400);
    assertThat(page.html().select("#older[aria-invalid=true]")).hasSize(1);
    assertThat(PORTAL.world().asked(AuditApi.CONSISTENCY)).isEmpty();
    assertThat(PORTAL.stranger().get("/log/consistency.json?" + query).status()).isEqualTo(400);
  }

  @Test
  @DisplayName("まだ署名されていない件数は、そう伝える")
  void saysThatAHeadIsUnknown() {
    PORTAL.world().fails(AuditApi.CONSISTENCY, Fault.Kind.NOT_FOUND, "head-unknown");
    Page page = PORTAL.stranger().get("/log?older=1&newer=9999");
    assertThat(page.status()).isEqualTo(400);
    assertThat(page.html().select("#newer-error").text()).contains("まだ署名されていません");
  }

  @Test
  @DisplayName("これまでの先頭を並べ、最新の先頭への証明と、さらに前の先頭にたどれる")
  void listsOlderHeads() {
    Page page = PORTAL.stranger().get("/log?before=5000");
    var rows = page.html().select("#heads ~ table tbody tr");
    assertThat(rows).hasSize(2);
    assertThat(rows.get(0).select("a")).isEmpty();
    assertThat(rows.get(1).text()).contains("2026年11月22日 8時00分", "4300");
    assertThat(rows.get(1).select("a").attr("href")).isEqualTo("/log?older=4300&newer=4321");
    assertThat(page.html().select(".pager a").attr("href")).isEqualTo("/log?before=4300");
    assertThat(PORTAL.world().asked(AuditApi.HEADS))
        .singleElement()
        .satisfies(asked -> assertThat(asked.question().before()).contains(5000L));
  }

  @Test
  @DisplayName("署名が遅れているときは、いつまでの記録かを言う。これまでの先頭を並べられないときは、そう言い、最新の先頭は見せる")
  void saysWhenSigningIsLate() {
    assertThat(PORTAL.stranger().get("/log").html().select("#late-title")).isEmpty();
    PORTAL.world().answers(AuditApi.HEAD, new AuditApi.Head(People.HEAD_LINE, "key", true));
    PORTAL.world().fails(AuditApi.HEADS, Fault.Kind.UNAVAILABLE, "nobody-serves");
    Page page = PORTAL.stranger().get("/log");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.html().select("section[aria-labelledby=late-title]").text())
        .contains("2026年11月22日 9時00分までの記録です");
    assertThat(page.html().select(".empty").text())
        .isEqualTo("いま、これまでの先頭を示せません。しばらくしてから、もう一度ごらんください。");
  }

  @Test
  @DisplayName("先頭が分からないときは、待つように伝える")
  void saysWhenTheHeadIsUnknown() {
    PORTAL.world().fails(AuditApi.HEAD, Fault.Kind.UNAVAILABLE, "nobody-serves");
    Page page = PORTAL.stranger().get("/log");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.html().select(".empty").text()).contains("いま、先頭を示せません");
  }
}
