package tegata.acceptance.browser;

import com.microsoft.playwright.Locator;
import java.util.Map;
import java.util.function.Consumer;

/**
 * One page in one state.
 *
 * @param name of the state, unique in its tour
 * @param arrive goes there, in whatever language the window reads
 */
record Stop(String name, Consumer<Window> arrive) {

  static Stop at(String path) {
    return new Stop(path, window -> window.open(path));
  }

  /** A page that answers 503 or 504, of which the browser complains once. */
  static Stop down(String path) {
    return new Stop(
        path,
        window -> {
          window.open(path);
          window.takeComplaints();
        });
  }

  /** What is said to who asks so often that it is refused. */
  static Stop tooOften(String path) {
    return new Stop(
        path,
        window -> {
          while (window.statusOf(path) < 400) {}
          window.takeComplaints();
        });
  }

  /** What the first link of a page leads to, in the order of the page. */
  static Stop behind(String path, String links) {
    return new Stop(
        path + " → " + links,
        window -> {
          window.open(path);
          Locator link = window.page().locator(links).first();
          window.open(link.getAttribute("href"));
        });
  }

  /** What a form answers that was filled in like this: text by the selector of its field. */
  static Stop sent(String path, String button, Map<String, String> fields) {
    return new Stop(
        path + " ⇒ " + String.join(", ", fields.values()),
        window -> {
          window.open(path);
          fields.forEach((field, text) -> window.page().locator(field).fill(text));
          window.page().locator(button).first().click();
        });
  }

  Stop named(String other) {
    return new Stop(other, arrive);
  }
}
