package tegata.acceptance.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tegata.acceptance.system.RunningSystem;
import tegata.acceptance.system.SharedSystem;
import tegata.simulators.Forgeries;
import tegata.simulators.card.Credential;

/** Certificates that look right in every way but one. */
@ExtendWith(SharedSystem.class)
class ForgedCardTest {
  private static final String REFUSED = "カードを確認できませんでした";
  private static final String EXPIRED = "カードの電子証明書の期限が切れています";

  private RunningSystem system;
  private Forgeries forgeries;
  private JsonObject person;
  private String card;
  private Browser browser;

  @BeforeEach
  void begin(RunningSystem shared) {
    system = shared;
    forgeries = system.world().forgeries();
    person = system.person("見本　花子");
    card = person.getString("cardId");
    browser = new Browser(system);
  }

  @Test
  @DisplayName("名前だけ同じ認証局の証明書では入れない")
  void refusesAnImpostorAuthority() {
    assertThat(headingWith(forgeries.foreignCard(card))).isEqualTo(REFUSED);
  }

  @Test
  @DisplayName("署名用電子証明書では入れない")
  void refusesSignatureCertificates() {
    assertThat(headingWith(forgeries.signatureCertificate(card, "見本　花子"))).isEqualTo(REFUSED);
    assertThat(headingWith(forgeries.cardWithSignaturePolicy(card, "見本　花子"))).isEqualTo(REFUSED);
  }

  @Test
  @DisplayName("期限の切れた証明書では入れない。何をすればよいかを言う")
  void refusesExpiredCertificates() {
    assertThat(headingWith(forgeries.expiredCard(card))).isEqualTo(EXPIRED);
    assertThat(headingOf(system.person("手形　切男"))).isEqualTo(EXPIRED);
    assertThat(headingOf(system.person("手形　猶子"))).isEqualTo(EXPIRED);
  }

  @Test
  @DisplayName("ほかのチャレンジへの署名では入れない")
  void refusesASignatureOverAnotherChallenge() {
    JsonObject signed = new CardReader(system).sign(person, new Browser(system).challenge());
    String finish =
        browser
            .cardReturns(
                browser.challenge(), signed.getString("certificate"), signed.getString("signature"))
            .location();

    assertThat(browser.get(finish).heading()).isEqualTo(REFUSED);
  }

  private String headingOf(JsonObject holder) {
    return browser.get(browser.cardReturns(browser.challenge(), holder)).heading();
  }

  private String headingWith(Credential credential) {
    String challenge = browser.challenge();
    Page returned =
        browser.cardReturns(
            challenge, base64(credential.der()), base64(credential.sign(challenge)));
    Page page = browser.get(returned.location());
    assertThat(page.status()).isEqualTo(403);
    assertThat(browser.get("/home").location()).startsWith("/login");
    return page.heading();
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
