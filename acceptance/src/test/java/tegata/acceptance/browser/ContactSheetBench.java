package tegata.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tegata.acceptance.system.RunningSystem;

/**
 * Every page in every state that the demonstration can be brought into, in three languages and
 * three widths, for people to look at; axe, the browser's console and the width are looked at here.
 * {@code -Dsheet=REGEX} leaves out the stops whose tour and name do not match.
 */
@Tag("bench")
@Tag("bench-sheet")
@ExtendWith(Chromium.class)
class ContactSheetBench {
  private static final Path FOLDER = Path.of("target", "contact-sheet").toAbsolutePath();
  private static final Path RESULT = Path.of("target", "bench-sheet.md");

  private static final int YEAR = LocalDate.now(ZoneId.of("Asia/Tokyo")).getYear() - 1;
  private static final String TAX = "/tax/" + YEAR;

  private static final List<String> OPEN =
      List.of(
          "/",
          "/login",
          "/login?kept&next=%2Fderegister%2Fcheck",
          "/logout",
          "/help",
          "/help?q=%E3%82%AB%E3%83%BC%E3%83%89",
          "/help?q=zzz",
          "/help/words",
          "/accessibility",
          "/privacy",
          "/status",
          "/log",
          "/log?older=1&newer=2",
          "/nowhere");

  /** Pages that hold a person's data, and so have a state without any. */
  private static final List<String> RECORDS =
      List.of(
          "/home",
          "/medicines",
          "/medicines/hints",
          "/treatments",
          "/checkups",
          "/checkups/trends/glucose",
          "/expenses",
          "/expenses?family",
          "/eligibility",
          "/eligibility/limits",
          "/summary",
          "/download",
          "/registration",
          "/applications",
          "/access-log",
          "/access-log/inquiries",
          "/consents",
          "/proxies",
          "/notices",
          "/tax");

  private ContactSheet sheet;
  private Camera camera;

  @Test
  @DisplayName("どのページも、どの状態でも、三つの言語と三つの幅で写し、機械で分かる誤りがない")
  void photographsEveryPage(Chromium chromium) throws IOException {
    Files.createDirectories(FOLDER);
    sheet = new ContactSheet(FOLDER, Pattern.compile(System.getProperty("sheet", "")));
    try (RunningSystem system = RunningSystem.start("bench-sheet")) {
      camera = new Camera(system, chromium, sheet);
      strangers();
      everything();
      camera.visit("nothing", "見本　無記", RECORDS.stream().map(Stop::at));
      otherPeople();
      new FaultTour(camera).walk();
      new DeedTour(camera).walk();
      new DeskTour(camera).walk();
    } finally {
      report();
    }
    assertThat(sheet.findings()).isEmpty();
  }

  private void report() throws IOException {
    String said =
        "%d photographs in three languages and widths: %s%n%n%s%n"
            .formatted(sheet.photographs(), sheet.write(), String.join("\n", sheet.findings()));
    Files.writeString(RESULT, said);
  }

  private void strangers() {
    try (Window window = camera.window()) {
      camera.show("stranger", window, OPEN.stream().map(Stop::at).toArray(Stop[]::new));
    }
  }

  private void everything() {
    Stream<Stop> found =
        Stream.of(
            Stop.at("/medicines?print"),
            Stop.at("/expenses?family&print"),
            Stop.at("/access-log?print"),
            Stop.at("/access-log/statement"),
            Stop.at("/settings"),
            Stop.at("/settings/notices"),
            Stop.at("/proxies/stop"),
            Stop.at("/deregister/about"),
            Stop.at("/deregister/check"),
            Stop.behind("/checkups", "main a[href^='/checkups/2']"),
            Stop.behind("/access-log", "main a[href$='/report']"),
            Stop.sent("/download", "main form button", Map.of()),
            Stop.sent("/proxies", "form[action='/proxies/invite'] button", Map.of()));
    Stream<Stop> questions =
        Stream.of(
                "/who",
                "/receipts",
                "/add",
                "/paste",
                "/upload",
                "/reimbursed",
                "/income",
                "/effort",
                "/result",
                "/export",
                "/delete")
            .map(page -> Stop.at(TAX + page));
    Stream<Stop> taxes =
        Stream.of(
            Stop.behind(TAX + "/receipts", "main tbody a"),
            new Stop("a year's file", ContactSheetBench::uploads),
            Stop.sent(TAX + "/export", "form[action$='/code'] button", Map.of()));
    Stream<Stop> mistakes =
        Stream.of(
            Stop.at("/medicines?from=2026%E5%B9%B4&to="),
            Stop.at("/medicines?from=2026-09&to=2026-01"),
            Stop.at("/medicines?from=2024-02&to=2024-02"),
            Stop.at("/download?show=1"),
            Stop.at("/treatments?from=x&to="),
            Stop.at("/expenses?from=x&to="),
            Stop.at("/checkups/1999-01-01"),
            Stop.at("/checkups/trends/nothing"),
            Stop.at("/notices/00000000-0000-0000-0000-000000000000"),
            Stop.at("/applications/D-202601-000001-1"),
            Stop.sent("/proxies", "form[action='/proxies/code'] button", Map.of("#code", "x")),
            Stop.sent(TAX + "/income", "main form button", Map.of("main input[type=text]", "x")),
            Stop.sent(TAX + "/add", "main form button", Map.of()),
            Stop.sent(TAX + "/paste", "main form button", Map.of("textarea", "x")));
    camera.visit(
        "everything",
        "見本　太郎",
        Stream.of(RECORDS.stream().map(Stop::at), found, questions, taxes, mistakes)
            .flatMap(s -> s));
  }

  /** The portal's own file of the year, which holds what is known already. */
  private static void uploads(Window window) {
    window.open(TAX + "/upload");
    byte[] file =
        window
            .page()
            .request()
            .get(window.address("/expenses.csv?from=" + YEAR + "-01&to=" + YEAR + "-12"))
            .body();
    window.page().locator("#file").setInputFiles(new FilePayload("file.csv", "text/csv", file));
    window.page().locator("main form button").first().click();
  }

  private void otherPeople() {
    for (String name : List.of("架空　七郎", "架空　ハル", "例示　喪一", "架空　国夫", "髙見本　﨑子")) {
      String example = camera.person(name).getString("example");
      camera.visit(
          example,
          name,
          Stream.of("/home", "/eligibility", "/eligibility/limits", "/registration").map(Stop::at));
    }
    camera.visit("70 to 74", "架空　七郎", Stream.of("/checkups", "/expenses").map(Stop::at));
  }
}
