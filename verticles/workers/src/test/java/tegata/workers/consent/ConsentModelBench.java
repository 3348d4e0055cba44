package tegata.workers.consent;

import java.sql.SQLException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tegata.workers.fixture.PostgresExtension;
import tegata.workers.fixture.TestDatabase;

/** The decision beside its model in SQL, a million times. Run by {@code ./tegata bench consent}. */
@Tag("bench-consent")
@ExtendWith(PostgresExtension.class)
class ConsentModelBench {
  private static final int BATCHES = 20;

  @Test
  @DisplayName("同意の判定は、SQL で書いた別の判定と、100 万の無作為な場合のすべてで一致する")
  void agreesAMillionTimes(TestDatabase sql) throws SQLException {
    ConsentModelTest.assertAgreement(sql, BATCHES);
  }
}
