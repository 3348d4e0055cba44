package tegata.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tegata.acceptance.system.RunningSystem;
import tegata.acceptance.system.SharedSystem;

/** The normal state of the pages in the two other languages, in a real browser. */
@Tag("browser")
@ExtendWith({SharedSystem.class, Chromium.class})
class LanguagesJourneyTest {
  private static final String[] OPEN = {
    "/",
    "/login",
    "/help",
    "/help/words",
    "/accessibility",
    "/privacy",
    "/status",
    "/log",
    "/nowhere"
  };
  private static final String[] PERSONAL = {
    "/home",
    "/medicines",
    "/medicines/hints",
    "/treatments",
    "/checkups",
    "/checkups/trends/glucose",
    "/expenses",
    "/eligibility",
    "/registration",
    "/deregister/about",
    "/applications",
    "/access-log",
    "/consents",
    "/proxies",
    "/notices",
    "/settings",
    "/settings/notices"
  };

  private RunningSystem system;
  private Chromium chromium;

  @BeforeEach
  void begin(RunningSystem shared, Chromium started) {
    system = shared;
    chromium = started;
  }

  @Test
  @DisplayName("どのページも、英語でもやさしい日本語でも読みやすい")
  void everyPageInTheOtherLanguages() {
    try (Window window = new Window(chromium.window(true), system.ready().getString("portal"))) {
      inspect(window, OPEN);
      window.open("/?lang=ja");
      window.logIn(system.person("見本　太郎"));
      inspect(window, PERSONAL);
    }
  }

  private static void inspect(Window window, String[] pages) {
    for (String language : new String[] {"en", "ja-easy"}) {
      window.open("/?lang=" + language);
      for (String page : pages) {
        window.open(page);
        assertThat(window.page().locator(".languages [aria-current=true]").getAttribute("href"))
            .isEqualTo("?lang=" + language);
        assertThat(window.page().locator("main h1 ruby, main p ruby").count() > 0)
            .isEqualTo(language.equals("ja-easy"));
        window.inspect(language + page.replaceAll("[^a-z]", "-"));
      }
    }
  }
}
