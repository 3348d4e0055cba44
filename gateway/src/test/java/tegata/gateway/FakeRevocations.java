package tegata.gateway;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.math.BigInteger;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Publishes the list of a CA's revoked certificates, or keeps silent. */
final class FakeRevocations {
  private final TestPki authority;
  private final Set<BigInteger> revoked = ConcurrentHashMap.newKeySet();
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

  void goAway() {
    away = true;
  }

  void reset() {
    revoked.clear();
    away = false;
  }

  private void answer(HttpServerRequest request) {
    if (away) {
      request.response().setStatusCode(503).end();
    } else {
      request.response().end(Buffer.buffer(authority.list(revoked)));
    }
  }
}
