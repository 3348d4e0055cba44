package tegata.acceptance.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * The forms that somebody has met on their way, and those they have sent: whatever a page lets one
 * do and is not done, is a task that is missing. Two forms that differ in numbers are the same.
 */
final class Forms {

  /** Where the forms of a page go, each with its method; a button may send it elsewhere. */
  private static final String ON_PAGE =
      "() => [...document.querySelectorAll('form')].flatMap(form =>"
          + " [form.getAttribute('action'), ...[...form.querySelectorAll('[formaction]')]"
          + ".map(button => button.getAttribute('formaction'))]"
          + ".map(action => form.method + ' ' + action))";

  private final Set<String> met = new TreeSet<>();
  private final Set<String> sent = new TreeSet<>();
  private final Page page;
  private final String portal;

  Forms(Page page, String portal) {
    this.page = page;
    this.portal = portal;
    page.onRequest(this::notice);
  }

  /** Looks at the page that is there. */
  void look() {
    if (page.url().startsWith(portal)) {
      ((List<?>) page.evaluate(ON_PAGE)).forEach(form -> met.add(withoutNumbers((String) form)));
    }
  }

  /** What was met and never sent: method and path, with a star for what has digits in it. */
  Set<String> unsent() {
    Set<String> unsent = new TreeSet<>(met);
    unsent.removeAll(sent);
    return unsent;
  }

  private void notice(Request request) {
    if (request.isNavigationRequest() && request.url().startsWith(portal)) {
      URI address = URI.create(request.url());
      if (request.method().equals("POST") || address.getRawQuery() != null) {
        sent.add(
            withoutNumbers(request.method().toLowerCase(Locale.ROOT) + " " + address.getPath()));
      }
    }
  }

  private static String withoutNumbers(String form) {
    return form.replaceAll("(?<=/)[^/]*\\d[^/]*", "*");
  }
}
