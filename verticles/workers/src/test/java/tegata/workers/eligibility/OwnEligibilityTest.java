package tegata.workers.eligibility;

import static org.assertj.core.api.Assertions.assertThat;
import static tegata.workers.RunningWorkers.await;
import static tegata.workers.fixture.Samples.NOW;
import static tegata.workers.fixture.Samples.TARO;

import io.vertx.core.Future;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tegata.contract.Caller;
import tegata.contract.EligibilityApi;
import tegata.contract.EligibilityApi.InsurerAnswer;
import tegata.contract.EligibilityApi.Own;
import tegata.contract.EligibilityApi.OwnEligibility;
import tegata.domain.eligibility.EligibilityToday;
import tegata.domain.eligibility.EligibilityToday.Standing;
import tegata.domain.eligibility.Validity;
import tegata.workers.RunningWorkers;
import tegata.workers.fixture.PostgresExtension;
import tegata.workers.fixture.Samples;
import tegata.workers.fixture.TestDatabase;

@ExtendWith(PostgresExtension.class)
class OwnEligibilityTest {
  private final TestDatabase database;

  OwnEligibilityTest(TestDatabase database) {
    this.database = database;
  }

  @Test
  @DisplayName("保険者に尋ねられなければ手元の資格を届いた日付で、答えがあればその答えを見せる")
  void fallsBackToWhatIsHeld() throws SQLException {
    database.take(NOW, Samples.people(TARO));
    UUID taro = UUID.fromString(database.value("select id from person"));
    try (RunningWorkers workers = new RunningWorkers(database, NOW)) {
      OwnEligibility held = ask(workers, taro);
      assertThat(held.today().standing()).isEqualTo(Standing.UNCONFIRMED);
      assertThat(held.today().insurance()).isPresent();
      assertThat(held.today().asOf()).isNotEqualTo(NOW.instant());
      assertThat(held.held()).hasSize(1);

      await(
          workers
              .bus()
              .serve(
                  EligibilityApi.INQUIRE,
                  (caller, q) ->
                      Future.succeededFuture(new InsurerAnswer(Validity.INVALID, List.of()))));
      OwnEligibility asked = ask(workers, taro);
      assertThat(asked.today())
          .isEqualTo(
              new EligibilityToday(
                  Standing.NOT_VALID,
                  Optional.of(Validity.INVALID),
                  Optional.empty(),
                  NOW.instant()));
    }
    assertThat(database.count("audit_entry where kind = 'RECORDS_VIEWED'")).isEqualTo(2);
  }

  private static OwnEligibility ask(RunningWorkers workers, UUID person) {
    return workers.ask(
        EligibilityApi.OWN, Caller.patient(person, "", UUID.randomUUID()), new Own(person));
  }
}
