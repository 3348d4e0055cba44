package tegata.acceptance.gateway;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import tegata.acceptance.system.RunningSystem;

/**
 * A clinic of the demonstration, with the files any clinic gets: its certificate and the gateway's
 * CA. Uses nothing of ours but HTTP.
 */
public final class Clinic {
  private final Path folder;
  private final JsonObject facility;
  private final HttpClient http;

  private Clinic(Path folder, JsonObject facility, HttpClient http) {
    this.folder = folder;
    this.facility = facility;
    this.http = http;
  }

  /** The first standard clinic. */
  public static Clinic first(RunningSystem system) {
    return with(system, "standard", "clinic");
  }

  /** The first facility of a kind and role. */
  public static Clinic with(RunningSystem system, String kind, String role) {
    try (var folders = Files.list(system.demoFolder().resolve("facilities"))) {
      return folders
          .sorted()
          .map(folder -> new Clinic(folder, json(folder.resolve("facility.json")), null))
          .filter(c -> c.facility.getString("kind").equals(kind))
          .filter(c -> c.facility.getJsonArray("roles").contains(role))
          .findFirst()
          .map(c -> c.with(PemTls.showing(system.demoFolder().resolve("ca.pem"), c.folder)))
          .orElseThrow();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The same facility, but showing the certificate in another folder. */
  public Clinic showing(RunningSystem system, Path credential) {
    return with(PemTls.showing(system.demoFolder().resolve("ca.pem"), credential));
  }

  /** The same facility, but showing no certificate. */
  public Clinic showingNone(RunningSystem system) {
    return with(PemTls.trusting(system.demoFolder().resolve("ca.pem")));
  }

  public Path folder() {
    return folder;
  }

  public String code() {
    return facility.getString("code");
  }

  public String clientId() {
    return facility.getString("clientId");
  }

  public String name() {
    return facility.getString("name");
  }

  /** A new access token. */
  public String token(int port) {
    HttpResponse<String> answer =
        send(
            request(port, "/oauth2/token")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "grant_type=client_credentials&client_id=" + clientId())));
    if (answer.statusCode() != 200) {
      throw new IllegalStateException("no token: " + answer.body());
    }
    return new JsonObject(answer.body()).getString("access_token");
  }

  /** Posts JSON as this clinic. */
  public HttpResponse<String> post(int port, String path, String token, JsonObject body) {
    return send(
        request(port, path)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.encode())));
  }

  /** Posts JSON as this clinic under an Idempotency-Key. */
  public HttpResponse<String> post(
      int port, String path, String token, JsonObject body, String key) {
    return send(
        request(port, path)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(HttpRequest.BodyPublishers.ofString(body.encode())));
  }

  /** Posts bytes as this clinic. */
  public HttpResponse<byte[]> post(
      int port, String path, String token, String contentType, byte[] body) {
    try {
      return http.send(
          request(port, path)
              .header("Authorization", "Bearer " + token)
              .header("Content-Type", contentType)
              .POST(HttpRequest.BodyPublishers.ofByteArray(body))
              .build(),
          HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static HttpRequest.Builder request(int port, String path) {
    return HttpRequest.newBuilder(URI.create("https://localhost:" + port + path))
        .timeout(Duration.ofSeconds(30));
  }

  private Clinic with(SSLContext context) {
    return new Clinic(
        folder,
        facility,
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .sslContext(context)
            .connectTimeout(Duration.ofSeconds(5))
            .build());
  }

  private static JsonObject json(Path file) {
    try {
      return new JsonObject(Files.readString(file));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
