package tegata.acceptance.browser;

import com.microsoft.playwright.Locator;
import java.nio.file.Path;

/** A hand that points. */
final class Mouse implements Hand {

  @Override
  public void press(Locator control) {
    Hand.arriving(control.page(), control::click);
  }

  @Override
  public void take(Locator link) {
    link.click();
  }

  @Override
  public void type(Locator field, String text) {
    field.fill(text);
  }

  @Override
  public void choose(Locator list, String value) {
    list.selectOption(value);
  }

  @Override
  public void tick(Locator box) {
    box.click();
  }

  @Override
  public void offer(Locator field, Path file) {
    field.page().waitForFileChooser(field::click).setFiles(file);
  }
}
