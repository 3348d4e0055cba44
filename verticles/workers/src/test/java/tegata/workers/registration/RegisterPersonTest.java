package tegata.workers.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static tegata.workers.RunningWorkers.await;
import static tegata.workers.fixture.Samples.HANAKO;
import static tegata.workers.fixture.Samples.NOW;
import static tegata.workers.fixture.Samples.TARO;
import static tegata.workers.fixture.Samples.people;

import io.vertx.core.Future;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import tegata.contract.Caller;
import tegata.contract.EligibilityApi.CardProof;
import tegata.contract.IdempotencyKey;
import tegata.contract.IdentityApi;
import tegata.contract.RegistrationApi;
import tegata.contract.RegistrationApi.Register;
import tegata.contract.RegistrationApi.RegisterByCard;
import tegata.contract.RegistrationApi.Registered;
import tegata.domain.identity.CardChallenge.Purpose;
import tegata.domain.registration.Registration;
import tegata.domain.registration.Registration.Route;
import tegata.workers.RunningWorkers;
import tegata.workers.fixture.PostgresExtension;
import tegata.workers.fixture.Samples;
import tegata.workers.fixture.TestCard;
import tegata.workers.fixture.TestDatabase;

@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RegisterPersonTest {
  private static final Caller KIOSK = Caller.facility("1310000004", "架空ATM", UUID.randomUUID());
  private static final LocalDate LONG_VALID = LocalDate.of(2030, 1, 10);

  private final TestDatabase database;
  private RunningWorkers workers;
  private UUID taro;
  private UUID hanako;

  RegisterPersonTest(TestDatabase database) {
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
        insert into facility values ('1310000004', '架空ATM', 'STANDARD', '{KIOSK}', 'kiosk');
        update registration set status = 'NOT_REGISTERED', registered_on = null, route = null
        """);
    taro = UUID.fromString(database.value("select id from person where external_id = 'P-1'"));
    hanako = UUID.fromString(database.value("select id from person where external_id = 'P-2'"));
  }

  @Test
  @DisplayName("ポータルで登録すると、日付と経路と受付番号が状況に出て、知らせと記録が一つずつ残る")
  void registersInThePortal() {
    Registered made = register(taro, UUID.randomUUID());

    assertThat(made.isNew()).isTrue();
    assertThat(made.receipt().orElseThrow().number()).matches("R-202611-\\d{6}-\\d");
    RegistrationApi.Status status =
        workers.ask(RegistrationApi.STATUS, patient(taro), new RegistrationApi.Of(taro));
    assertThat(status.registration().status()).isEqualTo(Registration.Status.REGISTERED);
    assertThat(status.registration().route()).contains(Route.PORTAL);
    assertThat(status.registration().registeredOn()).contains(LocalDate.of(2026, 11, 23));
    assertThat(status.receipt()).isEqualTo(made.receipt());
    assertThat(database.rows("select kind from notice")).containsExactly("REGISTRATION_MADE");
    assertThat(database.count("audit_entry where kind = 'REGISTRATION_MADE'")).isEqualTo(1);
  }

  @Test
  @DisplayName("同じ様式を 10 回同時に送っても、一つの登録と一つの受付番号")
  void doubleSubmitIsOneRegistration() {
    UUID form = UUID.randomUUID();
    List<Future<Registered>> sent =
        IntStream.range(0, 10)
            .mapToObj(
                i ->
                    workers
                        .bus()
                        .ask(RegistrationApi.REGISTER, patient(taro), new Register(taro, form)))
            .toList();
    await(Future.join(sent));

    assertThat(sent)
        .extracting(one -> one.result().receipt().orElseThrow().number())
        .containsOnly(sent.get(0).result().receipt().orElseThrow().number());
    assertThat(database.count("registration_receipt")).isEqualTo(1);
    assertThat(database.count("notice")).isEqualTo(1);
  }

  @Test
  @DisplayName("登録済みの人の二つ目の様式、ほかの人、亡くなった人は断る")
  void refusesOthers() {
    register(taro, UUID.randomUUID());
    assertThat(refused(taro, taro)).isEqualTo("already-registered");
    assertThat(refused(hanako, taro)).isEqualTo("not-yours");
    database.asOwner("update coverage set lost_on = '2026-11-01', loss_reason = 'DEATH'");
    assertThat(refused(hanako, hanako)).isEqualTo("not-possible");
    assertThat(database.count("registration_receipt")).isEqualTo(1);
  }

  @Test
  @DisplayName("キオスクではカードの署名で登録でき、答えが届かなければもう一度尋ねて同じ答えを得る")
  void registersAtAKiosk() {
    Registered made = byCard(Route.ATM, LONG_VALID);
    Registered again = byCard(Route.ATM, LONG_VALID);

    assertThat(made.isNew()).isTrue();
    assertThat(again).isEqualTo(new Registered(made.receipt(), made.registeredOn(), false));
    assertThat(database.rows("select status, route from registration where route is not null"))
        .containsExactly("REGISTERED|ATM");
    assertThat(
            database.rows(
                "select actor_id, basis from audit_entry where kind = 'REGISTRATION_MADE'"))
        .containsExactly("1310000004|CONSENT");
    assertThat(database.count("notice")).isEqualTo(1);
  }

  @Test
  @DisplayName("使ったチャレンジ、ほかの目的の署名、期限の切れた証明書、知らないカードでは登録しない")
  void refusesOtherProofs() {
    CardProof spent = proof(Purpose.REGISTRATION, LONG_VALID, "CARD-P-1");
    workers.ask(RegistrationApi.REGISTER_BY_CARD, KIOSK, new RegisterByCard(spent, Route.READER));
    database.asOwner("update registration set status = 'NOT_REGISTERED'");

    assertThat(refusedCard(spent)).isEqualTo("challenge-spent");
    assertThat(refusedCard(proof(Purpose.CONSENT, LONG_VALID, "CARD-P-1")))
        .isEqualTo("challenge-spent");
    assertThat(refusedCard(proof(Purpose.REGISTRATION, LocalDate.of(2026, 11, 22), "CARD-P-1")))
        .isEqualTo("certificate-expired");
    assertThat(refusedCard(proof(Purpose.REGISTRATION, LONG_VALID, "CARD-NOBODY")))
        .isEqualTo("card-unknown");
    assertThat(
            workers
                .refused(
                    RegistrationApi.REGISTER_BY_CARD,
                    patient(taro),
                    new RegisterByCard(spent, Route.ATM))
                .code())
        .isEqualTo("route-not-allowed");
    assertThat(database.count("registration where status = 'REGISTERED'")).isZero();
  }

  @Test
  @DisplayName("途中で落ちれば、チャレンジも使われていない。同じ番号と内容でもう一度送れば登録され、三度目は同じ答え")
  void aCrashInBetweenLeavesTheCardUsable() {
    Caller numbered =
        KIOSK.with(new IdempotencyKey("POST /v1/registrations", "visit-1", "a".repeat(64)));
    RegisterByCard question =
        new RegisterByCard(proof(Purpose.REGISTRATION, LONG_VALID, "CARD-P-1"), Route.ATM);
    database.asOwner("alter table registration_receipt rename to registration_receipt_away");

    workers.refused(RegistrationApi.REGISTER_BY_CARD, numbered, question);
    database.asOwner("alter table registration_receipt_away rename to registration_receipt");
    Registered made = workers.ask(RegistrationApi.REGISTER_BY_CARD, numbered, question);

    assertThat(made.isNew()).isTrue();
    assertThat(workers.ask(RegistrationApi.REGISTER_BY_CARD, numbered, question)).isEqualTo(made);
    assertThat(database.count("registration_receipt")).isEqualTo(1);
    assertThat(database.count("notice")).isEqualTo(1);
  }

  @Test
  @DisplayName("断ったカードのチャレンジは使われたままで、同じ番号で送れば同じ断りが返る")
  void aRefusalIsAnOutcomeToo() {
    Caller numbered =
        KIOSK.with(new IdempotencyKey("POST /v1/registrations", "visit-2", "b".repeat(64)));
    CardProof unknown = proof(Purpose.REGISTRATION, LONG_VALID, "CARD-NOBODY");
    RegisterByCard question = new RegisterByCard(unknown, Route.ATM);

    assertThat(workers.refused(RegistrationApi.REGISTER_BY_CARD, numbered, question).code())
        .isEqualTo("card-unknown")
        .isEqualTo(workers.refused(RegistrationApi.REGISTER_BY_CARD, numbered, question).code());
    assertThat(refusedCard(unknown)).isEqualTo("challenge-spent");
  }

  private Registered register(UUID person, UUID form) {
    return workers.ask(RegistrationApi.REGISTER, patient(person), new Register(person, form));
  }

  private String refused(UUID caller, UUID person) {
    return workers
        .refused(RegistrationApi.REGISTER, patient(caller), new Register(person, UUID.randomUUID()))
        .code();
  }

  private Registered byCard(Route route, LocalDate expiresOn) {
    return workers.ask(
        RegistrationApi.REGISTER_BY_CARD,
        KIOSK,
        new RegisterByCard(proof(Purpose.REGISTRATION, expiresOn, "CARD-P-1"), route));
  }

  private String refusedCard(CardProof proof) {
    return workers
        .refused(RegistrationApi.REGISTER_BY_CARD, KIOSK, new RegisterByCard(proof, Route.ATM))
        .code();
  }

  private CardProof proof(Purpose purpose, LocalDate expiresOn, String serial) {
    String challenge =
        workers
            .ask(IdentityApi.BEGIN_CARD_PROOF, KIOSK, new IdentityApi.BeginCardProof(purpose))
            .challenge();
    Instant end = expiresOn.atTime(23, 59, 59).atZone(Samples.JAPAN).toInstant();
    TestCard card =
        TestCard.of(RunningWorkers.CA, serial, NOW.instant())
            .valid(NOW.instant().minus(900, ChronoUnit.DAYS), end)
            .issue();
    return new CardProof(challenge, card.encoded(), card.sign(challenge));
  }

  private static Caller patient(UUID person) {
    return Caller.patient(person, "", UUID.randomUUID());
  }
}
