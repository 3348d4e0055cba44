package tegata.workers.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tegata.workers.fixture.PostgresExtension;
import tegata.workers.fixture.TestDatabase;

@ExtendWith(PostgresExtension.class)
class VerifyLogTest {
  private static final int SIZE = 100;
  private static final int TRIALS = 100;

  private static TamperedLog log;

  @BeforeAll
  static void fill(TestDatabase database, @TempDir Path dir) throws SQLException, IOException {
    log = new TamperedLog(database, dir, SIZE);
  }

  @Test
  @DisplayName("手を加えていないログに警報は鳴らない")
  void noFalseAlarm() throws SQLException {
    Verdict verdict = log.untouched();
    assertThat(verdict.trouble()).isEmpty();
    assertThat(verdict.entries()).isEqualTo(SIZE);
    assertThat(verdict.heads()).isEqualTo(4);
    assertThat(verdict.anchors()).isEqualTo(4);
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource
  @DisplayName("どのやり方の改ざんも、何度やっても見つかる")
  void everyTamperingIsFound(TamperedLog.Kind kind) throws SQLException {
    assertThat(log.undetected(kind, TRIALS)).isEmpty();
  }
}
