package tegata.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** What every task is made of: one hand on one window. */
final class Steps {
  private final Window window;
  private final Hand hand;
  private final Forms forms;

  Steps(Window window, Hand hand) {
    this.window = window;
    this.hand = hand;
    this.forms = new Forms(window.page(), window.address(""));
  }

  /** The forms that were met and never sent. */
  Set<String> unsent() {
    return forms.unsent();
  }

  void logIn(JsonObject person) {
    window.open("/");
    follow("カードでログイン");
    follow("カードを読み取る");
    hand.choose(at("#card"), person.getString("cardId"));
    hand.type(at("#pin"), person.getString("pin"));
    press("本人確認する");
    press("ポータルへもどる");
    assertThat(window.path()).isEqualTo("/home");
  }

  void logOut() {
    press("ログアウト");
    assertThat(heading()).isEqualTo("ログアウトしました");
  }

  void follow(String name) {
    press(named(AriaRole.LINK, name));
  }

  void press(String name) {
    press(named(AriaRole.BUTTON, name));
  }

  /** Presses the first that the page has. */
  void pressFirst(String css) {
    press(at(css));
  }

  private void press(Locator control) {
    hand.press(control);
    forms.look();
  }

  void type(String css, String text) {
    hand.type(at(css), text);
  }

  void choose(String css, String value) {
    hand.choose(at(css), value);
  }

  void tick(String css) {
    hand.tick(at(css));
  }

  void offer(String css, Path file) {
    hand.offer(at(css), file);
  }

  /** The file that a link leads to, which holds something. */
  Path take(String css) {
    Download file = window.page().waitForDownload(() -> hand.take(at(css)));
    try {
      assertThat(Files.size(file.path())).isPositive();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file.path();
  }

  /** The first that the page has. */
  Locator at(String css) {
    return window.page().locator(css).first();
  }

  int count(String css) {
    return window.page().locator(css).count();
  }

  String heading() {
    return window.heading();
  }

  String main() {
    return at("main").innerText();
  }

  /** The answer that stands above everything else on the page. */
  String answer() {
    return at(".answer__value").innerText();
  }

  private Locator named(AriaRole role, String name) {
    return window
        .page()
        .getByRole(role, new Page.GetByRoleOptions().setName(name).setExact(true))
        .first();
  }
}
