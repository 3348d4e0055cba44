package tegata.workers.eligibility;

import static org.assertj.core.api.Assertions.assertThat;
import static tegata.workers.fixture.Samples.HANAKO;
import static tegata.workers.fixture.Samples.NOW;
import static tegata.workers.fixture.Samples.TARO;
import static tegata.workers.fixture.Samples.people;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
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
import tegata.contract.EligibilityApi.Admit;
import tegata.contract.EligibilityApi.Admitted;
import tegata.contract.EligibilityApi.ByNumber;
import tegata.contract.EligibilityApi.CardProof;
import tegata.contract.EligibilityApi.Forwarded;
import tegata.contract.EligibilityApi.Outcome;
import tegata.contract.EligibilityApi.Recorded;
import tegata.contract.Fault;
import tegata.contract.IdentityApi;
import tegata.domain.eligibility.InsuredNumber;
import tegata.domain.eligibility.Validity;
import tegata.domain.identity.CardChallenge;
import tegata.domain.identity.CertificateTerm;
import tegata.workers.RunningWorkers;
import tegata.workers.fixture.PostgresExtension;
import tegata.workers.fixture.Samples;
import tegata.workers.fixture.TestCard;
import tegata.workers.fixture.TestDatabase;

@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClinicEligibilityTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
  private static final ByNumber TAROS =
      new ByNumber(
          new InsuredNumber("06130488", Optional.of("12-3"), "456", Optional.of("00")),
          TARO.birthdate());

  private final TestDatabase database;
  private RunningWorkers workers;

  ClinicEligibilityTest(TestDatabase database) {
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
                                    ('1312345674', 'B', 'STANDARD', '{CLINIC}', 'b')
        """);
  }

  @Test
  @DisplayName("記号番号と生年月日が合えば人が分かり、知らない番号もそのまま通す")
  void admitsByNumber() {
    assertThat(admit(clinicA(), TAROS).person()).contains(taro());

    ByNumber unknown =
        new ByNumber(new InsuredNumber("138057", Optional.empty(), "999", Optional.empty()), TODAY);
    Admitted admitted = admit(clinicA(), unknown);
    assertThat(admitted.person()).isEmpty();
    assertThat(admitted.question()).isEqualTo(unknown);
  }

  @Test
  @DisplayName("はじめての施設に資格を答えると、本人に一度だけ知らせる。二度目と、答えのなかった問いは知らせない")
  void tellsOfANewFacilityOnce() {
    Admitted admitted = admit(clinicA(), TAROS);
    workers.ask(
        EligibilityApi.RECORD,
        clinicA(),
        new Outcome(admitted, Forwarded.TIMED_OUT, Optional.empty(), false));
    assertThat(notices()).isEmpty();

    record(admitted, Validity.VALID);
    record(admit(clinicA(), TAROS), Validity.VALID);

    assertThat(notices()).containsExactly(taro() + "|FACILITY_NEW");
  }

  private List<String> notices() {
    return database.rows("select person_id, kind from notice");
  }

  @Test
  @DisplayName("枝番がなく家族の二人に合うときは、誰とも決めない")
  void decidesForNobody() throws SQLException {
    database.asOwner("update person set birthdate = '1980-01-10'");
    ByNumber withoutBranch =
        new ByNumber(
            new InsuredNumber("06130488", Optional.of("12-3"), "456", Optional.empty()),
            TARO.birthdate());

    assertThat(admit(clinicA(), withoutBranch).person()).isEmpty();
  }

  @Test
  @DisplayName("カードなら、登録のある人の今の資格を尋ねる問いになる")
  void admitsByCard() {
    Admitted admitted = admit(clinicA(), proof(clinicA(), LocalDate.of(2030, 1, 10)));

    assertThat(admitted.person()).contains(taro());
    assertThat(admitted.question().insured().numberKey()).isEqualTo("456");
    assertThat(admitted.certificate()).contains(CertificateTerm.Stage.VALID);
  }

  @ParameterizedTest
  @CsvSource({"2026-11-22, GRACE", "2026-08-23, GRACE", "2026-08-22, certificate-lapsed"})
  @DisplayName("証明書の期限後 3 か月は、その日まで資格だけ確認できる")
  void graceOfThreeMonths(LocalDate expiredOn, String outcome) {
    CardProof proof = proof(clinicA(), expiredOn);
    if (outcome.equals("GRACE")) {
      assertThat(admit(clinicA(), proof).certificate()).contains(CertificateTerm.Stage.GRACE);
    } else {
      assertThat(refusal(clinicA(), proof).code()).isEqualTo(outcome);
    }
  }

  @Test
  @DisplayName("カードの証は一度だけ、求めた施設でだけ、署名が合うときだけ使える")
  void proofIsSpentOnce() {
    CardProof proof = proof(clinicA(), LocalDate.of(2030, 1, 10));
    assertThat(refusal(clinicB(), proof).code()).isEqualTo("challenge-spent");
    admit(clinicA(), proof);
    assertThat(refusal(clinicA(), proof).code()).isEqualTo("challenge-spent");

    CardProof another = proof(clinicA(), LocalDate.of(2030, 1, 10));
    CardProof forged = new CardProof(another.challenge(), another.certificate(), proof.signature());
    assertThat(refusal(clinicA(), forged).code()).isEqualTo("card-refused");
    assertThat(refusal(clinicA(), another).code())
        .as("a refused card cannot be offered again")
        .isEqualTo("challenge-spent");
  }

  @Test
  @DisplayName("ログインのチャレンジは、資格確認には使えない")
  void loginChallengeIsNoProof() {
    String challenge =
        workers
            .ask(
                IdentityApi.BEGIN_LOGIN,
                Caller.anonymous(UUID.randomUUID()),
                new IdentityApi.BeginLogin("browser", "3410712362"))
            .challenge();
    CardProof proof = signed(challenge, LocalDate.of(2030, 1, 10));

    assertThat(refusal(clinicA(), proof).code()).isEqualTo("challenge-spent");
  }

  @Test
  @DisplayName("利用登録のない人のカードは、その理由で断る")
  void refusesTheUnregistered() {
    database.asOwner("update registration set status = 'NOT_REGISTERED'");

    assertThat(refusal(clinicA(), proof(clinicA(), LocalDate.of(2030, 1, 10))).code())
        .isEqualTo("not-registered");
  }

  @Test
  @DisplayName("施設でない者は、尋ねることも記録することもできない")
  void onlyFacilitiesAsk() {
    Caller patient = Caller.patient(taro(), "", UUID.randomUUID());

    assertThat(
            workers
                .refused(
                    EligibilityApi.ADMIT,
                    patient,
                    new Admit(TODAY, Optional.empty(), Optional.of(TAROS)))
                .kind())
        .isEqualTo(Fault.Kind.FORBIDDEN);
    assertThat(
            workers
                .refused(
                    EligibilityApi.RECORD,
                    patient,
                    answered(admit(clinicA(), TAROS), Validity.VALID))
                .kind())
        .isEqualTo(Fault.Kind.FORBIDDEN);
  }

  @Test
  @DisplayName("同じ要求を何度記録しても一件で、仮名はその施設で変わらず、ほかの施設では違う")
  void recordsOnce() {
    Caller caller = clinicA();
    Outcome outcome = answered(admit(caller, TAROS), Validity.VALID);

    Recorded first = workers.ask(EligibilityApi.RECORD, caller, outcome);
    Recorded again = workers.ask(EligibilityApi.RECORD, caller, outcome);
    Recorded later = workers.ask(EligibilityApi.RECORD, clinicA(), outcome);
    Recorded elsewhere = workers.ask(EligibilityApi.RECORD, clinicB(), outcome);

    assertThat(first.ref()).isPresent().isEqualTo(again.ref()).isEqualTo(later.ref());
    assertThat(elsewhere.ref()).isPresent().isNotEqualTo(first.ref());
    assertThat(first.ref()).isNotEqualTo(Optional.of(taro()));
    assertThat(entries())
        .containsExactly(
            "3410712362|DONE|LAW|insurer=06130488 validity=1",
            "3410712362|DONE|LAW|insurer=06130488 validity=1",
            "1312345674|DONE|LAW|insurer=06130488 validity=1");
  }

  @Test
  @DisplayName("保険者が無効と答えても、ほかに今の資格があれば「新しい資格あり」に変える")
  void knowsOfANewerCoverage() {
    Admitted admitted = admit(clinicA(), TAROS);
    assertThat(record(admitted, Validity.INVALID)).contains(Validity.INVALID);

    database.asOwner(
        """
        insert into coverage (person_id, insurer_number, insurer_name, number, symbol_key, number_key, branch_key,
                              relation, acquired_on)
        select id, '138057', '架空市', '77', '', '77', '', 1, '2026-10-01' from person where external_id = 'P-1'
        """);

    assertThat(record(admitted, Validity.INVALID)).contains(Validity.INVALID_NEWER_EXISTS);
    assertThat(record(admitted, Validity.NOT_FOUND)).contains(Validity.NOT_FOUND);
    database.asOwner("update coverage set lost_on = '2026-11-01' where insurer_number = '138057'");
    assertThat(record(admitted, Validity.INVALID)).contains(Validity.INVALID);
  }

  @ParameterizedTest
  @CsvSource({"TIMED_OUT", "UNREACHABLE", "BAD_ANSWER", "NO_ROUTE"})
  @DisplayName("保険者が答えなかった問いも、必ず一件記録する")
  void recordsFailures(Forwarded failure) {
    Admitted admitted = admit(clinicA(), TAROS);

    Recorded recorded =
        workers.ask(
            EligibilityApi.RECORD,
            clinicA(),
            new Outcome(admitted, failure, Optional.empty(), false));

    assertThat(recorded.validity()).isEmpty();
    assertThat(entries())
        .containsExactly("3410712362|FAILED|LAW|insurer=06130488 failure=" + failure);
  }

  @Test
  @DisplayName("知らない人についての問いも一件記録し、仮名は作らない")
  void recordsStrangers() {
    ByNumber unknown =
        new ByNumber(new InsuredNumber("138057", Optional.empty(), "999", Optional.empty()), TODAY);
    Caller caller = clinicA();
    Outcome outcome = answered(admit(caller, unknown), Validity.NOT_FOUND);

    Recorded recorded = workers.ask(EligibilityApi.RECORD, caller, outcome);
    workers.ask(EligibilityApi.RECORD, caller, outcome);

    assertThat(recorded.ref()).isEmpty();
    assertThat(
            database.rows(
                "select subject, note from audit_entry where kind = 'ELIGIBILITY_CHECKED'"))
        .containsExactly("null|insurer=138057 validity=4");
  }

  private Admitted admit(Caller caller, ByNumber number) {
    return workers.ask(
        EligibilityApi.ADMIT, caller, new Admit(TODAY, Optional.empty(), Optional.of(number)));
  }

  private Admitted admit(Caller caller, CardProof proof) {
    return workers.ask(
        EligibilityApi.ADMIT, caller, new Admit(TODAY, Optional.of(proof), Optional.empty()));
  }

  private Fault refusal(Caller caller, CardProof proof) {
    return workers.refused(
        EligibilityApi.ADMIT, caller, new Admit(TODAY, Optional.of(proof), Optional.empty()));
  }

  private CardProof proof(Caller caller, LocalDate expiresOn) {
    String challenge =
        workers
            .ask(
                IdentityApi.BEGIN_CARD_PROOF,
                caller,
                new IdentityApi.BeginCardProof(CardChallenge.Purpose.ELIGIBILITY))
            .challenge();
    return signed(challenge, expiresOn);
  }

  private static CardProof signed(String challenge, LocalDate expiresOn) {
    Instant end = expiresOn.atTime(23, 59, 59).atZone(Samples.JAPAN).toInstant();
    TestCard card =
        TestCard.of(RunningWorkers.CA, "CARD-P-1", NOW.instant())
            .valid(NOW.instant().minus(900, ChronoUnit.DAYS), end)
            .issue();
    return new CardProof(challenge, card.encoded(), card.sign(challenge));
  }

  private Optional<Validity> record(Admitted admitted, Validity validity) {
    return workers.ask(EligibilityApi.RECORD, clinicA(), answered(admitted, validity)).validity();
  }

  private static Outcome answered(Admitted admitted, Validity validity) {
    return new Outcome(admitted, Forwarded.ANSWERED, Optional.of(validity), false);
  }

  private List<String> entries() {
    return database.rows(
        """
        select actor_id, result, basis, note from audit_entry where kind = 'ELIGIBILITY_CHECKED' order by number
        """);
  }

  private UUID taro() {
    return UUID.fromString(database.value("select id from person where external_id = 'P-1'"));
  }

  private static Caller clinicA() {
    return Caller.facility("3410712362", "A", UUID.randomUUID());
  }

  private static Caller clinicB() {
    return Caller.facility("1312345674", "B", UUID.randomUUID());
  }
}
