package tegata.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
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
import tegata.acceptance.gateway.Insurer;
import tegata.acceptance.system.Member;
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

  private static final String TAX =
      "/tax/" + (LocalDate.now(ZoneId.of("Asia/Tokyo")).getYear() - 1);

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

  private RunningSystem system;
  private Chromium chromium;
  private ContactSheet sheet;

  @Test
  @DisplayName("どのページも、どの状態でも、三つの言語と三つの幅で写し、機械で分かる誤りがない")
  void photographsEveryPage(Chromium started) throws IOException {
    Files.createDirectories(FOLDER);
    chromium = started;
    sheet = new ContactSheet(FOLDER, Pattern.compile(System.getProperty("sheet", "")));
    try (RunningSystem running = RunningSystem.start("bench-sheet")) {
      system = running;
      refusals();
      desks();
      partly();
      strangers();
      refusedCards();
      everything();
      visit("nothing", "見本　無記", RECORDS.stream().map(Stop::at));
      otherPeople();
      leaving();
      proxy();
      insurerAway();
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
    try (Window window = window()) {
      sheet.add(
          "stranger",
          window,
          Stream.of(
                  "/",
                  "/login",
                  "/logout",
                  "/help",
                  "/help?q=zzz",
                  "/help/words",
                  "/accessibility",
                  "/privacy",
                  "/status",
                  "/log",
                  "/nowhere",
                  "/staff/login")
              .map(Stop::at)
              .toList());
    }
  }

  /** The way to the reader is gone in Japanese. */
  private void refusedCards() {
    for (String name : List.of("仮名　錠一", "手形　切男")) {
      try (Window window = window()) {
        JsonObject person = system.person(name);
        Stop refused =
            new Stop(
                person.getString("example"),
                at -> {
                  String language = at.language();
                  at.speak("ja");
                  at.showCard(person, person.getString("pin"));
                  at.speak(language);
                  at.press("ポータルへもどる");
                });
        sheet.add("refused", window, List.of(refused));
      }
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
            Stop.behind("/notices", "main a[href^='/notices/']"),
            Stop.behind("/access-log", "main a[href$='/report']"));
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
    Stream<Stop> mistakes =
        Stream.of(
            Stop.at("/medicines?from=2026%E5%B9%B4&to="),
            Stop.at("/medicines?from=2026-09&to=2026-01"),
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
    visit(
        "everything",
        "見本　太郎",
        Stream.of(RECORDS.stream().map(Stop::at), found, questions, mistakes).flatMap(s -> s));
  }

  private void otherPeople() {
    List<Stop> status =
        Stream.of("/home", "/eligibility", "/eligibility/limits", "/registration")
            .map(Stop::at)
            .toList();
    for (String name : List.of("架空　七郎", "架空　ハル", "例示　喪一", "架空　国夫", "髙見本　﨑子")) {
      visit(system.person(name).getString("example"), name, status.stream());
    }
    visit(
        "not registered",
        "仮名　未登子",
        Stream.concat(
            status.stream(),
            Stream.of(Stop.at("/registration/check"), Stop.at("/deregister/about"))));
  }

  private void leaving() {
    try (Window window = window()) {
      window.logIn(system.person("例示　電子"));
      window.open("/deregister/check");
      window.press("この内容で解除を申し込む");
      String done = window.path();
      sheet.add(
          "leaving",
          window,
          List.of(
              Stop.at(done).named("done"),
              Stop.at("/home"),
              Stop.at("/registration"),
              Stop.at("/applications"),
              Stop.behind("/applications", "main a[href^='/applications/']"),
              Stop.at(done.replace("/deregister/done/", "/applications/") + "/withdraw")
                  .named("withdraw")));
    }
  }

  private void proxy() {
    try (Window child = window();
        Window parent = window()) {
      child.logIn(system.person("見本　わかば"));
      child.open("/proxies");
      child.page().locator("input[name=level][value=ACT]").check();
      child.press("招待コードを作る");
      String code = child.page().locator(".lead").first().innerText();
      parent.logIn(system.person("手形　満"));
      parent.open("/proxies");
      parent.page().locator("#code").fill(code);
      parent.press("代理人になる");
      sheet.add("parent", parent, List.of(Stop.at("/proxies")));
      parent.page().locator("form[action$='/show'] button").first().click();
      sheet.add(
          "parent looks at the child",
          parent,
          Stream.of("/home", "/medicines", "/eligibility", "/consents", "/proxies")
              .map(Stop::at)
              .toList());
    }
  }

  private void insurerAway() {
    Insurer insurer = Insurer.of(system, system.person("例示　転"));
    insurer.misbehaves("reset", 0);
    visit(
        "insurer away",
        "例示　転",
        Stream.of("/eligibility", "/registration", "/home", "/status").map(Stop::at));
    insurer.misbehaves("none", 0);
  }

  /** Portals that may be asked little: by one address, and by all of them. */
  private void refusals() {
    int offset = 1;
    for (String limit : List.of("address", "node")) {
      JsonObject seldom = new JsonObject().put("perSecond", 0.02).put("burst", 5);
      JsonObject limits = new JsonObject().put(limit, seldom);
      Member portal = system.addPortal(offset++, new JsonObject().put("limits", limits));
      String origin = "http://localhost:" + portal.ports().portal();
      try (Window window = new Window(chromium.window(true), origin)) {
        sheet.add("beyond the limit of the " + limit, window, List.of(Stop.tooOften("/help")));
      } finally {
        portal.jvm().kill();
      }
    }
  }

  /** Before and after the purpose is said, and another desk's page. */
  private void desks() {
    try (Window clerk = window();
        Window operator = window()) {
      clerk.logInStaff(system.staff("insurer-clerk"));
      sheet.add("clerk", clerk, List.of(Stop.at("/insurer"), Stop.at("/ops/outbox")));
      clerk.open("/insurer");
      clerk.page().locator("input[value=EXAMINATION]").check();
      clerk.press("この目的で始める");
      sheet.add(
          "clerk at work",
          clerk,
          Stream.of(
                  "/insurer/deregistrations",
                  "/insurer/decisions",
                  "/insurer/members",
                  "/insurer/certificates",
                  "/insurer/lists",
                  "/insurer/held-back")
              .map(Stop::at)
              .toList());
      operator.logInStaff(system.staff("operator"));
      sheet.add(
          "operator",
          operator,
          Stream.of("/ops/inquiries", "/ops/outbox", "/ops/held-back", "/ops/conflicts")
              .map(Stop::at)
              .toList());
    }
  }

  /** Where the medicines cannot be read: their own page, and what else is made of them. */
  private void partly() {
    try (Window window = window()) {
      window.logIn(system.person("見本　太郎"));
      system.withoutTable(
          "medication",
          () ->
              sheet.add(
                  "partly",
                  window,
                  List.of(
                      Stop.down("/medicines"),
                      Stop.down("/home"),
                      Stop.at("/summary"),
                      Stop.sent("/download", "main form button", Map.of()))));
    }
  }

  private void visit(String tour, String name, Stream<Stop> stops) {
    try (Window window = window()) {
      window.logIn(system.person(name));
      sheet.add(tour, window, stops.toList());
    }
  }

  private Window window() {
    return new Window(chromium.window(true), system.ready().getString("portal"));
  }
}
