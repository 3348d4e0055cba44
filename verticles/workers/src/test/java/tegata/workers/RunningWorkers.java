package tegata.workers;

import io.vertx.core.Deployable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import tegata.contract.Address;
import tegata.contract.Bus;
import tegata.contract.Caller;
import tegata.contract.Fault;
import tegata.domain.intake.RetentionWindow;
import tegata.node.revocation.BoundedFetch;
import tegata.node.revocation.FixedRevocation;
import tegata.workers.database.Database;
import tegata.workers.fixture.Samples;
import tegata.workers.fixture.TestCa;
import tegata.workers.fixture.TestDatabase;
import tegata.workers.identity.CardVerifier;
import tegata.workers.identity.CheckCard;
import tegata.workers.identity.LinkRenewedCard;
import tegata.workers.intake.Window;
import tegata.workers.staff.StaffVerticle;

/** Every feature of the workers role, on a real event bus and a real database. */
public final class RunningWorkers implements AutoCloseable {
  /** Issues the cards that are believed; none of them is ever revoked. */
  public static final TestCa CA = new TestCa(TestCa.NAME, "current", Samples.NOW.instant());

  /** Issues the cards of staff. */
  public static final TestCa STAFF_CA =
      new TestCa("C=JP,O=Tegata Tests,CN=Test Staff CA", "staff", Samples.NOW.instant());

  /** What a certificate of staff says it is for. */
  public static final String STAFF_POLICY = "2.999.392.1.1";

  private final Vertx vertx;
  private final Bus bus;
  private final Database database;

  public RunningWorkers(TestDatabase postgres, Clock clock) {
    this(postgres, clock, Vertx.vertx());
  }

  /** Where one member of an insurer's staff does all. */
  public static RunningWorkers withOneDesk(TestDatabase postgres, Clock clock) {
    return new RunningWorkers(postgres, clock, Vertx.vertx(), true);
  }

  /** The same on a Vert.x of the test, for instance one that listens to what is asked of SQL. */
  public RunningWorkers(TestDatabase postgres, Clock clock, Vertx vertx) {
    this(postgres, clock, vertx, false);
  }

  private RunningWorkers(TestDatabase postgres, Clock clock, Vertx vertx, boolean oneDoesAll) {
    this.vertx = vertx;
    this.bus = new Bus(vertx);
    Path config = folder();
    database = await(Database.open(vertx, postgres.config(config), config));
    Path anchors = TestCa.pem(config.resolve("ca.pem"), CA);
    CheckCard cards =
        new CheckCard(
            vertx,
            new CardVerifier(anchors, Set.of(WorkersConfig.USER_AUTHENTICATION_POLICY), clock),
            new FixedRevocation().asked(),
            LinkRenewedCard.at(
                database,
                Optional.empty(),
                new BoundedFetch(vertx, Optional.empty(), Duration.ofSeconds(1))));
    Window window = new Window(RetentionWindow.STANDARD, clock);
    for (Supplier<Deployable> feature :
        Workers.features(bus, database, cards, window, clock, oneDoesAll)) {
      await(vertx.deployVerticle(feature.get()));
    }
    Path staff = TestCa.pem(config.resolve("staff-ca.pem"), STAFF_CA);
    CheckCard staffCards =
        CheckCard.ofStaff(
            vertx,
            new CardVerifier(staff, Set.of(STAFF_POLICY), clock),
            new FixedRevocation().asked());
    await(vertx.deployVerticle(new StaffVerticle(bus, database, staffCards, clock)));
  }

  public Vertx vertx() {
    return vertx;
  }

  public Bus bus() {
    return bus;
  }

  /** Asks and waits for the answer; a refusal is thrown as its {@link Fault}. */
  public <Q, A> A ask(Address<Q, A> address, Caller caller, Q question) {
    return await(bus.ask(address, caller, question));
  }

  /** Asks and gives the refusal that must come back. */
  public <Q, A> Fault refused(Address<Q, A> address, Caller caller, Q question) {
    try {
      throw new AssertionError("answered: " + ask(address, caller, question));
    } catch (Fault fault) {
      return fault;
    }
  }

  @Override
  public void close() {
    await(database.close());
    await(vertx.close());
  }

  /** Waits for a future, on a thread that is no event loop. */
  public static <T> T await(Future<T> future) {
    CompletableFuture<T> waiting = future.toCompletionStage().toCompletableFuture();
    try {
      return waiting.get(20, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException known) {
        throw known;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Path folder() {
    try {
      Path folder = Files.createTempDirectory("workers");
      folder.toFile().deleteOnExit();
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
