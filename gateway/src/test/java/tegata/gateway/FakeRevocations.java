package tegata.gateway;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.math.BigInteger;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** Publishes the list of a CA's revoked certificates, or keeps silent. */
final class FakeRevocations {
  private final TestPki authority;
  private final Set<BigInteger> revoked = ConcurrentHashMap.newKeySet();
  private final List<Set<String>> headers = new CopyOnWriteArrayList<>();
  private volatile boolean away;
  private HttpServer server;

  FakeRevocations(TestPki authority) {
    this.authority = authority;
  }

  Future<HttpServer> listen(Vertx vertx) {
    server = vertx.createHttpServer().requestHandler(this::answer);
    return server.listen(0, "127.0.0.1");
  }

  URI place() {
    return URI.create("http://127.0.0.1:" + server.actualPort() + "/all.crl");
  }

  void revoke(TestPki.Credential credential) {
    revoked.add(credential.certificate().getSerialNumber());
  }

  /** Names of the headers that came with each question, in small letters. */
  List<Set<String>> headers() {
    return headers;
  }

  void goAway() {
    away = true;
  }

  void reset() {
    revoked.clear();
    away = false;
    headers.clear();
  }

  private void answer(HttpServerRequest request) {
    headers.add(
        request.headers().names().stream()
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet()));
    if (away) {
      request.response().setStatusCode(503).end();
    } else {
      request.response().end(Buffer.buffer(authority.list(revoked)));
    }
  }
}
