package tegata.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.Media;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tegata.acceptance.system.RunningSystem;
import tegata.acceptance.system.SharedSystem;

/** Every patient page by keyboard, on paper, in colours of one's own, and enlarged four times. */
@Tag("browser")
@ExtendWith({SharedSystem.class, Chromium.class})
class OtherWaysTest {
  private static final String TAX =
      "/tax/" + (LocalDate.now(ZoneId.of("Asia/Tokyo")).getYear() - 1);

  private static final List<String> OPEN =
      List.of(
          "/",
          "/login",
          "/logout",
          "/help",
          "/help/words",
          "/accessibility",
          "/privacy",
          "/status",
          "/log",
          "/nowhere");

  private static final List<String> PERSONAL =
      List.of(
          "/home",
          "/medicines",
          "/medicines?print",
          "/medicines/hints",
          "/treatments",
          "/checkups",
          "/checkups/trends/glucose",
          "/expenses",
          "/expenses?family&print",
          "/eligibility",
          "/eligibility/limits",
          "/summary",
          "/download",
          "/registration",
          "/deregister/about",
          "/applications",
          "/access-log",
          "/access-log?print",
          "/access-log/statement",
          "/access-log/inquiries",
          "/consents",
          "/proxies",
          "/proxies/stop",
          "/notices",
          "/settings",
          "/settings/notices",
          "/tax",
          TAX + "/who",
          TAX + "/receipts",
          TAX + "/add",
          TAX + "/paste",
          TAX + "/upload",
          TAX + "/reimbursed",
          TAX + "/income",
          TAX + "/effort",
          TAX + "/result",
          TAX + "/export",
          TAX + "/delete");

  /** What Tab stops at, in the order of the page. */
  private static final String STOPS =
      "() => { const groups = new Set();"
          + " return [...document.querySelectorAll('a[href], button, input:not([type=hidden]),"
          + " select, textarea, summary, [tabindex=\"0\"]')].filter(stop => {"
          + " if (!stop.checkVisibility()) return false;"
          + " if (stop.type !== 'radio') return true;"
          + " const before = groups.has(stop.name); groups.add(stop.name); return !before;"
          + " }).length; }";

  /** Remembers what is wrong with each stop: not to be seen, or before the one before. */
  private static final String WATCH =
      "() => { window.stops = 0; window.wrong = []; let before = null;"
          + " const seen = "
          + Sight.OF_FOCUS
          + "; document.addEventListener('focusin', event => { const at = event.target;"
          + " window.stops++;"
          + " if (!seen()) window.wrong.push('not seen: ' + at.outerHTML);"
          + " if (before && !(before.compareDocumentPosition(at) & 4))"
          + " window.wrong.push('out of order: ' + at.outerHTML);"
          + " before = at; }); }";

  /** Behind the last stop is the browser's own frame, or the first stop again. */
  private static final String AROUND =
      "() => document.activeElement === document.body"
          + " || document.activeElement.matches('.skip-link')";

  private static final String ROWS =
      "main :is(tbody tr, td, th, .medicine, .card, .facts__row, .timeline__step, p.lead, h1, h2)"
          + ":not(.no-print, .no-print *, .downloads *, form *, .visually-hidden):visible";

  private static final String NOT_ON_PAPER =
      "nav:visible, button:visible, .button:visible, .skip-link:visible, .period:visible";

  /** Everything to be pressed or filled in that has no edge; three kinds have the browser's own. */
  private static final String EDGELESS =
      "() => [...document.querySelectorAll('.button, .card, .mark, input:not([type=hidden]), select,"
          + " textarea')].filter(thing => thing.checkVisibility()"
          + " && !['checkbox', 'radio', 'file'].includes(thing.type)"
          + " && (getComputedStyle(thing).borderTopStyle === 'none'"
          + " || parseFloat(getComputedStyle(thing).borderTopWidth) === 0))"
          + ".map(thing => thing.outerHTML)";

  /** 1280 × 1024 pixels at 400 %. */
  private static final String SCREEN =
      "{\"width\": 320, \"height\": 256, \"deviceScaleFactor\": 4, \"mobile\": false}";

  private Window window;
  private Page page;
  private JsonObject person;

  @BeforeEach
  void begin(RunningSystem system, Chromium chromium) {
    window = new Window(chromium.window(true), system.ready().getString("portal"));
    page = window.page();
    person = system.person("見本　太郎");
  }

  @AfterEach
  void close() {
    window.close();
  }

  @Test
  @DisplayName("どのページも、キーボードで順にどこへも届いて先へ抜け、紙では何も欠けず、自分の色でも枠が見え、400%でも横に動かない")
  void everyPage() {
    OPEN.forEach(this::look);
    window.logIn(person);
    window.open(TAX);
    PERSONAL.forEach(this::look);
  }

  @Test
  @DisplayName("まちがいがあると、はじめから誤りの一覧にいて、キーボードでその欄へ移れる")
  void mistakes() {
    window.logIn(person);
    window.open("/medicines?from=x&to=");
    assertThat(page.locator(".error-summary:focus").count()).isOne();
    page.keyboard().press("Tab");
    page.keyboard().press("Enter");
    assertThat(page.locator("#from:focus").count()).isOne();
  }

  private void look(String path) {
    window.open(path);
    byKeyboard(path);
    onPaper(path);
    inOwnColours(path);
    enlarged(path);
  }

  private void byKeyboard(String path) {
    page.locator("body").evaluate("() => document.activeElement.blur()");
    int stops = (Integer) page.evaluate(STOPS);
    page.evaluate(WATCH);
    page.keyboard().press("Tab");
    assertThat(page.locator(".skip-link:focus").count()).as("first stop of " + path).isOne();
    for (int stop = 1; stop < stops; stop++) {
      page.keyboard().press("Tab");
    }
    assertThat((List<?>) page.evaluate("window.wrong")).as("stops of " + path).isEmpty();
    assertThat(page.evaluate("window.stops")).as("stops of " + path).isEqualTo(stops);
    page.keyboard().press("Tab");
    assertThat((Boolean) page.evaluate(AROUND)).as("way out of " + path).isTrue();
  }

  private void onPaper(String path) {
    int rows = page.locator(ROWS).count();
    page.emulateMedia(new EmulateMediaOptions().setMedia(Media.PRINT));
    assertThat(page.locator(ROWS).count()).as("rows on paper of " + path).isEqualTo(rows);
    assertThat(page.locator(NOT_ON_PAPER).all()).as("on paper of " + path).isEmpty();
    page.emulateMedia(new EmulateMediaOptions().setMedia(Media.SCREEN));
  }

  private void inOwnColours(String path) {
    page.emulateMedia(new EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
    assertThat((List<?>) page.evaluate(EDGELESS)).as("edges on " + path).isEmpty();
    page.keyboard().press("Tab");
    assertThat((Boolean) page.evaluate(Sight.OF_FOCUS)).as("focus on " + path).isTrue();
    page.emulateMedia(new EmulateMediaOptions().setForcedColors(ForcedColors.NONE));
  }

  private void enlarged(String path) {
    CDPSession metrics = page.context().newCDPSession(page);
    metrics.send(
        "Emulation.setDeviceMetricsOverride", JsonParser.parseString(SCREEN).getAsJsonObject());
    assertThat(window.width()).as("width of " + path).isLessThanOrEqualTo(320);
    metrics.send("Emulation.clearDeviceMetricsOverride");
    metrics.detach();
  }
}
