package tegata.workers.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tegata.workers.fixture.EndlessClaims;
import tegata.workers.fixture.PostgresExtension;
import tegata.workers.fixture.TestDatabase;

@ExtendWith(PostgresExtension.class)
class LargeClaimFileTest {
  private final TestDatabase database;

  LargeClaimFileTest(TestDatabase database) {
    this.database = database;
  }

  @Test
  @DisplayName("200 MB のファイルを 128 MB の記憶で取り込む")
  void staysFlat() throws IOException, InterruptedException, SQLException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                EndlessClaims.class.getName(),
                database.url(),
                database.user(),
                database.password())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).as(output).isZero();
    assertThat(output).contains("accepted=" + EndlessClaims.CLAIMS);
    assertThat(database.count("claim_version")).isEqualTo(EndlessClaims.CLAIMS);
  }
}
