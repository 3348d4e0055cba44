package tegata.workers.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tegata.workers.audit.verify.VerifyLog;
import tegata.workers.database.Jdbc;
import tegata.workers.fixture.PostgresExtension;
import tegata.workers.fixture.TestDatabase;

@ExtendWith(PostgresExtension.class)
class OrderersRaceTest {
  private static final int WRITERS = 8;
  private static final int ENTRIES_EACH = 150;
  private static final int ORDERERS = 3;
  private static final String KILL_AN_ORDERER =
      """
      select pg_terminate_backend(pid) from pg_locks
       where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())
      """;

  private final TestDatabase database;
  private final LogFixture log;
  private final HeadSigner signer = LogFixture.signer();

  OrderersRaceTest(TestDatabase database) {
    this.database = database;
    this.log = new LogFixture(database);
  }

  @BeforeEach
  void empty() {
    database.clear();
  }

  @Test
  @DisplayName("三つの順番付けと多くの書き手が競い、順番付けが何度殺されても、一件も落ちず、枝分かれしない")
  void noForkNoLoss() throws Exception {
    AtomicBoolean writing = new AtomicBoolean(true);
    AtomicInteger killed = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(WRITERS + ORDERERS + 1);
    try {
      List<Future<?>> orderers =
          IntStream.range(0, ORDERERS)
              .<Future<?>>mapToObj(i -> threads.submit(() -> orderWhile(writing, killed)))
              .toList();
      List<Future<?>> writers =
          IntStream.range(0, WRITERS)
              .<Future<?>>mapToObj(
                  i ->
                      threads.submit(
                          () -> {
                            log.append(UUID.randomUUID(), ENTRIES_EACH);
                            return null;
                          }))
              .toList();
      Future<?> killer = threads.submit(() -> killWhile(writing));
      all(writers);
      writing.set(false);
      all(orderers);
      killer.get();
    } finally {
      threads.shutdownNow();
    }
    log.order(signer);
    assertThat(killed.get()).as("orderers that were killed at work").isPositive();
    assertThat(database.count("audit_leaf")).isEqualTo(WRITERS * ENTRIES_EACH);
    try (Jdbc jdbc = log.connect()) {
      var verdict =
          new VerifyLog(jdbc, Map.of(signer.key().id(), signer.key()), Optional.empty()).verify();
      assertThat(verdict.trouble()).isEmpty();
    }
  }

  private Void orderWhile(AtomicBoolean writing, AtomicInteger killed) throws SQLException {
    while (writing.get()) {
      try (Jdbc jdbc = log.connect()) {
        Orderer orderer = new Orderer(jdbc, signer);
        while (writing.get()) {
          orderer.turn();
        }
      } catch (SQLException e) {
        if (!e.getSQLState().startsWith("57") && !e.getSQLState().startsWith("08")) {
          throw e;
        }
        killed.incrementAndGet();
      }
    }
    return null;
  }

  private Void killWhile(AtomicBoolean writing) throws SQLException {
    while (writing.get()) {
      database.asApp(KILL_AN_ORDERER);
    }
    return null;
  }

  private static void all(List<Future<?>> futures) throws InterruptedException, ExecutionException {
    for (Future<?> future : futures) {
      future.get();
    }
  }
}
