package tegata.node.connection;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.impl.ConnectionBase;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The open HTTP/1.1 connections of one event loop. Closes those that take too long for a step,
 * however many bytes they drip meanwhile (a server's idle timeout counts silence only): a request's
 * head, a body, the reading of an answer, the next request. Takes nothing more from a connection
 * whose last answer has been given.
 */
public final class Connections {
  private static final long SWEEP_MILLIS = 500;

  private final Deadlines deadlines;
  private final Map<HttpConnection, Watch> open = new HashMap<>();

  /** Starts sweeping on the current event loop. */
  public Connections(Vertx vertx, Deadlines deadlines) {
    this.deadlines = deadlines;
    vertx.setPeriodic(SWEEP_MILLIS, timer -> sweep());
  }

  /** A connection has opened, its TLS handshake done. */
  public void opened(HttpConnection connection) {
    opened(connection, () -> {});
  }

  /**
   * The same.
   *
   * @param closed told when it has closed, whoever closed it
   */
  public void opened(HttpConnection connection, Runnable closed) {
    open.put(connection, new Watch((ConnectionBase) connection, deadlines.receive()));
    connection.closeHandler(
        x -> {
          open.remove(connection);
          closed.run();
        });
  }

  /** The first byte of a request has arrived, perhaps while the one before is being answered. */
  public void headBegins(HttpConnection connection) {
    Watch watch = open.get(connection);
    if (watch != null) {
      watch.headsBegun++;
      if (!watch.turns.isAnswering()) {
        watch.settled = true;
        watch.allow(deadlines.receive());
      }
    }
  }

  /**
   * A request's head has arrived.
   *
   * @return whether it may be answered: not when the answer before it was the last
   */
  public boolean begin(HttpServerRequest request) {
    Watch watch = open.get(request.connection());
    if (watch == null || watch.isOver()) {
      return false;
    }
    watch.answer = Optional.of(request.response());
    watch.headsBegun = Math.max(0, watch.headsBegun - 1);
    watch.settled = false;
    watch.allow(deadlines.receive());
    request
        .end()
        .onSuccess(
            x -> {
              if (!watch.settled) {
                watch.allow(deadlines.answer());
              }
            });
    return true;
  }

  /** Gives a body another time to arrive in, from now on: one that is large, of a known caller. */
  public void allow(HttpServerRequest request, Duration body) {
    Watch watch = open.get(request.connection());
    if (watch != null) {
      watch.allow(body);
    }
  }

  private void sweep() {
    open.values().forEach(this::settle);
    long now = System.nanoTime();
    List<HttpConnection> late =
        open.entrySet().stream()
            .filter(e -> now - e.getValue().deadline > 0)
            .map(Map.Entry::getKey)
            .toList();
    late.forEach(connection -> open.remove(connection).cut());
  }

  /** Looked at from time to time, because an answer tells only one of its end. */
  private void settle(Watch watch) {
    if (!watch.settled && !watch.turns.isAnswering()) {
      watch.settled = true;
      watch.allow(watch.headsBegun > 0 ? deadlines.receive() : deadlines.quiet());
    }
  }

  private static final class Watch {
    private final ConnectionBase connection;
    private final OneAtATime turns;
    private long deadline;
    private int headsBegun;

    /** Whether the time after the answer runs. */
    private boolean settled = true;

    private Optional<HttpServerResponse> answer = Optional.empty();

    Watch(ConnectionBase connection, Duration time) {
      this.connection = connection;
      this.turns = OneAtATime.install(connection);
      allow(time);
    }

    void allow(Duration time) {
      deadline = System.nanoTime() + time.toNanos();
    }

    boolean isOver() {
      return answer
          .filter(a -> a.headers().contains(HttpHeaders.CONNECTION, HttpHeaders.CLOSE, true))
          .isPresent();
    }

    /**
     * Ends it whatever is not yet read: {@link HttpConnection#close} would wait for a caller who
     * never reads.
     */
    void cut() {
      connection.channelHandlerContext().close();
    }
  }
}
