package tegata.workers.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static tegata.workers.fixture.Samples.NOW;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tegata.workers.fixture.PostgresExtension;
import tegata.workers.fixture.TestDatabase;
import tegata.workers.outbox.MortalAwaits.Point;

/** {@code ./tegata bench deregistration}; what it shows is in docs/performance.md. */
@Tag("bench-deregistration")
@ExtendWith(PostgresExtension.class)
class DeregistrationBench {
  private static final Path FILE = Path.of("target", "bench-deregistration.md");
  private static final int DEATHS = 1_000;
  private static final int KILLS = 30;

  @Test
  @DisplayName("待ちの前と後のどこで 1,000 回ずつ落ちても、0 件失い、0 件二重")
  void deaths(TestDatabase postgres) throws IOException {
    int survived = 0;
    try (CrashRounds rounds = new CrashRounds(postgres, NOW)) {
      for (Point point : RelayLives.POINTS) {
        postgres.clear();
        rounds.survive(point, DEATHS);
        survived++;
      }
    } finally {
      write(
          "%d of %d points x %,d deaths of the relay: 0 lost, 0 duplicated, 0 out of order"
              .formatted(survived, RelayLives.POINTS.size(), DEATHS));
    }
  }

  @Test
  @DisplayName("kill -9 を 30 回しても効果は一度だけで、次のメンバーが 2 秒のうちにすべて届ける")
  void kills(TestDatabase postgres, @TempDir Path dir) throws IOException, InterruptedException {
    postgres.clear();
    try (KillRounds rounds = new KillRounds(postgres, NOW, dir)) {
      List<Duration> drained = rounds.kill(KILLS).stream().sorted().toList();
      write(
          "%d x kill -9: one effect for each message; drained after %d ms (median), %d ms (longest)"
              .formatted(
                  KILLS, drained.get(KILLS / 2).toMillis(), drained.get(KILLS - 1).toMillis()));
      assertThat(drained.get(KILLS - 1)).isLessThanOrEqualTo(Duration.ofSeconds(2));
    }
  }

  private static void write(String line) throws IOException {
    Files.writeString(
        FILE, "- " + line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}
