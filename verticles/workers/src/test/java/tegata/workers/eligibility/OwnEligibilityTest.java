package tegata.workers.eligibility;

import static org.assertj.core.api.Assertions.assertThat;
import static tegata.workers.RunningWorkers.await;
import static tegata.workers.fixture.Samples.NOW;
import static tegata.workers.fixture.Samples.TARO;

import io.vertx.core.Future;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tegata.contract.Caller;
import tegata.contract.EligibilityApi;
import tegata.contract.EligibilityApi.InsurerAnswer;
import tegata.contract.EligibilityApi.Own;
import tegata.contract.EligibilityApi.OwnEligibility;
import tegata.contract.Fault;
import tegata.domain.eligibility.Coverage;
import tegata.domain.eligibility.ElderlyCertificate;
import tegata.domain.eligibility.EligibilityResult;
import tegata.domain.eligibility.EligibilityToday;
import tegata.domain.eligibility.EligibilityToday.Standing;
import tegata.domain.eligibility.InsuredNumber;
import tegata.domain.eligibility.LimitCertificate;
import tegata.domain.eligibility.SpecificDisease;
import tegata.domain.eligibility.Term;
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

  @BeforeEach
  void begin() {
    database.clear();
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

  @Test
  @DisplayName("保険者が前に答えたことは、答えられないときに時刻と見せ、資格がなくなれば見せない")
  void keepsTheLastAnswer() throws SQLException {
    database.take(NOW, Samples.people(TARO));
    UUID taro = UUID.fromString(database.value("select id from person"));
    try (RunningWorkers workers = new RunningWorkers(database, NOW)) {
      AtomicReference<Future<InsurerAnswer>> insurer = new AtomicReference<>();
      await(workers.bus().serve(EligibilityApi.INQUIRE, (caller, q) -> insurer.get()));

      insurer.set(Future.succeededFuture(new InsurerAnswer(Validity.VALID, List.of(result()))));
      assertThat(ask(workers, taro).today().standing()).isEqualTo(Standing.CONFIRMED);
      insurer.set(
          Future.failedFuture(new Fault(Fault.Kind.UNAVAILABLE, "insurer-unreachable", "Away.")));
      OwnEligibility away = ask(workers, taro);
      assertThat(away.today().standing()).isEqualTo(Standing.CONFIRMED_BEFORE);
      assertThat(away.today().insurance()).contains(result());
      assertThat(away.today().asOf()).isEqualTo(NOW.instant());

      database.asOwner("update coverage set lost_on = '%s'".formatted(LocalDate.now(NOW)));
      assertThat(ask(workers, taro).today().standing()).isEqualTo(Standing.UNKNOWN);
      database.asOwner("update coverage set lost_on = null");
      database.asOwner("update eligibility_answer set answer = '{\"of\":\"another version\"}'");
      assertThat(ask(workers, taro).today().standing()).isEqualTo(Standing.UNCONFIRMED);
    }
  }

  private static EligibilityResult result() {
    Term always = new Term(Optional.empty(), Optional.empty());
    return new EligibilityResult(
        new InsuredNumber("06130488", Optional.of("12-34"), "1", Optional.of("00")),
        "架空健康保険組合",
        Optional.of(Coverage.Relation.SELF),
        Optional.of(30),
        Optional.of(LocalDate.of(2019, 4, 1)),
        always,
        Optional.of(
            new LimitCertificate(
                Optional.of("01"),
                Optional.of("A03"),
                always,
                Optional.of(LocalDate.of(2026, 1, 15)))),
        Optional.of(new ElderlyCertificate(20, always)),
        List.of(new SpecificDisease("1", Optional.of(10_000L), always)));
  }

  private static OwnEligibility ask(RunningWorkers workers, UUID person) {
    return workers.ask(
        EligibilityApi.OWN, Caller.patient(person, "", UUID.randomUUID()), new Own(person));
  }
}
