package tegata.workers.intake;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tegata.workers.fixture.PostgresExtension;
import tegata.workers.fixture.TestDatabase;

@ExtendWith(PostgresExtension.class)
class ImportKillTest {
  @Test
  @DisplayName("取込を kill -9 で三度止めて、もう一度取り込むと、止まらなかったときと同じになる")
  void survivesKillMinusNine(TestDatabase database, @TempDir Path folder)
      throws IOException, InterruptedException {
    new ImportKills(database, folder).survive(3, 20261127);
  }
}
