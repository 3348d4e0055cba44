package tegata.workers.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static tegata.workers.RunningWorkers.await;
import static tegata.workers.fixture.Samples.HANAKO;
import static tegata.workers.fixture.Samples.NOW;
import static tegata.workers.fixture.Samples.TARO;
import static tegata.workers.fixture.Samples.people;

import io.vertx.core.Future;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
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
import tegata.contract.RegistrationApi;
import tegata.contract.RegistrationApi.Application;
import tegata.contract.RegistrationApi.ByNumber;
import tegata.contract.RegistrationApi.Deregister;
import tegata.contract.RegistrationApi.Of;
import tegata.contract.RegistrationApi.Status;
import tegata.contract.Use;
import tegata.domain.registration.Registration;
import tegata.workers.RunningWorkers;
import tegata.workers.fixture.PostgresExtension;
import tegata.workers.fixture.TestDatabase;

@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeregistrationTest {
  private final TestDatabase database;
  private RunningWorkers workers;
  private UUID taro;
  private UUID hanako;

  DeregistrationTest(TestDatabase database) {
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
    taro = id("P-1");
    hanako = id("P-2");
  }

  @Test
  @DisplayName("申請は、受付番号・保険者への知らせ・記録と一つになって残る")
  void appliesAsOne() {
    Application application = apply(taro, UUID.randomUUID());

    String number = application.deregistration().number();
    assertThat(number).matches("D-202611-\\d{6}-\\d");
    assertThat(application.insurer().number()).isEqualTo("06130488");
    assertThat(database.rows("select topic, payload ->> 'number', seq from outbox"))
        .containsExactly("insurer.deregistration|" + number + "|1");
    assertThat(
            database.rows("select note from audit_entry where kind = 'DEREGISTRATION_REQUESTED'"))
        .containsExactly("number=" + number);
  }

  @Test
  @DisplayName("同じ様式を 20 回同時に送っても、同じ受付番号の一つの申請になる")
  void doubleSubmitIsOneApplication() {
    UUID form = UUID.randomUUID();
    List<Future<Application>> sent =
        IntStream.range(0, 20)
            .mapToObj(
                i ->
                    workers
                        .bus()
                        .ask(
                            RegistrationApi.DEREGISTER,
                            patient(taro),
                            new Deregister(taro, form, Optional.empty())))
            .toList();

    await(Future.join(sent));

    assertThat(sent)
        .extracting(one -> one.result().deregistration().number())
        .containsOnly(sent.get(0).result().deregistration().number());
    assertThat(database.count("deregistration")).isEqualTo(1);
    assertThat(database.count("outbox")).isEqualTo(1);
    assertThat(database.count("audit_entry where kind = 'DEREGISTRATION_REQUESTED'")).isEqualTo(1);
  }

  @Test
  @DisplayName("申請の続いているあいだ、二つ目の申請は断り、終われば受ける")
  void refusesASecondApplication() {
    apply(taro, UUID.randomUUID());

    assertThat(refusal(taro, taro).code()).isEqualTo("already-applied");
    assertThat(database.count("outbox")).isEqualTo(1);

    database.asOwner("update deregistration set status = 'WITHDRAWN'");
    assertThat(apply(taro, UUID.randomUUID()).deregistration().isOpen()).isTrue();
  }

  @Test
  @DisplayName("登録のない人、ほかの人の申請、長すぎる理由は断り、何も残さない")
  void refusesOthers() {
    database.asOwner("update registration set status = 'NOT_REGISTERED'");

    assertThat(refusal(taro, taro).code()).isEqualTo("not-registered");
    assertThat(refusal(hanako, taro).code()).isEqualTo("not-yours");
    assertThat(
            workers
                .refused(
                    RegistrationApi.DEREGISTER,
                    patient(taro),
                    new Deregister(taro, UUID.randomUUID(), Optional.of("あ".repeat(401))))
                .code())
        .isEqualTo("reason-too-long");
    assertThat(database.count("deregistration") + database.count("outbox")).isZero();
  }

  @Test
  @DisplayName("ほかの人の様式の番号を使っても、その人の申請は見えない")
  void anotherPersonsForm() {
    UUID form = UUID.randomUUID();
    apply(taro, form);

    assertThat(
            workers
                .refused(
                    RegistrationApi.DEREGISTER,
                    patient(hanako),
                    new Deregister(hanako, form, Optional.empty()))
                .code())
        .isEqualTo("already-applied");
  }

  @Test
  @DisplayName("状況には登録日・保険者・続いている申請が出て、申請は本人だけが番号で見られる")
  void showsItsStatus() {
    String number = apply(taro, UUID.randomUUID()).deregistration().number();

    Status status = workers.ask(RegistrationApi.STATUS, patient(taro), new Of(taro));
    assertThat(status.registration())
        .isEqualTo(
            new Registration(
                Registration.Status.REGISTERED,
                Optional.of(java.time.LocalDate.of(2024, 12, 2)),
                Optional.of(Registration.Route.READER)));
    assertThat(status.application())
        .hasValueSatisfying(a -> assertThat(a.number()).isEqualTo(number));
    assertThat(status.certificateExpiresOn()).contains(java.time.LocalDate.of(2030, 1, 10));

    assertThat(find(taro, number)).isPresent();
    assertThat(find(hanako, number)).isEmpty();
    assertThat(
            workers.ask(RegistrationApi.APPLICATIONS, patient(taro), new Of(taro)).applications())
        .hasSize(1);
  }

  private Optional<Application> find(UUID person, String number) {
    return workers
        .ask(RegistrationApi.APPLICATION, patient(person), new ByNumber(person, number, Use.VIEW))
        .application();
  }

  private Application apply(UUID person, UUID form) {
    return workers.ask(
        RegistrationApi.DEREGISTER,
        patient(person),
        new Deregister(person, form, Optional.of("架空の理由")));
  }

  private tegata.contract.Fault refusal(UUID caller, UUID person) {
    return workers.refused(
        RegistrationApi.DEREGISTER,
        patient(caller),
        new Deregister(person, UUID.randomUUID(), Optional.empty()));
  }

  private UUID id(String externalId) {
    return UUID.fromString(
        database.value("select id from person where external_id = '%s'".formatted(externalId)));
  }

  private static Caller patient(UUID person) {
    return Caller.patient(person, "", UUID.randomUUID());
  }
}
