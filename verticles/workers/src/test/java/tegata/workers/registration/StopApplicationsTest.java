package tegata.workers.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static tegata.workers.RunningWorkers.await;
import static tegata.workers.fixture.Samples.NOW;
import static tegata.workers.fixture.Samples.TARO;
import static tegata.workers.fixture.Samples.people;

import io.vertx.core.Future;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
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
import org.junit.jupiter.api.io.TempDir;
import tegata.contract.Caller;
import tegata.contract.DeregistrationApi;
import tegata.contract.DeregistrationApi.Accept;
import tegata.contract.DeregistrationApi.Issue;
import tegata.contract.DeregistrationApi.On;
import tegata.contract.RegistrationApi;
import tegata.contract.RegistrationApi.Application;
import tegata.contract.RegistrationApi.Deregister;
import tegata.contract.RegistrationApi.Mend;
import tegata.domain.registration.Deregistration.Status;
import tegata.domain.registration.ReturnReason;
import tegata.workers.RunningWorkers;
import tegata.workers.audit.Audit;
import tegata.workers.database.Database;
import tegata.workers.fixture.PostgresExtension;
import tegata.workers.fixture.TestDatabase;
import tegata.workers.registration.EachInTurn.Outcome;

@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StopApplicationsTest {
  private static final LocalDate TODAY = LocalDate.now(NOW);
  private static final String OLD = "06130488";
  private static final String NEW = "31130008";

  private final TestDatabase postgres;
  private RunningWorkers workers;
  private Database database;
  private UUID taro;
  private Application filed;

  StopApplicationsTest(TestDatabase postgres) {
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

  @BeforeEach
  void file() throws SQLException {
    postgres.clear();
    postgres.take(NOW, people(TARO));
    taro = UUID.fromString(postgres.value("select id from person where external_id = 'P-1'"));
    filed =
        workers.ask(
            RegistrationApi.DEREGISTER,
            patient(),
            new Deregister(taro, UUID.randomUUID(), Optional.empty()));
  }

  @Test
  @DisplayName("加入先の変わった人を、前の保険者は受理も交付もできない")
  void theOldInsurerDecidesNothing() {
    Application accepted = accept();
    movesTo(NEW);
    assertThat(
            workers
                .refused(
                    DeregistrationApi.ISSUE,
                    insurer(OLD),
                    new Issue(on(accepted), TODAY, TODAY.plusYears(5)))
                .code())
        .isEqualTo("not-a-member");

    postgres.asOwner("update deregistration set status = 'RECEIVED'");
    assertThat(
            workers
                .refused(DeregistrationApi.ACCEPT, insurer(OLD), new Accept(on(accepted)))
                .code())
        .isEqualTo("not-a-member");
    assertThat(postgres.value("select status, certificate_insurer from deregistration"))
        .isEqualTo("RECEIVED|null");
    assertThat(postgres.count("paper")).isZero();
  }

  @Test
  @DisplayName("受理の後で加入先が変わると本人に戻り、わけを知らせ、前の保険者にも伝わり、出しなおすと今の保険者に届く")
  void givesBackWhatTheInsurerCannotFinish() {
    accept();
    movesTo(NEW);

    assertThat(run()).isEqualTo(new Outcome(1, 0));
    assertThat(run()).isEqualTo(new Outcome(0, 0));

    assertThat(postgres.value("select status, return_reason from deregistration"))
        .isEqualTo("RETURNED|" + ReturnReason.NOT_INSURED_HERE);
    assertThat(postgres.rows("select kind from notice order by created_at"))
        .containsExactly("APPLICATION_RECEIVED", "APPLICATION_ACCEPTED", "APPLICATION_RETURNED");
    assertThat(postgres.rows("select note from audit_entry where kind = 'DEREGISTRATION_STOPPED'"))
        .containsExactly("number=" + number() + " step=RELEASE");
    Application mended =
        workers.ask(
            RegistrationApi.MEND,
            patient(),
            new Mend(taro, number(), UUID.randomUUID(), Optional.empty()));
    assertThat(mended.insurer().number()).isEqualTo(NEW);
    assertThat(postgres.rows("select receiver, topic from outbox order by seq"))
        .containsExactly(
            "insurer/06130488|insurer.deregistration",
            "insurer/06130488|insurer.withdrawal",
            "insurer/31130008|insurer.deregistration");
    assertThat(run()).isEqualTo(new Outcome(0, 0));
  }

  @Test
  @DisplayName("亡くなった人の申請は一度だけ終わり、登録には触れず、保険者に伝わる")
  void closesForTheDeceased() {
    accept();
    postgres.asOwner("update coverage set lost_on = '%s', loss_reason = 'DEATH'".formatted(TODAY));

    await(Future.join(IntStream.range(0, 4).mapToObj(i -> job().run()).toList()));
    assertThat(run()).isEqualTo(new Outcome(0, 0));

    assertThat(postgres.value("select status from deregistration")).isEqualTo("WITHDRAWN");
    assertThat(postgres.value("select status from registration")).isEqualTo("REGISTERED");
    assertThat(postgres.count("deregistration_step where step = 'CLOSE'")).isOne();
    assertThat(postgres.count("outbox where topic = 'insurer.withdrawal'")).isOne();
    assertThat(postgres.count("audit_entry where kind = 'DEREGISTRATION_STOPPED'")).isOne();
  }

  @Test
  @DisplayName("加入先のない間は受理を待つ。受理の後なら戻る。いまの加入者の申請と、交付の後の申請には触れない")
  void leavesTheRestAlone() {
    assertThat(run()).isEqualTo(new Outcome(0, 0));
    postgres.asOwner("update coverage set lost_on = '%s'".formatted(TODAY));
    assertThat(run()).isEqualTo(new Outcome(0, 0));
    postgres.asOwner("update deregistration set status = 'CERTIFICATE_ISSUED'");
    assertThat(run()).isEqualTo(new Outcome(0, 0));

    postgres.asOwner("update deregistration set status = 'INSURER_ACCEPTED'");
    assertThat(run()).isEqualTo(new Outcome(1, 0));
    assertThat(postgres.value("select status from deregistration"))
        .isEqualTo(Status.RETURNED.name());
  }

  private void movesTo(String insurer) {
    postgres.asOwner(
        "update coverage set lost_on = '%s' where person_id = '%s'".formatted(TODAY, taro));
    postgres.asOwner(
        """
        insert into coverage (person_id, insurer_number, insurer_name, number, symbol_key, number_key,
                              branch_key, relation, acquired_on)
          values ('%s', '%s', '新しい保険者', '1', '', '1', '', 1, '%s')
        """
            .formatted(taro, insurer, TODAY));
  }

  private Outcome run() {
    return await(job().run());
  }

  private StopApplications job() {
    return new StopApplications(database, new Audit(), NOW);
  }

  private Application accept() {
    return workers.ask(DeregistrationApi.ACCEPT, insurer(OLD), new Accept(on(filed)));
  }

  private static On on(Application seen) {
    return new On(
        seen.deregistration().number(), seen.deregistration().version(), UUID.randomUUID());
  }

  private String number() {
    return filed.deregistration().number();
  }

  private Caller patient() {
    return Caller.patient(taro, "", UUID.randomUUID());
  }

  private static Caller insurer(String number) {
    return new Caller(Caller.Kind.INSURER, number, "架空健康保険組合", UUID.randomUUID());
  }
}
