package tegata.acceptance.browser;

import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tegata.acceptance.gateway.Insurer;
import tegata.acceptance.system.Member;

/** What the pages say where something is away, or a form comes from nobody who may send it. */
final class FaultTour {
  private static final String EVERYBODY = "見本　太郎";

  private final Camera camera;

  FaultTour(Camera camera) {
    this.camera = camera;
  }

  void walk() {
    refusals();
    partly();
    insurerAway();
    forms();
    refusedCards();
  }

  /** Portals that may be asked little: by one address, and by all of them. */
  private void refusals() {
    int offset = 1;
    for (String limit : new String[] {"address", "node"}) {
      JsonObject seldom = new JsonObject().put("perSecond", 0.02).put("burst", 5);
      JsonObject limits = new JsonObject().put(limit, seldom);
      Member portal = camera.system().addPortal(offset++, new JsonObject().put("limits", limits));
      String origin = "http://localhost:" + portal.ports().portal();
      try (Window window = new Window(camera.chromium().window(true), origin)) {
        camera.show("beyond the limit of the " + limit, window, Stop.tooOften("/help"));
      } finally {
        portal.jvm().kill();
      }
    }
  }

  /** Where one kind of records cannot be read: its own pages, and what else is made of them. */
  private void partly() {
    try (Window window = camera.window()) {
      window.logIn(camera.person(EVERYBODY));
      without(
          "medication",
          window,
          Stop.down("/medicines"),
          new Stop("/medicines tried again", FaultTour::triesAgain),
          Stop.down("/medicines/hints"),
          Stop.down("/home"),
          Stop.at("/summary"),
          Stop.sent("/download", "main form button", Map.of()));
      without("treatment", window, Stop.down("/treatments"));
      without(
          "checkup",
          window,
          Stop.down("/checkups"),
          Stop.down("/checkups/trends/glucose"),
          Stop.at("/summary"));
      without("expense_notice", window, Stop.down("/expenses"), Stop.down("/home"));
      without("coverage", window, Stop.down("/eligibility"));
      without("consent", window, Stop.down("/consents"));
      without("notice", window, Stop.down("/notices"));
    }
  }

  private static void triesAgain(Window window) {
    window.open("/medicines");
    window.page().locator("main a.button").first().click();
    window.takeComplaints();
  }

  private void without(String table, Window window, Stop... stops) {
    camera.system().withoutTable(table, () -> camera.show("no " + table, window, stops));
  }

  private void insurerAway() {
    Insurer insurer = Insurer.of(camera.system(), camera.person("例示　転"));
    insurer.misbehaves("reset", 0);
    camera.visit(
        "insurer away",
        "例示　転",
        Stream.of("/eligibility", "/registration", "/summary", "/home", "/status").map(Stop::at));
    insurer.misbehaves("none", 0);
  }

  private void forms() {
    try (Window window = camera.window()) {
      window.logIn(camera.person(EVERYBODY));
      camera.show(
          "form",
          window,
          new Stop(
              "of another place",
              at -> {
                at.open("/proxies/stop");
                at.page().evaluate("document.querySelector('main [name=_form]').value = 'x'");
                at.page().locator("main form button").click();
              }));
      camera.show("form", window, new Stop("after the logout", this::afterLogout));
    }
  }

  /** The way to the reader is gone in Japanese. */
  private void afterLogout(Window window) {
    String language = window.language();
    window.speak("ja");
    window.page().context().clearCookies();
    window.logIn(camera.person(EVERYBODY));
    window.open("/proxies/stop");
    window.page().context().clearCookies();
    window.speak(language);
    window.page().locator("main form button").click();
  }

  private void refusedCards() {
    for (String name : new String[] {"仮名　錠一", "手形　切男", "手形　猶子"}) {
      JsonObject person = camera.person(name);
      refused(person.getString("example"), at -> at.showCard(person, person.getString("pin")));
    }
    refused(
        "cancelled",
        at -> {
          at.open("/login");
          at.follow("カードを読み取る");
          at.press("取り消す");
        });
  }

  private void refused(String name, Consumer<Window> atTheReader) {
    try (Window window = camera.window()) {
      camera.show(
          "refused",
          window,
          new Stop(
              name,
              at -> {
                String language = at.language();
                at.speak("ja");
                atTheReader.accept(at);
                at.speak(language);
                at.press("ポータルへもどる");
              }));
    }
  }
}
