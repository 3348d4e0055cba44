package tegata.workers.outbox;

import static tegata.workers.RunningWorkers.await;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tegata.workers.audit.Audit;
import tegata.workers.database.Database;
import tegata.workers.outbox.Awaits.Await;
import tegata.workers.outbox.MortalAwaits.Point;
import tegata.workers.registration.DeliveredMessages;

/** Relays that die, one after the other, each at a point of the test's choosing. */
final class RelayLives {
  /** Every point at which a relay can die. */
  static final List<Point> POINTS =
      Stream.of(Await.values())
          .flatMap(await -> Stream.of(new Point(await, true), new Point(await, false)))
          .toList();

  /** A dead relay's lines are free at once: nobody has to wait in a test. */
  private static final Duration NO_LEASE = Duration.ofMillis(1);

  private static final int LINES_AT_ONCE = 4;

  private final Vertx vertx;
  private final Database database;
  private final Receivers receivers;
  private final Map<String, Effect> effects;

  RelayLives(Vertx vertx, Database database, Receivers receivers, Clock clock) {
    this.vertx = vertx;
    this.database = database;
    this.receivers = receivers;
    this.effects = new DeliveredMessages(new Audit(), clock).effects();
  }

  /**
   * Lets relays serve and die at a point.
   *
   * @return how many of them died there; the others found nothing to do
   */
  long die(Point point, long seed, int deaths) {
    Random random = new Random(seed);
    return IntStream.range(0, deaths)
        .filter(
            i -> {
              MortalAwaits life = new MortalAwaits(point, 1 + random.nextInt(3));
              live(life);
              return life.isDead();
            })
        .count();
  }

  /** Lets a relay serve until nothing more is due. */
  void live(Awaits awaits) {
    Context context = vertx.getOrCreateContext();
    Promise<Void> end = Promise.promise();
    context.runOnContext(x -> serve(relay(awaits)).onComplete(end));
    await(end.future().otherwiseEmpty());
  }

  Relay relay(Awaits awaits) {
    return new Relay(
        database, receivers, effects, awaits, (attempts, refused) -> Duration.ZERO, NO_LEASE);
  }

  private Future<Void> serve(Relay relay) {
    List<Future<Optional<Lease>>> leases =
        IntStream.range(0, LINES_AT_ONCE).mapToObj(i -> relay.claim()).toList();
    return Future.join(leases)
        .transform(
            x -> {
              List<Future<Void>> served =
                  leases.stream()
                      .filter(Future::succeeded)
                      .flatMap(lease -> lease.result().stream())
                      .map(relay::serve)
                      .toList();
              boolean more = !served.isEmpty();
              return Future.join(served)
                  .transform(
                      done ->
                          done.succeeded() && x.succeeded() && more
                              ? serve(relay)
                              : Future.succeededFuture());
            });
  }
}
