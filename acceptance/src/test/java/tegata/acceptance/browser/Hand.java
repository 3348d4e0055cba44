package tegata.acceptance.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** How a person works what is on a page. */
interface Hand {

  /** Follows a link or presses a button, and is on the page it leads to. */
  void press(Locator control);

  /** Does what leads to a page, and waits until that is there. */
  static void arriving(Page page, Runnable deed) {
    AtomicBoolean arrived = new AtomicBoolean();
    Consumer<Page> listener = loaded -> arrived.set(true);
    page.onLoad(listener);
    deed.run();
    page.waitForCondition(arrived::get);
    page.offLoad(listener);
  }

  /** Takes the file that a link leads to. */
  void take(Locator link);

  /** Writes over what a field holds. */
  void type(Locator field, String text);

  /** Chooses an option of a list by its value. */
  void choose(Locator list, String value);

  /** Ticks a box, unticks it when it is ticked, or chooses one of several. */
  void tick(Locator box);

  /** Chooses a file of one's own for a field. */
  void offer(Locator field, Path file);
}
