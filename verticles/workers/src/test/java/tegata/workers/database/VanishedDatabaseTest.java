package tegata.workers.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static tegata.workers.RunningWorkers.await;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.sqlclient.Tuple;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tegata.contract.Fault;
import tegata.workers.fixture.PostgresExtension;
import tegata.workers.fixture.TestDatabase;

/** A database that takes nothing any more, though nobody has closed a connection. */
@ExtendWith(PostgresExtension.class)
class VanishedDatabaseTest {
  /** More than the buffers on the way hold, so that it cannot all be sent. */
  private static final String LARGE = "x".repeat(16 << 20);

  private final Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
  private final TestDatabase server;

  VanishedDatabaseTest(TestDatabase server) {
    this.server = server;
  }

  @AfterEach
  void close() {
    await(vertx.close());
  }

  @Test
  @DisplayName("データベースが黙って何も受け取らなくなっても、問いは待ち続けず、新しい接続で続く")
  void givesUpAConnectionToNobody(@TempDir Path folder) throws Exception {
    assumeTrue(vertx.isNativeTransportEnabled(), "elsewhere the system decides");
    DatabaseConfig there = server.config(folder);
    try (StallingProxy proxy = StallingProxy.to(there.port())) {
      Database database = await(openInTheEnd(through(proxy, there), folder));
      proxy.stallAtTheNextLargeMessage();

      Future<Integer> asked = length(database, LARGE);

      assertThatThrownBy(
              () -> asked.toCompletionStage().toCompletableFuture().get(1, TimeUnit.MINUTES))
          .cause()
          .isInstanceOfSatisfying(
              Fault.class, fault -> assertThat(fault.code()).isEqualTo("database-away"));
      assertThat(proxy.isStalled()).isTrue();
      assertThat(await(lengthInTheEnd(database, "four"))).isEqualTo(4);
      await(database.close());
    }
  }

  private static Future<Integer> length(Database database, String text) {
    return database.inTransaction(
        tx ->
            tx.preparedQuery("select length($1::text) as length")
                .execute(Tuple.of(text))
                .map(rows -> rows.iterator().next().getInteger("length")));
  }

  /** A busy machine may take longer for its first connection than anybody waits for one. */
  private Future<Database> openInTheEnd(DatabaseConfig config, Path folder) {
    return Database.open(vertx, config, folder)
        .recover(e -> vertx.timer(100).compose(x -> openInTheEnd(config, folder)));
  }

  /** The pool may still be about to replace the connection. */
  private Future<Integer> lengthInTheEnd(Database database, String text) {
    return length(database, text)
        .recover(e -> vertx.timer(100).compose(x -> lengthInTheEnd(database, text)));
  }

  private static DatabaseConfig through(StallingProxy proxy, DatabaseConfig there) {
    return new DatabaseConfig(
        "127.0.0.1",
        proxy.port(),
        there.database(),
        there.user(),
        there.passwordFile(),
        Optional.empty(),
        1);
  }
}
