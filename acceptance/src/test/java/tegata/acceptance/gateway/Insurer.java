package tegata.acceptance.gateway;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import tegata.acceptance.system.RunningSystem;

/** The admin side of an insurer's simulated backend: how it misbehaves, and what reached it. */
public final class Insurer {
  private final HttpClient http;
  private final String url;

  private Insurer(HttpClient http, String url) {
    this.http = http;
    this.url = url;
  }

  /** The insurer of a person of {@code people.json}; the first of its backends. */
  public static Insurer of(RunningSystem system, JsonObject person) {
    return all(system, person).get(0);
  }

  /** Every backend of a person's insurer. */
  public static List<Insurer> all(RunningSystem system, JsonObject person) {
    HttpClient http =
        HttpClient.newBuilder()
            .sslContext(PemTls.trusting(system.demoFolder().resolve("ca.pem")))
            .build();
    return system
        .ready()
        .getJsonObject("insurerReplicas")
        .getJsonArray(person.getString("insurerNumber"))
        .stream()
        .map(url -> new Insurer(http, url.toString()))
        .toList();
  }

  /**
   * Misbehaves from now on.
   *
   * @param mode as on the wire, {@code none} for good health
   * @param millis of delay, where the mode has one
   */
  public void misbehaves(String mode, long millis) {
    JsonObject fault = new JsonObject().put("mode", mode).put("millis", millis);
    JsonObject now =
        send(request("/admin/fault").PUT(HttpRequest.BodyPublishers.ofString(fault.encode())));
    if (!now.getString("mode").equals(mode)) {
      throw new IllegalStateException("the simulator knows no fault " + mode);
    }
  }

  /** How many questions have reached it. */
  public long questions() {
    return send(request("/admin/requests").GET()).getLong("count");
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url + path)).timeout(Duration.ofSeconds(30));
  }

  private JsonObject send(HttpRequest.Builder request) {
    try {
      return new JsonObject(
          http.send(request.build(), HttpResponse.BodyHandlers.ofString()).body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
