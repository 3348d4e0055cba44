package tegata.acceptance.browser;

import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tegata.acceptance.gateway.GivenConsent;
import tegata.acceptance.portal.Browser;
import tegata.acceptance.portal.Registration;
import tegata.acceptance.system.RunningSystem;
import tegata.acceptance.system.SharedSystem;

/** Every task of the portal, for people whose browser runs no scripts or who have no mouse. */
@Tag("browser")
@ExtendWith({SharedSystem.class, Chromium.class})
class EveryTaskTest {
  /** The person's insurer is the second. */
  private static final int AT_MUNICIPALITY = 1;

  private RunningSystem system;
  private Chromium chromium;
  private JsonObject person;
  private JsonObject newcomer;

  @BeforeEach
  void begin(RunningSystem shared, Chromium started) {
    system = shared;
    chromium = started;
    person = system.person("架空　七郎");
    newcomer = system.person("仮名　未登子");
    GivenConsent.by(system, person, "medications");
  }

  @AfterEach
  void forget() {
    Registration.forget(system, newcomer);
  }

  @Test
  @DisplayName("JavaScript を切っていても、どの手続きも終わりまでできる")
  void withoutJavaScript() {
    try (Window window = window(false)) {
      run(window, new Mouse());
    }
  }

  @Test
  @DisplayName("マウスがなくても、どの手続きも終わりまででき、いまどこにいるかがいつも見える")
  void byKeyboard() {
    try (Window window = window(true)) {
      run(window, new Keyboard(window.page()));
    }
  }

  private void run(Window window, Hand hand) {
    try (Window desk = window(true)) {
      new Tasks(window, hand, person)
          .all(
              new Clerk(desk, system.staff("insurer-clerk", AT_MUNICIPALITY)),
              invitation(),
              newcomer);
    }
  }

  private Window window(boolean javaScript) {
    return new Window(chromium.window(javaScript), system.ready().getString("portal"));
  }

  /** A code with which one may become the proxy of somebody who has no other part here. */
  private String invitation() {
    Browser browser = new Browser(system).logIn(system.person("架空　ハル"));
    Map<String, String> fields = new HashMap<>();
    browser
        .get("/proxies")
        .html()
        .select("form[action=/proxies/invite]")
        .forms()
        .get(0)
        .formData()
        .forEach(field -> fields.put(field.key(), field.value()));
    return browser.post("/proxies/invite", fields).html().select(".lead").first().text();
  }
}
