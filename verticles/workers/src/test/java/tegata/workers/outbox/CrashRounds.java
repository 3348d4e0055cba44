package tegata.workers.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static tegata.workers.RunningWorkers.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import tegata.workers.RunningWorkers;
import tegata.workers.database.Database;
import tegata.workers.fixture.TestDatabase;
import tegata.workers.outbox.Awaits.Await;
import tegata.workers.outbox.MortalAwaits.Point;

/**
 * Rounds of people who leave the scheme while the relay dies at one point again and again, and what
 * must be true afterwards.
 */
final class CrashRounds implements AutoCloseable {
  private static final int PEOPLE = 36;
  private static final int DEATHS_IN_A_PHASE = 25;

  private final TestDatabase postgres;
  private final Clock clock;
  private final RunningWorkers workers;
  private final Database database;

  CrashRounds(TestDatabase postgres, Clock clock) {
    this.postgres = postgres;
    this.clock = clock;
    this.workers = new RunningWorkers(postgres, clock);
    this.database = open(postgres);
  }

  /** Goes on until so many relays have died at the point, each in its seeded way. */
  void survive(Point point, int deaths) {
    long died = 0;
    for (long seed = 0; died < deaths; seed++) {
      died += round(point, seed, (int) Math.min(DEATHS_IN_A_PHASE, deaths - died));
    }
  }

  private long round(Point point, long seed, int deathsInAPhase) {
    // A postponed try needs one that failed.
    int failing = point.await() == Await.POSTPONE ? 7 : 2;
    FallibleReceivers world = new FallibleReceivers(seed, failing, LocalDate.now(clock).toString());
    RelayLives relays = new RelayLives(workers.vertx(), database, world, clock);
    Leavers leavers = new Leavers(workers, postgres, clock, PEOPLE);
    leavers.apply();
    long died = relays.die(point, seed, deathsInAPhase);
    drain(relays, leavers);
    leavers.decide();
    died += relays.die(point, -seed, deathsInAPhase);
    drain(relays, leavers);
    check(world, leavers, point + ", seed " + seed);
    return died;
  }

  private static void drain(RelayLives relays, Leavers leavers) {
    while (leavers.waiting() > 0) {
      relays.live(Awaits.NOTHING_HAPPENS);
    }
  }

  private static void check(FallibleReceivers world, Leavers leavers, String round) {
    assertThat(world.lost(leavers.told())).as("lost, " + round).isEmpty();
    assertThat(world.duplicated()).as("duplicated, " + round).isEmpty();
    assertThat(world.disordered()).as("out of order, " + round).isEmpty();
    assertThat(leavers.ways())
        .as(round)
        .containsExactly("SCHEDULED: FILE ACCEPT ISSUE ACKNOWLEDGE SCHEDULE");
    assertThat(leavers.notices())
        .as(round)
        .containsExactly(
            "APPLICATION_ACCEPTED 1",
            "APPLICATION_CERTIFICATE_ISSUED 1",
            "APPLICATION_SCHEDULED 1");
  }

  /** What became of messages that a relay told in a naive order. */
  record Outcome(int lost, int duplicated) {}

  /** The world never fails here: whatever goes wrong comes from the order and the deaths alone. */
  Outcome naive(NaiveRelay.Order order, int deaths) {
    FallibleReceivers world = new FallibleReceivers(1, 0, LocalDate.now(clock).toString());
    Leavers leavers = new Leavers(workers, postgres, clock, PEOPLE);
    leavers.apply();
    Set<FallibleReceivers.Taken> told = leavers.told();
    for (int life = 0; life < deaths; life++) {
      await(new NaiveRelay(database, world, order, 1 + life % 3).serve());
    }
    await(new NaiveRelay(database, world, order, Integer.MAX_VALUE).serve());
    return new Outcome(world.lost(told).size(), world.duplicated().size());
  }

  private Database open(TestDatabase postgres) {
    try {
      Path config = Files.createTempDirectory("relay");
      return await(Database.open(workers.vertx(), postgres.config(config), config));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    workers.close();
  }
}
