package tegata.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SelectOption;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A browser window that looks closely at every page it is asked to. */
final class Window implements AutoCloseable {
  private static final Pattern REFUSAL =
      Pattern.compile("^Failed to load resource: .* status of (400|403|404|409|422) ");

  /** What holds ふりがな and makes an item of each: its words stand apart, one below the other. */
  private static final String TORN =
      "() => [...document.querySelectorAll(':has(> ruby)')]"
          + ".filter(words => words.checkVisibility()"
          + " && /grid|flex/.test(getComputedStyle(words).display))"
          + ".map(words => words.outerHTML)";

  /** Numbers of telephones, of insurers and of the insured that do not stand on one line. */
  private static final String BROKEN =
      "() => { const broken = [];"
          + " const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);"
          + " for (let text = texts.nextNode(); text; text = texts.nextNode())"
          + " for (const number of text.data.matchAll("
          + "/0\\d{1,3}-\\d{2,4}-\\d{4}|(?<!\\d)\\d{8}(?!\\d)|[０-９]{3,8}/g)) {"
          + " const range = document.createRange();"
          + " range.setStart(text, number.index);"
          + " range.setEnd(text, number.index + number[0].length);"
          + " if (range.getClientRects().length > 1)"
          + " broken.push(text.parentElement.outerHTML);"
          + " } return broken; }";

  private final Page page;
  private final String portal;
  private final List<String> complaints = new ArrayList<>();

  Window(Page page, String portal) {
    this.page = page;
    this.portal = portal;
    page.onConsoleMessage(message -> listen(message.type(), message.text()));
    page.onPageError(complaints::add);
  }

  Page page() {
    return page;
  }

  void open(String path) {
    page.navigate(address(path));
  }

  /** Where a path of the portal is. */
  String address(String path) {
    return portal + path;
  }

  /** Goes to a page, of which the answer must come from the portal; its status. */
  int statusOf(String path) {
    return page.navigate(portal + path).status();
  }

  void follow(String link) {
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link).setExact(true))
        .first()
        .click();
  }

  void press(String button) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true))
        .first()
        .click();
  }

  String heading() {
    return page.locator("h1").innerText();
  }

  /** Path and query of the page. */
  String path() {
    return page.url().replace(portal, "");
  }

  /** The language that was chosen last. */
  String language() {
    return page.context().cookies(portal).stream()
        .filter(cookie -> cookie.name.equals("lang"))
        .findFirst()
        .map(cookie -> cookie.value)
        .orElse("ja");
  }

  /** Reads every page in that language from now on. */
  void speak(String language) {
    page.context().addCookies(List.of(new Cookie("lang", language).setUrl(portal)));
  }

  /** Goes to the card reader and types a PIN there. */
  void showCard(JsonObject person, String pin) {
    open("/login");
    follow("カードを読み取る");
    typePin(person, pin);
  }

  /** Types a PIN at the card reader. */
  void typePin(JsonObject person, String pin) {
    page.locator("#card").selectOption(new SelectOption().setValue(person.getString("cardId")));
    page.locator("#pin").fill(pin);
    press("本人確認する");
  }

  void logIn(JsonObject person) {
    showCard(person, person.getString("pin"));
    press("ポータルへもどる");
    assertThat(path()).isEqualTo("/home");
  }

  /** Logs in at the staff door; the browser is at the member's desk then. */
  void logInStaff(JsonObject member) {
    open("/staff/login");
    follow("カードを読み取る");
    typePin(member, member.getString("pin"));
    press("ポータルへもどる");
  }

  /** No complaint of the browser, nothing that axe finds, and no sideways scrolling on a phone. */
  void inspect(String name) {
    assertThat(complaints).as("console of " + name).isEmpty();
    assertThat(violations()).as("axe on " + name).isEmpty();
    widen(Chromium.NARROW);
    assertThat(width()).as("width of " + name).isLessThanOrEqualTo(Chromium.NARROW);
    assertThat(torn()).as("torn words of " + name).isEmpty();
    assertThat(broken()).as("broken numbers of " + name).isEmpty();
    widen(Chromium.WIDE);
  }

  /**
   * What axe finds, which waits for ever in a window without JavaScript. Our pages have no frames,
   * for which alone it would run twice, and what is in order need not be told.
   */
  List<Rule> violations() {
    AxeRunOptions options = new AxeRunOptions();
    options.setResultTypes(List.of("violations"));
    return new AxeBuilder(page).setLegacyMode(true).options(options).analyze().getViolations();
  }

  /** What the browser has complained of since this was asked last. */
  List<String> takeComplaints() {
    List<String> taken = List.copyOf(complaints);
    complaints.clear();
    return taken;
  }

  void widen(int width) {
    page.setViewportSize(width, Chromium.HEIGHT);
  }

  /** How wide the page is, in CSS pixels; wider than the window if one must scroll sideways. */
  int width() {
    return (Integer) page.evaluate("document.documentElement.scrollWidth");
  }

  /** Elements whose words are torn apart at this width. */
  List<?> torn() {
    return (List<?>) page.evaluate(TORN);
  }

  /** Elements with a number that is broken between two lines at this width. */
  List<?> broken() {
    return (List<?>) page.evaluate(BROKEN);
  }

  @Override
  public void close() {
    page.context().close();
  }

  /** Every error but the one that a page of refusal is: its status. */
  private void listen(String type, String text) {
    boolean violation = text.contains("Content Security");
    if (violation || type.equals("error") && !REFUSAL.matcher(text).find()) {
      complaints.add(text);
    }
  }
}
