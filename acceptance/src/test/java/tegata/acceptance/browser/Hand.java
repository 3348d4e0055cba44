package tegata.acceptance.browser;

import com.microsoft.playwright.Locator;

/** How a person works what is on a page. */
interface Hand {

  /** Follows a link or presses a button, and is on the page it leads to. */
  void press(Locator control);

  /** Takes the file that a link leads to. */
  void take(Locator link);

  /** Writes over what a field holds. */
  void type(Locator field, String text);

  /** Chooses an option of a list by its value. */
  void choose(Locator list, String value);

  /** Ticks a box, unticks it when it is ticked, or chooses one of several. */
  void tick(Locator box);
}
