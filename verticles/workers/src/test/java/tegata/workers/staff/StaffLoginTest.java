package tegata.workers.staff;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static tegata.workers.fixture.Samples.NOW;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tegata.contract.Caller;
import tegata.contract.Fault;
import tegata.contract.IdentityApi;
import tegata.contract.IdentityApi.BeginCardProof;
import tegata.contract.IdentityApi.BeginLogin;
import tegata.contract.IdentityApi.CardReply;
import tegata.contract.IdentityApi.Refusal;
import tegata.contract.IdentityApi.SessionId;
import tegata.contract.IdentityApi.SessionRecord;
import tegata.contract.InquiryApi;
import tegata.contract.StaffApi;
import tegata.contract.StaffApi.LoginOutcome;
import tegata.contract.StaffApi.SignedIn;
import tegata.domain.identity.CardChallenge.Purpose;
import tegata.domain.staff.StaffRole;
import tegata.workers.RunningWorkers;
import tegata.workers.fixture.PostgresExtension;
import tegata.workers.fixture.TestCard;
import tegata.workers.fixture.TestDatabase;

/** Staff are fictitious (架空). */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StaffLoginTest {
  private static final String ORIGIN = "http://localhost:8080";
  private static final String BROWSER = "browser-1";
  private static final Caller NOBODY = Caller.anonymous(UUID.randomUUID());
  private static final String HEADER = "職員番号,氏名,役割,保険者番号,カード発行番号,証明書発行者,終了日\r\n";
  private static final String ISSUER = "\"CN=Test Staff CA,O=Tegata Tests,C=JP\"";

  private final TestDatabase database;
  private RunningWorkers workers;

  StaffLoginTest(TestDatabase database) {
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
  void register() throws SQLException {
    database.clear();
    take("S1,架空 運営,operator,,STAFF1," + ISSUER + ",");
    take("S2,架空 受付,insurer-clerk,06130488,STAFF2," + ISSUER + ",");
  }

  @Test
  @DisplayName("職員カードでログインでき、役割と保険者が分かり、記録が一件残る")
  void aStaffCardLogsItsHolderIn() {
    SignedIn operator = login(card("STAFF1")).signedIn().orElseThrow();
    SignedIn clerk = login(card("STAFF2")).signedIn().orElseThrow();

    assertThat(operator.role()).isEqualTo(StaffRole.OPERATOR);
    assertThat(operator.insurerNumber()).isEmpty();
    assertThat(clerk.role()).isEqualTo(StaffRole.INSURER_CLERK);
    assertThat(clerk.insurerNumber()).contains("06130488");
    assertThat(
            database.rows(
                "select subject, actor_kind, actor_name, basis, note from audit_entry where kind = 'STAFF_LOGIN' order by number"))
        .containsExactly(
            "null|OPERATOR|架空 運営|DUTY|role=operator", "null|INSURER|架空 受付|DUTY|role=insurer-clerk");
  }

  @Test
  @DisplayName("同時に50回仕上げても、ログインは一度だけ")
  void anOutcomeIsTakenOnce() {
    String handle = returned(card("STAFF1"), challenge());
    List<LoginOutcome> finished =
        IntStream.range(0, 50).parallel().mapToObj(i -> finish(handle, BROWSER)).toList();

    assertThat(finished).filteredOn(one -> one.signedIn().isPresent()).hasSize(1);
  }

  @Test
  @DisplayName("別のブラウザでは仕上げられない")
  void anotherBrowserCannotFinish() {
    String handle = returned(card("STAFF1"), challenge());

    assertThat(finish(handle, "browser-2").refusal()).contains(Refusal.OTHER_BROWSER);
  }

  @Test
  @DisplayName("本人のカードは、職員の入口では受け付けない。署名用や別の方針の証明書も同じ")
  void onlyStaffCardsAreAccepted() {
    TestCard persons = TestCard.of(RunningWorkers.CA, "STAFF1", NOW.instant()).issue();
    TestCard personsPolicy = TestCard.of(RunningWorkers.STAFF_CA, "STAFF1", NOW.instant()).issue();
    TestCard otherCa =
        TestCard.of(RunningWorkers.CA, "STAFF1", NOW.instant())
            .policy(RunningWorkers.STAFF_POLICY)
            .issue();

    assertThat(List.of(persons, personsPolicy, otherCa))
        .allSatisfy(
            card -> assertThat(login(card).refusal()).contains(Refusal.CERTIFICATE_REFUSED));
  }

  @Test
  @DisplayName("職員カードは、本人の入口では受け付けない")
  void aStaffCardOpensNoPersonsRecords() {
    String challenge =
        workers.ask(IdentityApi.BEGIN_LOGIN, NOBODY, new BeginLogin(BROWSER, ORIGIN)).challenge();
    String handle =
        workers.ask(IdentityApi.RETURN_LOGIN, NOBODY, reply(card("STAFF1"), challenge)).handle();

    assertThat(
            workers
                .ask(
                    IdentityApi.FINISH_LOGIN,
                    NOBODY,
                    new IdentityApi.FinishLogin(handle, BROWSER, "a".repeat(64), Optional.empty()))
                .refusal())
        .contains(Refusal.CERTIFICATE_REFUSED);
  }

  @Test
  @DisplayName("片方の入口で始めたログインは、もう片方の入口では使えない")
  void challengesOfOneDoorAreWorthNothingAtTheOther() {
    String forPeople =
        workers.ask(IdentityApi.BEGIN_LOGIN, NOBODY, new BeginLogin(BROWSER, ORIGIN)).challenge();

    String handle = returned(card("STAFF1"), forPeople);

    assertThat(finish(handle, BROWSER).refusal()).contains(Refusal.CHALLENGE_SPENT);
  }

  @Test
  @DisplayName("本人が確かめ終えたログインを、職員の入口で仕上げることはできない")
  void anOutcomeOfOneDoorIsNotTakenAtTheOther() {
    String challenge =
        workers.ask(IdentityApi.BEGIN_LOGIN, NOBODY, new BeginLogin(BROWSER, ORIGIN)).challenge();
    TestCard persons = TestCard.of(RunningWorkers.CA, "NOBODYS", NOW.instant()).issue();
    String handle =
        workers.ask(IdentityApi.RETURN_LOGIN, NOBODY, reply(persons, challenge)).handle();

    assertThat(finish(handle, BROWSER).refusal()).contains(Refusal.CHALLENGE_SPENT);
  }

  @ParameterizedTest
  @EnumSource(
      value = Purpose.class,
      names = {"LOGIN", "STAFF_LOGIN"})
  @DisplayName("医療機関は、ログインのための署名をカードに求められない")
  void facilitiesGetNoLoginChallenges(Purpose purpose) {
    Caller clinic = Caller.facility("3410712362", "架空医院", UUID.randomUUID());

    Fault fault =
        workers.refused(IdentityApi.BEGIN_CARD_PROOF, clinic, new BeginCardProof(purpose));

    assertThat(fault.code()).isEqualTo("purpose-not-allowed");
  }

  @Test
  @DisplayName("台帳にない職員カードと、終了日を過ぎた職員のカードでは、ログインできない")
  void theRegisterDecides() throws SQLException {
    take("S1,架空 運営,operator,,STAFF1," + ISSUER + ",2020-01-31");

    assertThat(login(card("STAFF1")).refusal()).contains(Refusal.PERSON_UNKNOWN);
    assertThat(login(card("STAFF9")).refusal()).contains(Refusal.PERSON_UNKNOWN);
  }

  @Test
  @DisplayName("職員のセッションは本人のものと別に置かれ、互いに読めない")
  void sessionsLieApart() {
    UUID staff = login(card("STAFF1")).signedIn().orElseThrow().staff();
    save("staff-1", staff);

    assertThat(workers.ask(StaffApi.SESSIONS.load(), NOBODY, new SessionId("staff-1")).session())
        .isPresent();
    assertThat(workers.ask(IdentityApi.LOAD_SESSION, NOBODY, new SessionId("staff-1")).session())
        .isEmpty();
  }

  @Test
  @DisplayName("役割が変わると、その職員のログインはすべて終わり、遅れて届いた保存でもよみがえらない")
  void aChangeOfRoleEndsTheSessions() throws SQLException {
    UUID staff = login(card("STAFF2")).signedIn().orElseThrow().staff();
    SessionRecord session = save("staff-2", staff);

    take("S2,架空 受付,insurer-approver,06130488,STAFF2," + ISSUER + ",");
    workers.ask(StaffApi.SESSIONS.save(), NOBODY, session);

    assertThat(workers.ask(StaffApi.SESSIONS.load(), NOBODY, new SessionId("staff-2")).session())
        .isEmpty();
    assertThat(
            database.value(
                "select note from audit_entry where kind = 'STAFF_REGISTERED' order by number desc limit 1"))
        .isEqualTo("staff=" + staff + " role=insurer-approver insurer=06130488");
  }

  @Test
  @DisplayName("職務は、その時の台帳で決まる: 役割の違う職員・辞めた職員・職員でない人はできない")
  void dutyIsWhatTheRegisterSaysNow() throws SQLException {
    UUID operator = login(card("STAFF1")).signedIn().orElseThrow().staff();
    UUID clerk = login(card("STAFF2")).signedIn().orElseThrow().staff();
    InquiryApi.QueueOf queue = new InquiryApi.QueueOf(false, 0);
    Caller asOperator = Caller.staff(StaffRole.OPERATOR, operator, "架空 運営", UUID.randomUUID());

    assertThat(workers.ask(InquiryApi.QUEUE, asOperator, queue).rows()).isEmpty();
    assertThat(
            Set.of(
                Caller.staff(StaffRole.OPERATOR, clerk, "架空 受付", UUID.randomUUID()),
                Caller.staff(StaffRole.OPERATOR, UUID.randomUUID(), "架空", UUID.randomUUID()),
                Caller.patient(operator, "架空", UUID.randomUUID()),
                Caller.system("架空", UUID.randomUUID())))
        .allSatisfy(
            caller ->
                assertThat(workers.refused(InquiryApi.QUEUE, caller, queue).code())
                    .isEqualTo("not-on-duty"));
    take("S1,架空 運営,operator,,STAFF1," + ISSUER + ",2020-01-31");
    assertThat(workers.refused(InquiryApi.QUEUE, asOperator, queue).code())
        .isEqualTo("not-on-duty");
  }

  private SessionRecord save(String id, UUID staff) {
    SessionRecord session =
        new SessionRecord(
            id,
            Optional.of(staff),
            "Zmlyc3Q=",
            60_000,
            0,
            Optional.of(java.time.Instant.now()),
            Optional.empty());
    workers.ask(StaffApi.SESSIONS.save(), NOBODY, session);
    return session;
  }

  private void take(String row) throws SQLException {
    assertThat(database.take(NOW, (HEADER + row + "\r\n").getBytes(UTF_8)).findings()).isEmpty();
  }

  private static TestCard card(String number) {
    return TestCard.of(RunningWorkers.STAFF_CA, number, NOW.instant())
        .policy(RunningWorkers.STAFF_POLICY)
        .issue();
  }

  private LoginOutcome login(TestCard card) {
    return finish(returned(card, challenge()), BROWSER);
  }

  private String challenge() {
    return workers.ask(StaffApi.BEGIN_LOGIN, NOBODY, new BeginLogin(BROWSER, ORIGIN)).challenge();
  }

  private String returned(TestCard card, String challenge) {
    return workers.ask(StaffApi.RETURN_LOGIN, NOBODY, reply(card, challenge)).handle();
  }

  private static CardReply reply(TestCard card, String challenge) {
    return new CardReply(
        challenge,
        Optional.of(card.encoded()),
        Optional.of(card.sign(challenge)),
        Optional.empty());
  }

  private LoginOutcome finish(String handle, String browser) {
    Caller caller = Caller.anonymous(UUID.randomUUID());
    return workers.ask(StaffApi.FINISH_LOGIN, caller, new StaffApi.FinishLogin(handle, browser));
  }
}
