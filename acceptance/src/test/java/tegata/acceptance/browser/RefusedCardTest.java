package tegata.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tegata.acceptance.system.RunningSystem;
import tegata.acceptance.system.SharedSystem;

/** Cards that do not get in: the person reads why, what to do, and what works all the same. */
@Tag("browser")
@ExtendWith({SharedSystem.class, Chromium.class})
class RefusedCardTest {
  private RunningSystem system;
  private Window window;

  @BeforeEach
  void begin(RunningSystem shared, Chromium chromium) {
    system = shared;
    window = new Window(chromium.window(true), system.ready().getString("portal"));
  }

  @AfterEach
  void close() {
    window.close();
  }

  @Test
  @DisplayName("暗証番号をまちがえると、あと何回かを言う。正しく入れれば入れる")
  void tellsTheTriesLeft() {
    JsonObject person = system.person("例示　電子");
    String wrong = person.getString("pin").equals("0000") ? "1111" : "0000";

    window.showCard(person, wrong);
    assertThat(window.page().locator("main").innerText()).contains("あと2回まちがえるとロックされます");
    window.inspect("reader-wrong-pin");
    window.typePin(person, wrong);
    assertThat(window.page().locator("main").innerText()).contains("あと1回まちがえるとロックされます");

    window.logIn(person);
    window.page().context().clearCookies();
    window.showCard(person, wrong);
    assertThat(window.page().locator("main").innerText()).contains("あと2回まちがえるとロックされます");
  }

  @Test
  @DisplayName("ロックされたカードは、どこで直せるかと、受診はできることを言う")
  void explainsALockedCard() {
    JsonObject person = system.person("仮名　錠一");

    window.showCard(person, person.getString("pin"));
    window.press("ポータルへもどる");

    assertThat(window.heading()).isEqualTo("暗証番号がロックされています");
    assertThat(window.page().locator("main").innerText()).contains("市区町村の窓口", "受診できます");
    window.inspect("refused-locked");
  }

  @Test
  @DisplayName("期限の切れたカードは、更新のしかたと、いまも受診できるかを言う")
  void explainsAnExpiredCard() {
    JsonObject person = system.person("手形　切男");

    window.showCard(person, person.getString("pin"));
    window.press("ポータルへもどる");

    assertThat(window.heading()).isEqualTo("カードの電子証明書の期限が切れています");
    assertThat(window.page().locator("main").innerText()).contains("更新", "受診できます");
    window.inspect("refused-expired");
  }

  @Test
  @DisplayName("取り消すと、ログインしていないことを言う")
  void explainsACancelledLogin() {
    window.open("/login");
    window.follow("カードを読み取る");
    window.press("取り消す");
    window.press("ポータルへもどる");

    assertThat(window.heading()).isEqualTo("カードの読み取りを取りやめました");
  }
}
