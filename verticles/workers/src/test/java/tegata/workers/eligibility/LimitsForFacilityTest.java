package tegata.workers.eligibility;

import static org.assertj.core.api.Assertions.assertThat;
import static tegata.workers.fixture.Samples.HANAKO;
import static tegata.workers.fixture.Samples.NOW;
import static tegata.workers.fixture.Samples.TARO;
import static tegata.workers.fixture.Samples.people;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tegata.contract.Caller;
import tegata.contract.EligibilityApi;
import tegata.contract.EligibilityApi.Admitted;
import tegata.contract.EligibilityApi.Forwarded;
import tegata.contract.EligibilityApi.LimitsOf;
import tegata.contract.EligibilityApi.Outcome;
import tegata.contract.EligibilityApi.Recorded;
import tegata.contract.Fault;
import tegata.domain.eligibility.Validity;
import tegata.workers.RunningWorkers;
import tegata.workers.fixture.PostgresExtension;
import tegata.workers.fixture.TestDatabase;

/** 限度額等を尋ねる施設. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LimitsForFacilityTest {
  private static final String CLINIC = "3410712362";
  private static final String OTHER = "1312345674";
  private static final UUID REF = UUID.fromString("00000000-0000-4000-8000-00000000000a");

  private final TestDatabase database;
  private RunningWorkers workers;

  LimitsForFacilityTest(TestDatabase database) {
    this.database = database;
  }

  @BeforeAll
  void start() {
    workers = new RunningWorkers(database, NOW);
  }

  @AfterAll
  void stop() {
    workers.close();
  }

  @BeforeEach
  void bringPeopleIn() throws SQLException {
    database.clear();
    database.take(NOW, people(TARO, HANAKO));
    database.asOwner(
        """
        insert into facility values ('3410712362', 'A', 'STANDARD', '{CLINIC}', 'a'),
                                    ('1312345674', 'B', 'ELIGIBILITY_ONLY', '{CLINIC}', 'b');
        insert into person_ref (facility_code, person_id, ref)
        select '3410712362', id, '%s' from person where external_id = 'P-1'
        """
            .formatted(REF));
  }

  @Test
  @DisplayName("仮名の人の今日の資格を尋ねる問いになる。まだ何も記録しない")
  void asksAboutTodaysCoverage() {
    Admitted admitted = workers.ask(EligibilityApi.ADMIT_LIMITS, facility(CLINIC), of(REF));

    assertThat(admitted.person()).contains(taro());
    assertThat(admitted.confirmationDate()).isEqualTo(LocalDate.of(2026, 11, 23));
    assertThat(admitted.question().birthdate()).isEqualTo(TARO.birthdate());
    assertThat(admitted.question().insured().numberKey()).isEqualTo("456");
    assertThat(entries()).isEmpty();
  }

  @Test
  @DisplayName("ほかの施設の仮名では、知らない仮名と同じに断る")
  void otherFacilitiesRefsAreUnknown() {
    Fault others = workers.refused(EligibilityApi.ADMIT_LIMITS, facility(OTHER), of(REF));
    Fault nobodys =
        workers.refused(EligibilityApi.ADMIT_LIMITS, facility(CLINIC), of(UUID.randomUUID()));

    assertThat(others.code()).isEqualTo("ref-unknown").isEqualTo(nobodys.code());
    assertThat(others.kind()).isEqualTo(Fault.Kind.NOT_FOUND).isEqualTo(nobodys.kind());
  }

  @Test
  @DisplayName("施設でない者は尋ねられない")
  void onlyFacilitiesAsk() {
    Caller patient = Caller.patient(taro(), "", UUID.randomUUID());

    assertThat(workers.refused(EligibilityApi.ADMIT_LIMITS, patient, of(REF)).code())
        .isEqualTo("facility-only");
  }

  @ParameterizedTest(name = "同意 {0}、施設 {1} → {2}")
  @CsvSource({
    "false, 3410712362, '{LIMIT}'",
    "true, 3410712362, '{LIMIT,SPECIFIC_DISEASE}'",
    "true, 1312345674, '{LIMIT}'"
  })
  @DisplayName("限度額として一件だけ記録し、特定疾病は同意のあるときだけ。③の施設は同意があっても見られない")
  void recordsWhatWasShown(boolean consented, String facility, String categories)
      throws SQLException {
    if (consented) {
      consentAt(facility);
    }
    Admitted admitted = workers.ask(EligibilityApi.ADMIT_LIMITS, facility(CLINIC), of(REF));
    Outcome outcome = new Outcome(admitted, Forwarded.ANSWERED, Optional.of(Validity.VALID), true);
    Caller caller = facility(facility);

    Recorded first = workers.ask(EligibilityApi.RECORD_LIMITS, caller, outcome);
    workers.ask(EligibilityApi.RECORD_LIMITS, caller, outcome);

    assertThat(first.consented()).hasSize(categories.contains("SPECIFIC") ? 1 : 0);
    assertThat(entries())
        .containsExactly(facility + "|" + categories + "|LAW|DONE|insurer=06130488 validity=1");
  }

  private void consentAt(String facility) throws SQLException {
    database.asOwner(
        """
        insert into consent (id, person_id, facility_code, categories, how, given_at, valid_until, request_id)
        select gen_random_uuid(), id, '%s', '{SPECIFIC_DISEASES}', 'READER', now(), now() + interval '24 hours', gen_random_uuid()
          from person where external_id = 'P-1'
        """
            .formatted(facility));
  }

  private List<String> entries() {
    return database.rows(
        """
        select actor_id, categories, basis, result, note from audit_entry
         where kind = 'RECORDS_PROVIDED' order by number
        """);
  }

  private UUID taro() {
    return UUID.fromString(database.value("select id from person where external_id = 'P-1'"));
  }

  private static LimitsOf of(UUID ref) {
    return new LimitsOf(ref);
  }

  private static Caller facility(String code) {
    return Caller.facility(code, code, UUID.randomUUID());
  }
}
