package tegata.gateway.insurer;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tegata.gateway.insurer.InsurerFailure.Kind;
import tegata.gateway.insurer.InsurerMetrics.OfBackend;
import tegata.gateway.insurer.InsurerMetrics.Why;
import tegata.gateway.resilience.ConcurrencyLimit;
import tegata.gateway.resilience.ConcurrencyLimit.Entered;
import tegata.gateway.resilience.LatencyWindow;
import tegata.gateway.resilience.RetryBudget;

/**
 * One insurer's backend: its replicas, and all that is learnt of them. Nothing of it is shared with
 * another insurer, so that one in trouble is nobody else's.
 */
final class Backend {
  private static final int HEDGE_PERCENTILE = 95;

  /** Until enough was measured. */
  private static final Duration HEDGE_UNMEASURED = Duration.ofMillis(500);

  private static final Duration HEDGE_LEAST = Duration.ofMillis(10);

  private final Vertx vertx;
  private final List<Replica> replicas;
  private final RetryBudget budget = new RetryBudget();
  private final LatencyWindow latencies = new LatencyWindow();
  private final ConcurrencyLimit limit;
  private final int connections;
  private final OfBackend metrics;
  private final Optional<HealthChecks> checks;
  private int underWay;
  private int turn;
  private boolean retired;

  Backend(Vertx vertx, InsurerConfig.Way way, InsurerTls tls, InsurerMetrics metrics) {
    this.connections = way.urls().size() * way.connections();
    this.vertx = vertx;
    this.replicas =
        way.urls().stream()
            .map(url -> new Replica(vertx, url, way, tls, System::nanoTime))
            .toList();
    this.limit =
        new ConcurrencyLimit(
            Math.max(1, connections / 4), 2 * connections, 3 * connections, System::nanoTime);
    this.metrics = metrics.of(way.name());
    this.checks =
        way.healthPath().map(path -> new HealthChecks(vertx, path, replicas, tls).begin());
  }

  /**
   * Asks. A question changes nothing at the insurer, so it may be asked again within the budget.
   *
   * @param purpose what for; a patient's page gives way to the desks
   * @param read understands an answer, and throws {@link InsurerFailure} where it cannot be used;
   *     hears the answer of each attempt, also where another was faster
   * @return what was read, or a failure that is always an {@link InsurerFailure}
   */
  <T> Future<T> ask(
      Asker.Purpose purpose, Buffer message, Duration deadline, Function<Buffer, T> read) {
    if (purpose == Asker.Purpose.OWN_PAGE && !hasRoomForPages()) {
      return Future.failedFuture(
          new InsurerFailure(Kind.BUSY, "The desks need this insurer: a page does not ask now."));
    }
    Optional<Entered> entered = limit.enter();
    if (entered.isEmpty()) {
      return Future.failedFuture(
          new InsurerFailure(Kind.BUSY, "Too many questions wait for this insurer already."));
    }
    budget.earn();
    underWay++;
    long begun = System.nanoTime();
    Optional<Duration> hedgeAfter =
        replicas.size() > 1 ? Optional.of(hedgeAfter()) : Optional.empty();
    Future<T> answer = new Race<>(vertx, this, message, deadline, read).run(hedgeAfter);
    tryTheResting(message, deadline, read, answer);
    return answer
        .onSuccess(x -> latencies.add(Duration.ofNanos(System.nanoTime() - begun)))
        .onComplete(
            result -> {
              if (result.succeeded() || isSilence(result.cause())) {
                entered.get().answered();
              } else {
                entered.get().ended();
              }
              ended();
            });
  }

  /** The replicas, the one to ask first before the others. */
  List<Replica> inOrder() {
    List<Replica> order = new ArrayList<>(replicas);
    turn = (turn + 1) % replicas.size();
    java.util.Collections.rotate(order, turn);
    order.sort(
        Comparator.comparing(Replica::isWell)
            .thenComparing(Replica::isClosed)
            .reversed()
            .thenComparingInt(Replica::underWay));
    return order;
  }

  RetryBudget budget() {
    return budget;
  }

  OfBackend metrics() {
    return metrics;
  }

  List<Replica> replicas() {
    return replicas;
  }

  /** Questions that have not ended. */
  int underWay() {
    return underWay;
  }

  /** Questions let through at a time. */
  int limit() {
    return limit.now();
  }

  /** Takes no more questions, lets those under way end, and then gives everything back. */
  void retire() {
    retired = true;
    checks.ifPresent(HealthChecks::end);
    closeWhenIdle();
  }

  /** Half of what the insurer bears is the desks' alone: a page can show what is held. */
  private boolean hasRoomForPages() {
    int bears = Math.min(limit.now(), connections);
    return underWay < (bears + 1) / 2;
  }

  private Duration hedgeAfter() {
    Duration measured = latencies.percentile(HEDGE_PERCENTILE).orElse(HEDGE_UNMEASURED);
    return measured.compareTo(HEDGE_LEAST) < 0 ? HEDGE_LEAST : measured;
  }

  /**
   * A replica that is on trial gets the question as well, while a good one answers it: its trial
   * costs a share of the budget, and nobody an answer.
   */
  private <T> void tryTheResting(
      Buffer message, Duration deadline, Function<Buffer, T> read, Future<T> answer) {
    if (replicas.stream().noneMatch(Replica::isWell)) {
      return;
    }
    replicas.stream()
        .filter(replica -> replica.breaker().isReadyForTrial())
        .filter(replica -> budget.spend())
        .flatMap(replica -> replica.attempt(message, deadline, read, answer).stream())
        .forEach(
            trial -> {
              metrics.attempted(Why.TRIAL);
              underWay++;
              trial.result().onComplete(x -> ended());
            });
  }

  private static boolean isSilence(Throwable e) {
    return e instanceof InsurerFailure failure && failure.kind() == Kind.SILENT;
  }

  private void ended() {
    underWay--;
    closeWhenIdle();
  }

  private void closeWhenIdle() {
    if (retired && underWay == 0) {
      replicas.forEach(Replica::close);
    }
  }
}
