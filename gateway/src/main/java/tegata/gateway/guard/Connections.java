package tegata.gateway.guard;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The open connections of one event loop. Closes those that take too long for a step, however many
 * bytes they drip meanwhile (a server's idle timeout counts silence only): a request's head, a
 * body, the reading of an answer, the next request. Takes nothing more from a connection whose last
 * answer has been given.
 */
public final class Connections {
  private static final long SWEEP_MILLIS = 500;
  private static final long ANSWER_NANOS = Duration.ofSeconds(30).toNanos();
  private static final long NEXT_REQUEST_NANOS = Duration.ofSeconds(60).toNanos();

  private final long receiveNanos;
  private final Map<HttpConnection, Watch> open = new HashMap<>();

  /**
   * Starts sweeping on the current event loop.
   *
   * @param receive for a request's head, and for its body
   */
  public Connections(Vertx vertx, Duration receive) {
    this.receiveNanos = receive.toNanos();
    vertx.setPeriodic(SWEEP_MILLIS, timer -> sweep());
  }

  /** A connection has opened, its TLS handshake done. */
  void opened(HttpConnection connection) {
    open.put(connection, new Watch(receiveNanos));
    connection.closeHandler(x -> open.remove(connection));
  }

  /** The first byte of a request has arrived, perhaps while the one before is being answered. */
  void headBegins(HttpConnection connection) {
    Watch watch = open.get(connection);
    if (watch != null) {
      watch.headBegun = true;
      if (watch.isAnswered()) {
        watch.settled = true;
        watch.allow(receiveNanos);
      }
    }
  }

  /**
   * A request's head has arrived.
   *
   * @return whether it may be answered: not when the answer before it was the last
   */
  boolean begin(HttpServerRequest request) {
    Watch watch = open.get(request.connection());
    if (watch == null || watch.isOver()) {
      return false;
    }
    HttpServerResponse response = request.response();
    watch.answer = Optional.of(response);
    watch.headBegun = false;
    watch.settled = false;
    watch.allow(receiveNanos);
    request
        .end()
        .onSuccess(
            x -> {
              if (!response.ended()) {
                watch.allow(ANSWER_NANOS);
              }
            });
    return true;
  }

  /** Gives a body another time to arrive in, from now on: one that is large, of a known caller. */
  public void allow(HttpServerRequest request, Duration body) {
    Watch watch = open.get(request.connection());
    if (watch != null) {
      watch.allow(body.toNanos());
    }
  }

  private void sweep() {
    open.values().forEach(watch -> watch.settle(receiveNanos));
    long now = System.nanoTime();
    List<HttpConnection> late =
        open.entrySet().stream()
            .filter(e -> now - e.getValue().deadline > 0)
            .map(Map.Entry::getKey)
            .toList();
    late.forEach(HttpConnection::close);
  }

  private static final class Watch {
    private long deadline;
    private boolean headBegun;

    /** Whether the time after the answer runs; looked at, because an answer tells one alone. */
    private boolean settled = true;

    private Optional<HttpServerResponse> answer = Optional.empty();

    Watch(long nanos) {
      allow(nanos);
    }

    void allow(long nanos) {
      deadline = System.nanoTime() + nanos;
    }

    boolean isAnswered() {
      return answer.map(HttpServerResponse::ended).orElse(true);
    }

    void settle(long receiveNanos) {
      if (!settled && isAnswered()) {
        settled = true;
        allow(headBegun ? receiveNanos : NEXT_REQUEST_NANOS);
      }
    }

    boolean isOver() {
      return answer
          .filter(a -> a.headers().contains(HttpHeaders.CONNECTION, HttpHeaders.CLOSE, true))
          .isPresent();
    }
  }
}
