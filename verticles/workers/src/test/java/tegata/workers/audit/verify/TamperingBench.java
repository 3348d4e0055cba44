package tegata.workers.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tegata.workers.fixture.PostgresExtension;
import tegata.workers.fixture.TestDatabase;

@Tag("bench-audit")
@ExtendWith(PostgresExtension.class)
class TamperingBench {
  private static final int SIZE = 1_000;
  private static final int TRIALS = 1_000;

  @Test
  @DisplayName("1,000 件のログで、7 種の改ざんを 1,000 回ずつ、すべて見つける。改ざんのないログに警報は鳴らない")
  void everything(TestDatabase database, @TempDir Path dir) throws SQLException, IOException {
    TamperedLog log = new TamperedLog(database, dir, SIZE);
    for (int i = 0; i < 100; i++) {
      assertThat(log.untouched().trouble()).isEmpty();
    }
    for (TamperedLog.Kind kind : TamperedLog.Kind.values()) {
      assertThat(log.undetected(kind, TRIALS)).as(kind.name()).isEmpty();
    }
  }
}
