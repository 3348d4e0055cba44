package tegata.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;

/**
 * Hands that have no mouse: Tab, Enter and Space, and the arrows inside a list or a group, as
 * everywhere. Where the page begins, they take the way to its main part that it offers. They see
 * where they are, or the test fails.
 */
final class Keyboard implements Hand {

  /** More stops than any page has, and options than any list. */
  private static final int MOST = 300;

  /** Not where an address leads into the midst of the page: there one goes on from that place. */
  private static final String AT_BEGINNING =
      "control => document.activeElement === document.body && location.hash === ''"
          + " && control.closest('main') !== null"
          + " && document.querySelector('.skip-link') !== null";

  /** A group of radio buttons is one stop. */
  private static final String REACHED =
      "control => { const at = document.activeElement; return at === control"
          + " || at.type === 'radio' && at.name === control.name && at.form === control.form; }";

  private static final String SAME = "control => control === document.activeElement";

  private final Page page;

  Keyboard(Page page) {
    this.page = page;
  }

  @Override
  public void press(Locator control) {
    reach(control);
    Hand.arriving(page, () -> key("Enter"));
  }

  @Override
  public void take(Locator link) {
    reach(link);
    key("Enter");
  }

  @Override
  public void type(Locator field, String text) {
    reach(field);
    key("Control+A");
    page.keyboard().insertText(text);
  }

  @Override
  public void choose(Locator list, String value) {
    reach(list);
    key("Home");
    for (int option = 0; option < MOST && !list.inputValue().equals(value); option++) {
      key("ArrowDown");
    }
    assertThat(list.inputValue()).isEqualTo(value);
  }

  @Override
  public void tick(Locator box) {
    reach(box);
    for (int other = 0; other < MOST && !is(box, SAME); other++) {
      key("ArrowDown");
    }
    if (!(Boolean) box.evaluate("box => box.type === 'radio' && box.checked")) {
      key("Space");
    }
  }

  @Override
  public void offer(Locator field, Path file) {
    reach(field);
    page.waitForFileChooser(() -> key("Space")).setFiles(file);
  }

  private void reach(Locator control) {
    if (is(control, AT_BEGINNING)) {
      key("Tab");
      assertThat(page.locator(".skip-link:focus").count()).as("the first stop skips").isOne();
      key("Enter");
    }
    for (int stop = 0; stop < MOST; stop++) {
      if (is(control, REACHED)) {
        assertThat((Boolean) page.evaluate(Sight.OF_FOCUS)).as("sees " + control).isTrue();
        return;
      }
      key("Tab");
    }
    throw new AssertionError("the keyboard does not reach " + control);
  }

  private void key(String name) {
    page.keyboard().press(name);
  }

  private static boolean is(Locator control, String question) {
    return (Boolean) control.evaluate(question);
  }
}
