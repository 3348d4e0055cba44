package tegata.acceptance.portal;

import java.util.Map;

/** 利用登録の解除, as a patient asks for it. */
public final class Deregistration {
  private Deregistration() {}

  /** Asks for it, and gives back the receipt number. */
  public static String apply(Browser browser) {
    Page check = browser.get("/deregister/check");
    String form = check.html().select("input[name=form]").val();
    Page made = browser.submit("/deregister", Map.of("form", form, "reason", ""));
    String done = made.location();
    if (!done.startsWith("/deregister/done/")) {
      throw new IllegalStateException("no receipt: " + made.status() + " " + made.heading());
    }
    return done.substring("/deregister/done/".length());
  }
}
