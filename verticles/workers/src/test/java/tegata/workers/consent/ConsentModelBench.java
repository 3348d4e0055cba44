package tegata.workers.consent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tegata.domain.consent.ConsentDecision.Reason;
import tegata.workers.fixture.PostgresExtension;
import tegata.workers.fixture.TestDatabase;

/** The decision beside its model in SQL, a million times. Run by {@code ./tegata bench consent}. */
@Tag("bench-consent")
@ExtendWith(PostgresExtension.class)
class ConsentModelBench {
  private static final int BATCHES = 20;
  private static final Path FILE = Path.of("target", "bench-consent.md");

  @Test
  @DisplayName("同意の判定は、SQL で書いた別の判定と、100 万の無作為な場合のすべてで一致する")
  void agreesAMillionTimes(TestDatabase sql) throws SQLException, IOException {
    Map<Reason, Integer> seen = ConsentModelTest.assertAgreement(sql, BATCHES);
    String rows =
        seen.entrySet().stream()
            .map(reason -> "| %s | %,d |\n".formatted(reason.getKey(), reason.getValue()))
            .collect(Collectors.joining());
    Files.writeString(FILE, "| decided by both | cases |\n|---|---:|\n" + rows);
  }
}
