package tegata.workers.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static tegata.workers.RunningWorkers.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import tegata.workers.RunningWorkers;
import tegata.workers.database.DatabaseConfig;
import tegata.workers.fixture.TestDatabase;

/** Real relays, killed with -9 in the midst of delivering, and what must be true afterwards. */
final class KillRounds implements AutoCloseable {
  private static final int PEOPLE = 30;

  private final TestDatabase postgres;
  private final Clock clock;
  private final Path dir;
  private final RunningWorkers workers;

  KillRounds(TestDatabase postgres, Clock clock, Path dir) {
    this.postgres = postgres;
    this.clock = clock;
    this.dir = dir;
    this.workers = new RunningWorkers(postgres, clock);
  }

  /**
   * Kills so many relays, each after a few deliveries of the work it had.
   *
   * @return how long each time it took from the next relay's start until nothing waited
   */
  List<Duration> kill(int times) throws IOException, InterruptedException {
    HttpWorld world = new HttpWorld(workers.vertx(), LocalDate.now(clock).toString());
    URI place = await(world.listen());
    DatabaseConfig database = postgres.config(dir);
    List<Duration> drained = new ArrayList<>();
    Random random = new Random(times);
    for (int i = 0; i < times; i++) {
      Leavers leavers = new Leavers(workers, postgres, clock, PEOPLE);
      leavers.apply();
      killAfter(1 + random.nextInt(15), world, RelayProcess.start(dir, database, place));
      RelayProcess next = RelayProcess.start(dir, database, place);
      long begin = System.nanoTime();
      awaitDrained(leavers);
      drained.add(Duration.ofNanos(System.nanoTime() - begin));
      leavers.decide();
      awaitDrained(leavers);
      next.end();
      assertThat(leavers.ways())
          .containsExactly("SCHEDULED: FILE ACCEPT ISSUE ACKNOWLEDGE SCHEDULE");
      assertThat(leavers.notices())
          .containsExactly(
              "APPLICATION_ACCEPTED 1",
              "APPLICATION_CERTIFICATE_ISSUED 1",
              "APPLICATION_SCHEDULED 1");
    }
    assertThat(world.effects())
        .as("one effect for each message")
        .isEqualTo(postgres.count("outbox"));
    return drained;
  }

  private static void killAfter(int deliveries, HttpWorld world, RelayProcess relay)
      throws InterruptedException {
    CountDownLatch seen = new CountDownLatch(deliveries);
    world.onDelivery(seen::countDown);
    assertThat(seen.await(60, TimeUnit.SECONDS)).as("the relay delivers").isTrue();
    relay.kill();
    world.onDelivery(() -> {});
  }

  private static void awaitDrained(Leavers leavers) throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    for (int i = 0; i < 3_000 && leavers.waiting() > 0; i++) {
      never.await(20, TimeUnit.MILLISECONDS);
    }
    assertThat(leavers.waiting()).as("messages that wait").isZero();
  }

  @Override
  public void close() {
    workers.close();
  }
}
