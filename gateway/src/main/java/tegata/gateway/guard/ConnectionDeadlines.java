package tegata.gateway.guard;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Closes connections that take too long for a step, however many bytes they drip meanwhile (a
 * server's idle timeout counts silence only): the first request's head, a body, the reading of an
 * answer, the next request. One sweep serves all connections of an event loop.
 */
final class ConnectionDeadlines {
  private static final long SWEEP_MILLIS = 500;
  private static final long ANSWER_NANOS = Duration.ofSeconds(30).toNanos();
  private static final long NEXT_REQUEST_NANOS = Duration.ofSeconds(60).toNanos();

  private final long receiveNanos;
  private final Map<HttpConnection, Long> deadlines = new HashMap<>();

  /**
   * Starts sweeping on the current event loop.
   *
   * @param receive for the first request's head, and for the body of any
   */
  ConnectionDeadlines(Vertx vertx, Duration receive) {
    this.receiveNanos = receive.toNanos();
    vertx.setPeriodic(SWEEP_MILLIS, timer -> sweep());
  }

  /** A connection has opened, its TLS handshake done. */
  void opened(HttpConnection connection) {
    allow(connection, receiveNanos);
    connection.closeHandler(x -> deadlines.remove(connection));
  }

  /** A request's head has arrived. */
  void began(HttpServerRequest request) {
    HttpConnection connection = request.connection();
    allow(connection, receiveNanos);
    request.response().endHandler(x -> allow(connection, NEXT_REQUEST_NANOS));
    request
        .end()
        .onSuccess(
            x -> {
              if (!request.response().ended()) {
                allow(connection, ANSWER_NANOS);
              }
            });
  }

  private void allow(HttpConnection connection, long nanos) {
    deadlines.put(connection, System.nanoTime() + nanos);
  }

  private void sweep() {
    long now = System.nanoTime();
    List<HttpConnection> late = new ArrayList<>();
    deadlines.forEach(
        (connection, deadline) -> {
          if (now - deadline > 0) {
            late.add(connection);
          }
        });
    late.forEach(HttpConnection::close);
  }
}
