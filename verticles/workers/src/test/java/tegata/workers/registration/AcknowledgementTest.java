package tegata.workers.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tegata.workers.RunningWorkers.await;
import static tegata.workers.fixture.Samples.NOW;
import static tegata.workers.fixture.Samples.TARO;
import static tegata.workers.fixture.Samples.people;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tegata.contract.Caller;
import tegata.contract.RegistrationApi;
import tegata.contract.RegistrationApi.Deregister;
import tegata.workers.RunningWorkers;
import tegata.workers.audit.Audit;
import tegata.workers.database.Database;
import tegata.workers.fixture.PostgresExtension;
import tegata.workers.fixture.TestDatabase;
import tegata.workers.outbox.Message;
import tegata.workers.outbox.Refused;

@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AcknowledgementTest {
  private final TestDatabase postgres;
  private RunningWorkers workers;
  private Database database;
  private Message message;

  AcknowledgementTest(TestDatabase postgres) {
    this.postgres = postgres;
  }

  @BeforeAll
  void start(@TempDir Path config) {
    workers = new RunningWorkers(postgres, NOW);
    database = await(Database.open(workers.vertx(), postgres.config(config), config));
  }

  @AfterAll
  void stop() {
    workers.close();
  }

  /** An application for which a certificate was issued, so that the request is on its way. */
  @BeforeEach
  void request() throws SQLException {
    postgres.clear();
    postgres.take(NOW, people(TARO));
    UUID taro = UUID.fromString(postgres.value("select id from person"));
    workers.ask(
        RegistrationApi.DEREGISTER,
        Caller.patient(taro, "", UUID.randomUUID()),
        new Deregister(taro, UUID.randomUUID(), Optional.empty()));
    postgres.asOwner(
        """
        update deregistration set received_at = '2026-08-31T15:00:00Z', status = 'CERTIFICATE_ISSUED',
               certificate_insurer = insurer_number, certificate_issued_on = '2026-09-01',
               certificate_valid_until = '2031-08-31'
        """);
    message =
        new Message(
            UUID.randomUUID(),
            taro,
            2,
            UUID.fromString(postgres.value("select id from deregistration")),
            "intermediary",
            StepMessages.REQUEST,
            new JsonObject().put("number", postgres.value("select number from deregistration")));
  }

  @ParameterizedTest(name = "受付日 {0} → {1} まで")
  @CsvSource({
    "2026-09-01, 2026-10-31",
    "2026-09-30, 2026-10-31",
    "2026-10-01, 2026-11-30",
    "2026-11-23, 2026-12-31",
  })
  @DisplayName("受付の知らせがどれだけ遅れても、日付は受付日から数える")
  void countsFromTheAcceptance(String acceptedOn, String lastDay) {
    await(delivered(acceptedOn));

    assertThat(
            postgres.value("select status, intermediary_accepted_on, version from deregistration"))
        .isEqualTo("SCHEDULED|%s|3".formatted(acceptedOn));
    assertThat(
            postgres.value(
                "select facts ->> 'lastDayOn' from notice where kind = 'APPLICATION_SCHEDULED'"))
        .isEqualTo(lastDay);
    assertThat(postgres.rows("select kind, request_id from audit_entry where actor_id = 'relay'"))
        .containsExactlyInAnyOrder(
            "DEREGISTRATION_SCHEDULED|" + message.id(), "DEREGISTRATION_SENT|" + message.id());
  }

  @Test
  @DisplayName("二度届いた受付は一度と同じで、後の日付では上書きされない")
  void theSameTwice() {
    await(delivered("2026-10-01"));
    await(delivered("2026-11-01"));

    assertThat(postgres.value("select intermediary_accepted_on from deregistration"))
        .isEqualTo("2026-10-01");
    assertThat(postgres.count("deregistration_step where step = 'SCHEDULE'")).isEqualTo(1);
    assertThat(postgres.count("audit_entry where kind = 'DEREGISTRATION_SENT'")).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-08-31", "2026-11-24", "2026-13-01", "きょう", ""})
  @DisplayName("ありえない日付は信じず、何も変えない")
  void believesNoImpossibleDay(String acceptedOn) {
    assertThatThrownBy(() -> await(delivered(acceptedOn))).isInstanceOf(Refused.class);

    assertThat(postgres.value("select status, version from deregistration"))
        .isEqualTo("CERTIFICATE_ISSUED|1");
    assertThat(postgres.count("audit_entry where actor_id = 'relay'")).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"RECEIVED", "INSURER_ACCEPTED", "RETURNED", "WITHDRAWN", "DONE"})
  @DisplayName("順番のちがう受付は、申請を動かさない")
  void movesNothingOutOfOrder(String status) {
    postgres.asOwner("update deregistration set status = '%s'".formatted(status));
    await(delivered("2026-10-01"));

    assertThat(
            postgres.value("select status, intermediary_accepted_on, version from deregistration"))
        .isEqualTo(status + "|null|1");
  }

  @Test
  @DisplayName("知らない申請についての受付は、何も変えない")
  void unknownApplications() {
    Message unknown =
        new Message(
            message.id(),
            message.person(),
            2,
            UUID.randomUUID(),
            message.receiver(),
            message.topic(),
            message.payload());

    assertThatThrownBy(() -> await(delivered(unknown, "2026-10-01")))
        .isInstanceOf(RuntimeException.class);
    assertThat(postgres.count("deregistration_step")).isEqualTo(1);
  }

  private Future<Void> delivered(String acceptedOn) {
    return delivered(message, acceptedOn);
  }

  private Future<Void> delivered(Message about, String acceptedOn) {
    return database.inTransaction(
        tx ->
            new DeliveredMessages(new Audit(), NOW)
                .effects()
                .get(about.topic())
                .delivered(tx, about, new JsonObject().put("acceptedOn", acceptedOn)));
  }
}
