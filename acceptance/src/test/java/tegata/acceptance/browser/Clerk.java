package tegata.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;

/** Somebody at an insurer's desk who gives applications back. */
final class Clerk {
  static final String COMMENT = "新しい住所を教えてください。";

  private static final String DEREGISTRATIONS = "/insurer/deregistrations";
  private static final String CERTIFICATES = "/insurer/certificates";

  private final Window window;

  Clerk(Window window, JsonObject member) {
    this.window = window;
    window.logInStaff(member);
    window.page().locator("input[value=EXAMINATION]").check();
    window.press("この目的で始める");
  }

  void returnsDeregistration(String number) {
    givesBack(deregistration(number));
  }

  /** What the clerk reads of an application. */
  String deregistration(String number) {
    window.open(DEREGISTRATIONS + "/" + number);
    return main();
  }

  /** The newest stands last. */
  void returnsCertificate(String number) {
    window.open(CERTIFICATES);
    window.page().locator("main tbody a").last().click();
    assertThat(main()).contains(number);
    givesBack(main());
  }

  private void givesBack(String open) {
    assertThat(open).contains("差し戻す");
    window.page().locator("#reason").selectOption("ADDRESS_UNKNOWN");
    window.page().locator("#comment").fill(COMMENT);
    window.press("この理由で差し戻す");
    assertThat(main()).contains("差し戻されました");
  }

  private String main() {
    return window.page().locator("main").innerText();
  }
}
