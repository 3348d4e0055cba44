package tegata.acceptance.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tegata.acceptance.gateway.PemTls;
import tegata.acceptance.system.Await;
import tegata.acceptance.system.RunningSystem;
import tegata.acceptance.system.SharedSystem;

/** An application, from the patient's button to the insurer's inbox, over mutual TLS. */
@ExtendWith(SharedSystem.class)
class DeregistrationSentTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  @Test
  @DisplayName("申し込みと取下げは、順に一度ずつ保険者に届き、患者は受付票を持てて、また申し込める")
  void reachesTheInsurerOnce(RunningSystem system) {
    JsonObject person = system.person("髙見本　﨑子");
    String insurer =
        system.ready().getJsonObject("insurers").getString(person.getString("insurerNumber"));
    HttpClient anybody = client(system);
    Browser browser = new Browser(system).logIn(person);
    String number = Deregistration.apply(browser);
    Await.until("the insurer has it", SOON, () -> sent(anybody, insurer, number) == 1);

    Page receipt = browser.get("/applications/" + number + ".pdf");
    assertThat(receipt.status()).isEqualTo(200);
    assertThat(receipt.text()).startsWith("%PDF-");
    Page withdrawn = browser.submit("/applications/" + number + "/withdraw", Map.of());
    assertThat(withdrawn.status()).isEqualTo(303);
    Await.until("the insurer knows", SOON, () -> sent(anybody, insurer, number) == 2);
    assertThat(browser.get("/applications/" + number).html().select(".answer__value").text())
        .isEqualTo("取り下げました");

    assertThat(Deregistration.apply(browser)).isNotEqualTo(number);
    assertThat(sent(anybody, insurer, number)).isEqualTo(2);
  }

  @Test
  @DisplayName("証明書を示さない相手の知らせを、保険者は受け取らない")
  void needsACertificate(RunningSystem system) throws IOException, InterruptedException {
    String insurer = (String) system.ready().getJsonObject("insurers").iterator().next().getValue();
    HttpResponse<String> refused =
        client(system)
            .send(
                HttpRequest.newBuilder(URI.create(insurer + "/deregistrations/x"))
                    .PUT(BodyPublishers.ofString("{}"))
                    .build(),
                BodyHandlers.ofString());

    assertThat(refused.statusCode()).isEqualTo(403);
  }

  /** How many messages about an application the insurer took in. */
  private static long sent(HttpClient client, String insurer, String number) {
    try {
      String list =
          client
              .send(
                  HttpRequest.newBuilder(URI.create(insurer + "/deregistrations")).build(),
                  BodyHandlers.ofString())
              .body();
      return new JsonObject(list)
          .getJsonArray("items").stream()
              .map(item -> ((JsonObject) item).getJsonObject("request").getString("number"))
              .filter(number::equals)
              .count();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static HttpClient client(RunningSystem system) {
    return HttpClient.newBuilder()
        .sslContext(PemTls.trusting(system.demoFolder().resolve("ca.pem")))
        .build();
  }
}
