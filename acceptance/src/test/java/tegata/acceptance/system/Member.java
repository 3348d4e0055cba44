package tegata.acceptance.system;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** A further member of a running system's cluster. */
public record Member(Jvm jvm, MemberPorts ports) {

  /** The status of a path on its health port, 0 when nobody answers. */
  public int health(String path) {
    return health(ports, path);
  }

  /** The same of any member. */
  public static int health(MemberPorts ports, String path) {
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
    Await.until("ready", limit, () -> health("/health/ready") == 200 || !jvm.isAlive());
    if (!jvm.isAlive()) {
      throw new IllegalStateException("the member ended while starting; see its log");
    }
  }
}
