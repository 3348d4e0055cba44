package tegata.gateway.insurer;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import tegata.gateway.resilience.Breaker;

/** One of the places where a backend answers, and what is known of how it does. */
final class Replica {
  private static final Duration WINDOW = Duration.ofSeconds(10);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
  private static final int TRIALS = 3;

  /** Where nobody else can answer, giving up is worse than a few more failures. */
  private static final Breaker.Rule ALONE =
      new Breaker.Rule(10, WINDOW, PAUSE, LONGEST_PAUSE, TRIALS);

  private static final Breaker.Rule ONE_OF_SEVERAL =
      new Breaker.Rule(3, WINDOW, PAUSE, LONGEST_PAUSE, TRIALS);

  private final URI url;
  private final InsurerClient client;
  private final Breaker breaker;
  private boolean healthy = true;
  private int underWay;

  Replica(Vertx vertx, URI url, InsurerConfig.Way way, InsurerTls tls, LongSupplier nanos) {
    this.url = url;
    this.client = new InsurerClient(vertx, url, way.connections(), tls);
    this.breaker = new Breaker(way.urls().size() > 1 ? ONE_OF_SEVERAL : ALONE, nanos);
  }

  URI url() {
    return url;
  }

  Breaker breaker() {
    return breaker;
  }

  /** Attempts that have not ended. */
  int underWay() {
    return underWay;
  }

  boolean isClosed() {
    return breaker.state() == Breaker.State.CLOSED;
  }

  boolean isWell() {
    return healthy && isClosed();
  }

  /** What a health check found. */
  void healthy(boolean found) {
    healthy = found;
  }

  /**
   * Begins an attempt, unless the breaker lets none pass.
   *
   * @param answered the whole question's answer, from whichever replica
   */
  <T> Optional<Attempt<T>> attempt(
      Buffer message, Duration deadline, Function<Buffer, T> read, Future<T> answered) {
    return breaker
        .pass()
        .map(
            pass -> {
              underWay++;
              return new Attempt<>(this, pass, client.exchange(message, deadline), read, answered);
            });
  }

  /** An attempt ended. */
  void ended() {
    underWay--;
  }

  void close() {
    client.close();
  }
}
