package tegata.portal.help;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tegata.contract.AuditApi;
import tegata.contract.Fault;
import tegata.portal.fixture.Browser.Page;
import tegata.portal.fixture.TestPortal;

class HelpPagesTest {
  @RegisterExtension static final TestPortal PORTAL = new TestPortal();

  @ParameterizedTest(name = "{0} ({1}) → {2}")
  @DisplayName("使い方は、全角・半角や大文字の違いによらず、ことばをさがし、用語も見つける")
  @CsvSource({
    "暗証番号 ロック, ja, 暗証番号がロックされた",
    "ＣＳＶ, ja, お薬を見る",
    "レセプト, ja, レセプト",
    "pin LOCKED, en, Your PIN is locked",
    "暗証番号, ja-easy, ログインする"
  })
  void finds(String words, String language, String title) {
    Page page = search(words, language);
    assertThat(page.html().select("section h2").eachText()).contains(title);
  }

  @Test
  @DisplayName("見つからなければ、そう言って、ほかのことばと電話を示す。入れたものは文字として見える")
  void nothingFound() {
    Page page = search("\"><script>zzz", "ja");
    assertThat(page.html().select(".empty").text()).contains("「\"><script>zzz」の説明は見つかりません");
    assertThat(page.html().select("script")).isEmpty();
    assertThat(page.html().select("main li a").eachText()).contains("カード", "解除");
    assertThat(page.html().select("#q").val()).isEqualTo("\"><script>zzz");
    assertThat(page.html().select("main").text()).contains("0120-95-0178");
    assertThat(page.html().select("section h2").eachText()).containsExactly("問い合わせ");
  }

  @Test
  @DisplayName("とても長いことばは、入れた欄と同じ長さに切ってさがす")
  void longWords() {
    Page page = search("あ".repeat(300), "ja");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.html().select("#q").val()).hasSize(100);
  }

  @Test
  @DisplayName("動いているかは、その時の答えで言い、記録が止まっていても画面は出る")
  void status() {
    Page works = PORTAL.stranger().get("/status");
    assertThat(works.html().select("dd").eachText()).containsOnly("動いています");
    PORTAL.world().fails(AuditApi.HEAD, Fault.Kind.UNAVAILABLE, "away");
    Page stopped = PORTAL.stranger().get("/status");
    assertThat(stopped.status()).isEqualTo(200);
    assertThat(stopped.html().select("dd").eachText())
        .containsExactly("動いています", "止まっています", "止まっています");
  }

  private static Page search(String words, String language) {
    return PORTAL
        .stranger()
        .get("/help?lang=" + language + "&q=" + URLEncoder.encode(words, StandardCharsets.UTF_8));
  }
}
