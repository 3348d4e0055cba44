package tegata.acceptance.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Debian's Chromium for the classes that ask for it: one process, a new profile for each window. It
 * belongs to the thread that started it, as Playwright wants.
 */
public final class Chromium implements ParameterResolver, AutoCloseable {
  static final int WIDE = 1280;
  static final int NARROW = 320;
  static final int HEIGHT = 800;

  private static final Path PROGRAM = Path.of("/usr/bin/chromium");
  private static final double PATIENCE_MILLIS = 60_000;

  private Playwright playwright;
  private Browser browser;

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Chromium.class;
  }

  /** The root store closes Chromium at the end of all tests. */
  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.create(Chromium.class))
        .getOrComputeIfAbsent(Chromium.class, key -> new Chromium().started(), Chromium.class);
  }

  /** A window of a new profile, Japanese. */
  Page window(boolean javaScript) {
    Page page =
        browser
            .newContext(
                new Browser.NewContextOptions()
                    .setLocale("ja-JP")
                    .setJavaScriptEnabled(javaScript)
                    .setViewportSize(WIDE, HEIGHT))
            .newPage();
    page.setDefaultTimeout(PATIENCE_MILLIS);
    return page;
  }

  @Override
  public void close() {
    if (browser != null) {
      browser.close();
      playwright.close();
    }
  }

  private Chromium started() {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(PROGRAM)
                    .setArgs(List.of("--no-sandbox")));
    return this;
  }
}
