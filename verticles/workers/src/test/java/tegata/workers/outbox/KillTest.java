package tegata.workers.outbox;

import static tegata.workers.fixture.Samples.NOW;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tegata.workers.fixture.PostgresExtension;
import tegata.workers.fixture.TestDatabase;

@ExtendWith(PostgresExtension.class)
class KillTest {
  @Test
  @DisplayName("届けている最中のメンバーを kill -9 しても、どの知らせの効果も一度だけ")
  void survivesKillMinusNine(TestDatabase postgres, @TempDir Path dir)
      throws IOException, InterruptedException {
    try (KillRounds rounds = new KillRounds(postgres, NOW, dir)) {
      rounds.kill(3);
    }
  }
}
