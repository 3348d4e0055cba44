package tegata.workers.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tegata.domain.consent.ConsentDecision.Reason;
import tegata.workers.consent.ConsentCases.Case;
import tegata.workers.fixture.PostgresExtension;
import tegata.workers.fixture.TestDatabase;

@ExtendWith(PostgresExtension.class)
class ConsentModelTest {
  private static final int BATCH = 50_000;
  private static final long SEED = 20_261_123;

  @Test
  @DisplayName("同意の判定は、SQL で書いた別の判定と、50,000 の無作為な場合のすべてで一致する")
  void agreesWithTheModelInSql(TestDatabase sql) throws SQLException {
    assertAgreement(sql, 1);
  }

  /**
   * How often each reason was decided; fails on the first batch of {@link #BATCH} cases in which
   * the two differ.
   */
  static Map<Reason, Integer> assertAgreement(TestDatabase sql, int batches) throws SQLException {
    Map<Reason, Integer> seen = new EnumMap<>(Reason.class);
    try (Connection connection =
        DriverManager.getConnection(sql.url(), sql.user(), sql.password())) {
      for (int batch = 0; batch < batches; batch++) {
        List<Case> cases = ConsentCases.random(SEED + batch, BATCH);
        List<Reason> modelled = ConsentCases.modelled(connection, cases);
        assertThat(modelled).hasSameSizeAs(cases);
        List<String> differing = new ArrayList<>();
        for (int i = 0; i < BATCH; i++) {
          Reason decided = cases.get(i).decided();
          seen.merge(decided, 1, Integer::sum);
          if (decided != modelled.get(i)) {
            differing.add(decided + ", the model " + modelled.get(i) + ": " + cases.get(i));
          }
        }
        assertThat(differing).isEmpty();
      }
    }
    assertThat(seen.values())
        .as("every reason occurs often: %s", seen)
        .hasSize(Reason.values().length - 1)
        .allMatch(times -> times >= 500);
    return seen;
  }
}
