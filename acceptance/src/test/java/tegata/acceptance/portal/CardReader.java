package tegata.acceptance.portal;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import tegata.acceptance.system.RunningSystem;

/** The card reader as scripts use it: {@code POST /cards/{cardId}/sign}. */
public final class CardReader {
  private final HttpClient http = HttpClient.newHttpClient();
  private final String url;

  public CardReader(RunningSystem system) {
    this.url = system.ready().getString("reader");
  }

  /**
   * A card's certificate and its signature over the challenge, in base64.
   *
   * @param person of {@code people.json}; without PIN the face counts
   */
  public JsonObject sign(JsonObject person, String challenge) {
    JsonObject question =
        new JsonObject().put("pin", person.getString("pin")).put("challenge", challenge);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + "/cards/" + person.getString("cardId") + "/sign"))
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(question.encode()))
            .build();
    try {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException("the card did not sign: " + answer.body());
      }
      return new JsonObject(answer.body());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
