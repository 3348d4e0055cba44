package tegata.acceptance.system;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/** A further member of a running system's cluster. */
public record Member(Jvm jvm, MemberPorts ports) {

  /** The status of a path on its health port, 0 when nobody answers. */
  public int health(String path) {
    try {
      return HttpClient.newHttpClient()
          .send(
              HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + ports.health() + path))
                  .timeout(Duration.ofSeconds(3))
                  .build(),
              HttpResponse.BodyHandlers.discarding())
          .statusCode();
    } catch (IOException e) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  void awaitReady(Duration limit) {
    Instant end = Instant.now().plus(limit);
    while (health("/health/ready") != 200) {
      if (!jvm.isAlive() || Instant.now().isAfter(end)) {
        throw new IllegalStateException("the member did not become ready; see its log");
      }
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
  }
}
