package tegata.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tegata.acceptance.system.RunningSystem;
import tegata.acceptance.system.SharedSystem;

/** What people do with a form besides sending it once: twice, back, in two tabs, after a logout. */
@Tag("browser")
@ExtendWith({SharedSystem.class, Chromium.class})
class SecondThoughtsTest {
  private static final String SEND = "この内容で解除を申し込む";

  private RunningSystem system;
  private Chromium chromium;

  @BeforeEach
  void begin(RunningSystem shared, Chromium started) {
    system = shared;
    chromium = started;
  }

  @Test
  @DisplayName("二度押し、戻るボタン、二つのタブでも申し込みは一つで、ログアウトした後の取下げは何も変えない")
  void oneApplicationWhateverIsPressed() {
    try (Window window = new Window(chromium.window(true), system.ready().getString("portal"))) {
      window.logIn(system.person("見本　無記"));
      int earlier = applications(window);
      window.open("/deregister/check");
      Window tab = tab(window);
      tab.open("/deregister/check");

      window.page().locator("button", containing(SEND)).dblclick();
      window.page().waitForURL("**/deregister/done/*");
      String application =
          "/applications/" + window.page().locator(".confirmation__number").innerText();
      window.page().goBack();
      assertThat(window.path()).isEqualTo(application);

      tab.press(SEND);
      assertThat(tab.path()).isEqualTo(application);
      assertThat(applications(window)).isEqualTo(earlier + 1);

      window.open(application + "/withdraw");
      tab.press("ログアウト");
      window.press("取り下げる");
      assertThat(window.heading()).isNotEqualTo("取り下げました");
      window.takeComplaints();
      window.logIn(system.person("見本　無記"));
      window.open(application);
      assertThat(window.page().locator(".answer__value").innerText()).isEqualTo("受け付けました");
    }
  }

  private static int applications(Window window) {
    window.open("/applications");
    return window.page().locator(".card__link").count();
  }

  private Window tab(Window window) {
    return new Window(window.page().context().newPage(), system.ready().getString("portal"));
  }

  private static Page.LocatorOptions containing(String text) {
    return new Page.LocatorOptions().setHasText(text);
  }
}
