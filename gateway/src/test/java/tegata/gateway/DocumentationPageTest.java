package tegata.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tegata.gateway.description.Contract;
import tegata.gateway.problem.ProblemType;

/** GET /docs — 契約を読むページ. */
class DocumentationPageTest {
  private static RunningGateway gateway;
  private static HttpResponse<String> answer;
  private static Document page;

  @BeforeAll
  static void start() {
    gateway = RunningGateway.start();
    answer = gateway.get(gateway.anonymousClient(), "/docs");
    page = Jsoup.parse(answer.body());
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @Test
  @DisplayName("証明書なしで読め、すべての呼び出し・本文の形・誤りの種類が載っている")
  void showsTheWholeContract() {
    Contract contract = Contract.read();

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(page.select("h3 code").eachText())
        .containsExactlyElementsOf(
            contract.operations().stream().map(o -> o.method() + " " + o.path()).toList());
    contract
        .document()
        .getJsonObject("components")
        .getJsonObject("schemas")
        .fieldNames()
        .forEach(name -> assertThat(page.getElementById("shape-" + name)).as(name).isNotNull());
    for (ProblemType type : ProblemType.values()) {
      assertThat(page.select("td code").eachText()).contains(type.code());
    }
    assertThat(page.text()).contains("insuredIdentificationNumber").doesNotContain("Optional[");
  }

  @Test
  @DisplayName("外のものも、動くものも含まない。許した書式のほかは、方針が禁じる")
  void needsNothingElse() throws GeneralSecurityException {
    assertThat(page.select("script, link, img, iframe, object, [style], [onclick]")).isEmpty();
    assertThat(page.select("a[href]").eachAttr("href"))
        .allSatisfy(href -> assertThat(href).matches("#.+|/openapi\\.yaml"));
    String style = page.selectFirst("style").data();
    String hash =
        Base64.getEncoder()
            .encodeToString(
                MessageDigest.getInstance("SHA-256")
                    .digest(style.getBytes(StandardCharsets.UTF_8)));
    assertThat(answer.headers().firstValue("Content-Security-Policy"))
        .contains(
            "default-src 'none'; style-src 'sha256-"
                + hash
                + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
  }

  @Test
  @DisplayName("ページの中のつながりは、どれも行き先があり、見出しは順に並ぶ")
  void isWellFormed() {
    for (Element link : page.select("a[href^=#]")) {
      assertThat(page.getElementById(link.attr("href").substring(1))).as(link.text()).isNotNull();
    }
    assertThat(page.select("main").size()).isEqualTo(1);
    assertThat(page.select("h1").size()).isEqualTo(1);
    assertThat(page.select("html").attr("lang")).isEqualTo("ja");
    assertThat(page.select("[th|text], th\\:block")).isEmpty();
  }
}
