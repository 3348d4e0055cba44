package tegata.portal.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tegata.contract.NoticeApi;
import tegata.domain.notice.NoticeTopic;
import tegata.portal.fixture.Browser;
import tegata.portal.fixture.Browser.Page;
import tegata.portal.fixture.People;
import tegata.portal.fixture.TestPortal;

class NoticeSettingsTest {
  @RegisterExtension static final TestPortal PORTAL = new TestPortal();

  @Test
  @DisplayName("選べるものには今の選択が入り、身を守るものは選べず、なぜ止められないかと、メールを送らないことを言う")
  void showsWhatCanBeChosenAndWhatCannot() {
    Page page = PORTAL.hanako().get("/settings/notices");

    assertThat(page.html().select("input[name=told]").eachAttr("value"))
        .containsExactly("CARD_EARLY", "APPLICATION_STEPS", "INQUIRIES");
    assertThat(page.html().select("input[name=told][checked]").eachAttr("value"))
        .containsExactly("CARD_EARLY", "APPLICATION_STEPS");
    assertThat(page.html().select("main dl dt"))
        .hasSize(
            (int) Arrays.stream(NoticeTopic.values()).filter(NoticeTopic::isProtective).count());
    assertThat(page.text())
        .contains("次のお知らせは止められません")
        .contains("Tegata はメールを送りません")
        .doesNotContain("保存しました");
  }

  @Test
  @DisplayName("選んだものを残して選べるもののほかを止め、身を守るものは送られてきても止めない。保存したと言う")
  void savesTheChoice() {
    Browser browser = PORTAL.hanako();
    Page sent = browser.submit("/settings/notices", Map.of("told", "INQUIRIES", "off", "DEVICES"));

    assertThat(sent.status()).isEqualTo(303);
    assertThat(browser.get(sent.header("Location")).text()).contains("お知らせの設定を保存しました");
    assertThat(PORTAL.world().asked(NoticeApi.CHOOSE))
        .singleElement()
        .satisfies(
            asked -> {
              assertThat(asked.caller().id()).isEqualTo(People.HANAKO.person().toString());
              assertThat(asked.question().person()).isEqualTo(People.HANAKO.person());
              assertThat(asked.question().off())
                  .containsExactlyInAnyOrder(NoticeTopic.CARD_EARLY, NoticeTopic.APPLICATION_STEPS);
            });
  }

  @Test
  @DisplayName("ほかのサイトからの送信は何も変えず、ログインしていない人には見せない")
  void needsAFormOfOurs() {
    Page sent =
        PORTAL.hanako().post("/settings/notices", Map.of(), "Origin", "https://evil.example");

    assertThat(sent.status()).isEqualTo(403);
    assertThat(PORTAL.world().asked(NoticeApi.CHOOSE)).isEmpty();
    assertThat(PORTAL.stranger().get("/settings/notices").status()).isEqualTo(302);
  }

  @Test
  @DisplayName("設定からも、お知らせの一覧からも行ける")
  void isReachable() {
    for (String from : new String[] {"/settings", "/notices"}) {
      assertThat(PORTAL.hanako().get(from).html().select("main a[href=/settings/notices]"))
          .as(from)
          .hasSize(1);
    }
  }
}
