package tegata.acceptance.browser;

import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.ScreenshotType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Photographs pages in every language and width and as printed, in Japanese in forced colours too,
 * looks for what a machine can find, and lays it all out on one HTML page.
 */
final class ContactSheet {
  static final List<String> LANGUAGES = List.of("ja", "ja-easy", "en");
  private static final List<Integer> WIDTHS = List.of(Chromium.NARROW, 768, Chromium.WIDE);

  /** A4 without its margins of 15 mm, in CSS pixels. */
  private static final int PAPER = 680;

  private static final int QUALITY = 60;

  private static final String STYLE =
      "body { font: 16px sans-serif; margin: 1rem }"
          + " .row { display: flex; flex-wrap: wrap; gap: .5rem; align-items: start }"
          + " img { border: 1px solid #999; max-height: 40rem; object-fit: cover; object-position: top }"
          + " .finding { color: #b00 }";

  private final Path folder;
  private final Pattern wanted;
  private final Document html = Document.createShell("");
  private final List<String> findings = new ArrayList<>();
  private int photographs;

  /**
   * Begins an empty sheet.
   *
   * @param folder for the photographs and {@code index.html}
   * @param wanted what the title of a stop must contain to be photographed
   */
  ContactSheet(Path folder, Pattern wanted) {
    this.folder = folder;
    this.wanted = wanted;
    html.outputSettings().prettyPrint(false);
    html.title("Contact sheet");
    html.head().appendElement("style").text(STYLE);
  }

  /** Goes through the stops of a tour in all languages. */
  void add(String tour, Window window, List<Stop> stops) {
    add(tour, window, stops, LANGUAGES);
  }

  /** Goes through the stops of a tour in Japanese. */
  void addJapanese(String tour, Window window, List<Stop> stops) {
    add(tour, window, stops, List.of("ja"));
  }

  private void add(String tour, Window window, List<Stop> stops, List<String> languages) {
    for (Stop stop : stops) {
      String title = tour + " " + stop.name();
      if (wanted.matcher(title).find()) {
        html.body().appendElement("h2").text(title);
        languages.forEach(language -> add(title, language, window, stop));
      }
    }
    window.speak("ja");
  }

  /** What was found: one line each, with page, language and width. */
  List<String> findings() {
    return findings;
  }

  int photographs() {
    return photographs;
  }

  /** Writes the sheet; what was found is on its top, too. */
  Path write() throws IOException {
    Element list = html.body().prependElement("ul");
    findings.forEach(finding -> list.appendElement("li").addClass("finding").text(finding));
    html.body()
        .prependElement("h1")
        .text(photographs + " photographs, " + findings.size() + " findings");
    Path index = folder.resolve("index.html");
    Files.writeString(index, html.outerHtml(), StandardCharsets.UTF_8);
    return index;
  }

  private void add(String title, String language, Window window, Stop stop) {
    String where = title + " [" + language + "]";
    window.speak(language);
    window.takeComplaints();
    try {
      stop.arrive().accept(window);
    } catch (PlaywrightException | AssertionError e) {
      findings.add(where + " was not reached: " + e.getMessage().lines().findFirst().orElse(""));
      return;
    }
    Element row = html.body().appendElement("div").addClass("row");
    for (int width : WIDTHS) {
      window.widen(width);
      if (window.width() > width) {
        findings.add(where + " is " + window.width() + " px wide at " + width);
      }
      window.torn().forEach(words -> findings.add(where + " at " + width + " is torn: " + words));
      window
          .broken()
          .forEach(number -> findings.add(where + " at " + width + " is broken: " + number));
      photograph(window, row, where, width);
    }
    onPaper(window, row, where);
    if (language.equals("ja")) {
      inForcedColours(window, row, where);
    }
    window.widen(Chromium.WIDE);
    for (Rule rule : window.violations()) {
      String node = rule.getNodes().get(0).getHtml();
      findings.add(where + " axe " + rule.getId() + ": " + rule.getHelp() + " " + node);
    }
    window.takeComplaints().forEach(complaint -> findings.add(where + " console: " + complaint));
  }

  /** As somebody sees it who has chosen colours of their own. */
  private void inForcedColours(Window window, Element row, String where) {
    int width = WIDTHS.get(1);
    window.widen(width);
    media(window, m -> m.setForcedColors(ForcedColors.ACTIVE));
    photograph(window, row, where + " in forced colours", width);
    media(window, m -> m.setForcedColors(ForcedColors.NONE));
  }

  private void onPaper(Window window, Element row, String where) {
    window.widen(PAPER);
    media(window, m -> m.setMedia(Media.PRINT));
    if (window.width() > PAPER) {
      findings.add(where + " is " + window.width() + " px wide on paper of " + PAPER);
    }
    photograph(window, row, where + " printed", PAPER);
    media(window, m -> m.setMedia(Media.SCREEN));
  }

  private static void media(Window window, UnaryOperator<Page.EmulateMediaOptions> chosen) {
    window.page().emulateMedia(chosen.apply(new Page.EmulateMediaOptions()));
  }

  private void photograph(Window window, Element row, String where, int width) {
    photographs++;
    String file = "%04d.jpeg".formatted(photographs);
    window
        .page()
        .screenshot(
            new Page.ScreenshotOptions()
                .setPath(folder.resolve(file))
                .setType(ScreenshotType.JPEG)
                .setQuality(QUALITY)
                .setFullPage(true));
    row.appendElement("a")
        .attr("href", file)
        .appendElement("img")
        .attr("src", file)
        .attr("loading", "lazy")
        .attr("width", Integer.toString(Math.min(width, 480)))
        .attr("alt", where + " " + width + " px");
  }
}
