package tegata.workers.audit.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tegata.workers.audit.LogConfig;
import tegata.workers.audit.LogFixture;
import tegata.workers.audit.LogKeys;
import tegata.workers.audit.OrdererVerticle;
import tegata.workers.audit.verify.Verdict;
import tegata.workers.audit.verify.VerifyLog;
import tegata.workers.database.Database;
import tegata.workers.database.Jdbc;
import tegata.workers.fixture.PostgresExtension;
import tegata.workers.fixture.TestDatabase;

/** {@code ./tegata bench audit}; what it shows is in docs/performance.md. */
@Tag("bench-audit")
@ExtendWith(PostgresExtension.class)
class LogBench {
  private static final int ENTRIES = 200_000;
  private static final int ROUNDS = 3;
  private static final Results RESULTS = new Results();

  private final TestDatabase database;
  @TempDir private Path dir;

  LogBench(TestDatabase database) {
    this.database = database;
  }

  @Test
  @DisplayName("書き込みは、同じ行をただの表に入れる速さの 0.4 倍を下回らない")
  void throughput() throws Exception {
    Throughput throughput = new Throughput(database);
    List<Double> ratios = new ArrayList<>();
    String last = "";
    for (int round = 0; round < ROUNDS; round++) {
      double raw = throughput.raw(ENTRIES);
      double logged = throughput.logged(ENTRIES, LogFixture.signer());
      ratios.add(logged / raw);
      last = "%,.0f of %,.0f rows/s".formatted(logged, raw);
    }
    double ratio = median(ratios);
    RESULTS.add(
        "append, ratio to raw batch inserts", "≥ 0.4", "%.2f (last: %s)".formatted(ratio, last));
    assertThat(ratio).isGreaterThanOrEqualTo(0.4);
  }

  @Test
  @DisplayName("毎秒 1,000 件の問い合わせに足される時間は、中央値で 2 ms を超えない")
  void latency() throws Exception {
    database.clear();
    Vertx vertx = Vertx.vertx();
    try {
      Database pool = await(Database.open(vertx, database.config(dir), dir));
      AddedLatency latency = new AddedLatency(vertx, pool);
      await(
          vertx.deployVerticle(
              new OrdererVerticle(database.config(dir), dir, keys().signer()),
              new DeploymentOptions().setThreadingModel(ThreadingModel.WORKER)));
      double without = latency.reading();
      double with = latency.readingAndRecording();
      RESULTS.add(
          "added median latency at 1,000 requests/s",
          "≤ 2 ms",
          "%.2f ms (%.2f − %.2f)".formatted(with - without, with, without));
      assertThat(with - without).isLessThanOrEqualTo(2);
    } finally {
      await(vertx.close());
    }
  }

  @Test
  @DisplayName("三つのノードが書き、順番を付けるノードが kill -9 で倒れても、枝分かれはなく、検証は毎秒 10 万件を下回らない")
  void forksAndVerification() throws Exception {
    Path anchor = dir.resolve("anchor");
    LogKeys keys = keys();
    long began = System.nanoTime();
    new Nodes(database, dir.resolve("key.pem"), anchor).run(ENTRIES);
    double seconds = (System.nanoTime() - began) / 1e9;
    long best = 0;
    for (int round = 0; round < ROUNDS; round++) {
      try (Jdbc jdbc = new LogFixture(database).connect()) {
        Verdict verdict = new VerifyLog(jdbc, keys.trusted(), Optional.of(anchor)).verify();
        assertThat(verdict.trouble()).isEmpty();
        assertThat(verdict.entries()).isEqualTo(ENTRIES);
        best = Math.max(best, verdict.rate());
      }
    }
    RESULTS.add(
        "forks, 3 nodes × 64 writers, kill -9 of the orderer",
        "0",
        "0 in %,d entries (%,.0f entries/s)".formatted(ENTRIES, ENTRIES / seconds));
    RESULTS.add("verify, read from PostgreSQL", "≥ 100,000/s", "%,d/s".formatted(best));
    assertThat(best).isGreaterThanOrEqualTo(100_000);
  }

  private LogKeys keys() throws Exception {
    Path key = dir.resolve("key.pem");
    Files.writeString(
        key,
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getEncoder()
                .encodeToString(
                    KeyPairGenerator.getInstance("Ed25519")
                        .generateKeyPair()
                        .getPrivate()
                        .getEncoded())
            + "\n-----END PRIVATE KEY-----\n");
    return LogKeys.read(new LogConfig("key.pem", Optional.empty(), Optional.empty()), dir);
  }

  private static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static <T> T await(Future<T> future) {
    return future.timeout(30, TimeUnit.SECONDS).toCompletionStage().toCompletableFuture().join();
  }
}
