package tegata.workers.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tegata.workers.fixture.PostgresExtension;
import tegata.workers.fixture.TestDatabase;

/** Part of {@code ./tegata bench intake}; what it shows is in docs/performance.md. */
@Tag("bench-intake")
@ExtendWith(PostgresExtension.class)
class IntakeKillBench {
  private static final int KILLS = Integer.getInteger("tegata.bench.kills", 30);

  @Test
  @DisplayName("kill -9 を 30 回しても、止まらなかったときと同じになる")
  void kills(TestDatabase database, @TempDir Path folder) throws IOException, InterruptedException {
    new ImportKills(database, folder).survive(KILLS, KILLS);

    Files.writeString(
        Path.of("target", "bench-intake.md"),
        "- %d x kill -9 of an import, then one more: the state of an undisturbed one%n"
            .formatted(KILLS),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
    assertThat(database.count("import_batch where ended_at is null")).isZero();
  }
}
