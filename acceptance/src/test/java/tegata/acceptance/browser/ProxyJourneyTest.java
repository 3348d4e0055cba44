package tegata.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tegata.acceptance.system.RunningSystem;
import tegata.acceptance.system.SharedSystem;

/** A parent looks at a child's records and asks a question for them, without a mouse. */
@Tag("browser")
@ExtendWith({SharedSystem.class, Chromium.class})
class ProxyJourneyTest {
  private static final String CHILD = "見本　わかば";
  private static final String PARENT = "手形　満";
  private static final String ASKED = "閲覧についての問い合わせ";

  private RunningSystem system;
  private Chromium chromium;

  @BeforeEach
  void begin(RunningSystem shared, Chromium started) {
    system = shared;
    chromium = started;
  }

  @Test
  @DisplayName("子の代理人として、どのページもだれの情報かから始まり、キーボードだけで一つ手続きをし、自分に戻ると、両方の履歴に残る")
  void actsForAChildAndComesBack() {
    try (Window child = window();
        Window parent = window()) {
      child.logIn(system.person(CHILD));
      parent.logIn(system.person(PARENT));
      parent.open("/proxies");
      type(parent, parent.page().locator("#code"), invites(child));
      activate(parent, button(parent, "代理人になる"));
      activate(parent, button(parent, "この人の情報を見る（" + CHILD + "）"));

      looksAtEveryPage(parent);
      asks(parent);
      comesBack(parent);
      child.open("/access-log");
      assertThat(child.page().locator("main").innerText()).contains(ASKED, PARENT, "代理");
    }
  }

  private static String invites(Window child) {
    child.open("/proxies");
    child.page().locator("input[name=level][value=ACT]").check();
    child.press("招待コードを作る");
    return child.page().locator(".lead").first().innerText();
  }

  private static void looksAtEveryPage(Window parent) {
    inspect(parent, "home");
    for (String destination :
        new String[] {"お薬", "診療", "健診", "医療費", "資格情報", "利用登録", "同意", "アクセス履歴"}) {
      Locator link = parent.page().locator(".site-nav__link").filter(named(destination)).first();
      activate(parent, link);
      inspect(parent, destination);
    }
  }

  private static void asks(Window parent) {
    activate(parent, parent.page().locator("a[href$='/report']").first());
    inspect(parent, "inquiry");
    type(parent, parent.page().locator("#text"), "心当たりがありません。");
    activate(parent, button(parent, "確認へ進む"));
    inspect(parent, "inquiry-check");
    activate(parent, button(parent, "この内容で問い合わせる"));
    inspect(parent, "inquiry-receipt");
  }

  private static void comesBack(Window parent) {
    activate(parent, button(parent, "自分に戻る"));
    assertThat(parent.heading()).startsWith(PARENT);
    assertThat(parent.page().title()).doesNotContain(CHILD);
    assertThat(parent.page().locator(".proxy-banner").count()).isZero();
    parent.open("/access-log");
    assertThat(parent.page().locator("main").innerText()).contains(ASKED, CHILD);
  }

  /** Looks at a page, which tells first whose data it shows. */
  private static void inspect(Window parent, String name) {
    assertThat(parent.page().title()).as("title of " + name).startsWith(CHILD + "さん｜");
    assertThat(parent.page().locator(".proxy-banner__who").innerText())
        .as("banner of " + name)
        .startsWith(CHILD + "さん（子）の情報");
    parent.inspect("proxy-" + name);
  }

  private static Locator button(Window window, String name) {
    return window.page().locator("button").filter(named(name)).first();
  }

  private static Locator.FilterOptions named(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  private static void type(Window window, Locator field, String text) {
    new Keyboard(window.page()).type(field, text);
  }

  private static void activate(Window window, Locator control) {
    new Keyboard(window.page()).press(control);
  }

  private Window window() {
    return new Window(chromium.window(true), system.ready().getString("portal"));
  }
}
