package tegata.workers.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static tegata.workers.RunningWorkers.await;
import static tegata.workers.fixture.Samples.NOW;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
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
import tegata.contract.DeregistrationApi.WhoIsHeldBack;
import tegata.contract.RegistrationApi;
import tegata.contract.RegistrationApi.Deregister;
import tegata.contract.RegistrationApi.Register;
import tegata.workers.RunningWorkers;
import tegata.workers.audit.Audit;
import tegata.workers.database.Database;
import tegata.workers.fixture.PostgresExtension;
import tegata.workers.fixture.TestDatabase;
import tegata.workers.fixture.TurnedClock;
import tegata.workers.registration.EachInTurn.Outcome;

@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MonthEndTest {
  private static final String INSURER = "06130488";

  private final TestDatabase postgres;
  private final TurnedClock clock = new TurnedClock(NOW.instant());
  private RunningWorkers workers;
  private Vertx otherNode;
  private Database database;
  private Database another;
  private int made;

  MonthEndTest(TestDatabase postgres) {
    this.postgres = postgres;
  }

  @BeforeAll
  void start(@TempDir Path config) {
    workers = new RunningWorkers(postgres, clock);
    otherNode = Vertx.vertx();
    database = await(Database.open(workers.vertx(), postgres.config(config), config));
    another = await(Database.open(otherNode, postgres.config(config), config));
  }

  @AfterAll
  void stop() {
    workers.close();
    await(another.close());
    await(otherNode.close());
  }

  @BeforeEach
  void clear() {
    postgres.clear();
    made = 0;
  }

  @Test
  @DisplayName("最後の日の 24 時 (日本時間) を過ぎてから解除し、知らせと記録が一つずつ残る")
  void endsAfterTheLastDay() {
    String number = scheduled(LocalDate.of(2026, 11, 22), true);
    clock.to(LocalDate.of(2026, 12, 31), 23);
    assertThat(run()).isEqualTo(new Outcome(0, 0));

    clock.to(LocalDate.of(2027, 1, 1), 0);
    assertThat(run()).isEqualTo(new Outcome(1, 0));
    assertThat(run()).isEqualTo(new Outcome(0, 0));

    assertThat(postgres.value("select status, registered_on, route from registration"))
        .isEqualTo("NOT_REGISTERED|null|null");
    assertThat(postgres.rows("select kind from notice")).containsExactly("APPLICATION_DONE");
    assertThat(postgres.rows("select note from audit_entry where kind = 'REGISTRATION_ENDED'"))
        .containsExactly("number=" + number);
  }

  @Test
  @DisplayName("解除された後は、また登録でき、また解除を申し込める")
  void registersAndAppliesAgain() {
    scheduled(LocalDate.of(2026, 11, 22), true);
    clock.to(LocalDate.of(2027, 1, 1), 9);
    assertThat(run()).isEqualTo(new Outcome(1, 0));
    UUID person = UUID.fromString(postgres.value("select id from person"));
    Caller patient = Caller.patient(person, "", UUID.randomUUID());

    workers.ask(RegistrationApi.REGISTER, patient, new Register(person, UUID.randomUUID()));
    assertThat(postgres.value("select status, registered_on, route from registration"))
        .isEqualTo("REGISTERED|2027-01-01|PORTAL");
    workers.ask(
        RegistrationApi.DEREGISTER,
        patient,
        new Deregister(person, UUID.randomUUID(), Optional.empty()));
    assertThat(postgres.rows("select status from deregistration order by received_at"))
        .containsExactly("DONE", "RECEIVED");
  }

  @Test
  @DisplayName("資格確認書のない人は解除せず、日に一度だけ報告し、交付されれば解除する")
  void holdsBackAndReportsDaily() {
    String number = scheduled(LocalDate.of(2026, 11, 22), false);
    for (int day = 1; day <= 3; day++) {
      clock.to(LocalDate.of(2027, 1, day), 9);
      assertThat(run()).isEqualTo(new Outcome(0, 1));
      assertThat(run()).isEqualTo(new Outcome(0, 0));
    }
    assertThat(postgres.count("deregistration_held_back")).isEqualTo(3);
    assertThat(postgres.rows("select kind from notice")).containsExactly("APPLICATION_HELD_BACK");
    var list = workers.ask(DeregistrationApi.HELD_BACK, insurer(INSURER), new WhoIsHeldBack());
    assertThat(list.applications())
        .containsExactly(
            new DeregistrationApi.HeldBack(
                number,
                LocalDate.of(2026, 12, 31),
                LocalDate.of(2027, 1, 1),
                Optional.of(INSURER)));
    assertThat(
            workers
                .ask(DeregistrationApi.HELD_BACK, insurer("31130008"), new WhoIsHeldBack())
                .applications())
        .isEmpty();

    certify(number);
    assertThat(run()).isEqualTo(new Outcome(1, 0));
  }

  @Test
  @DisplayName("保険者が変わった人は新しい保険者の資格確認書まで待ち、亡くなった人は待たない")
  void changesOfLife() {
    scheduled(LocalDate.of(2026, 11, 22), true);
    postgres.asOwner("update coverage set insurer_number = '31130008'");
    clock.to(LocalDate.of(2027, 1, 1), 9);
    assertThat(run()).isEqualTo(new Outcome(0, 1));

    postgres.asOwner("update coverage set lost_on = '2026-12-24', loss_reason = 'DEATH'");
    assertThat(run()).isEqualTo(new Outcome(1, 0));
  }

  @Test
  @DisplayName("何日止まっていても追いつき、多くのメンバーが同時に動いても一人一度だけ解除する")
  void catchesUpOnManyNodes() {
    for (int i = 0; i < 150; i++) {
      scheduled(LocalDate.of(2026, 11, 1).plusDays(i % 30), true);
    }
    clock.to(LocalDate.of(2027, 3, 17), 9);
    List<Future<Outcome>> runs = new ArrayList<>();
    for (int node = 0; node < 3; node++) {
      runs.add(job(database).run());
      runs.add(job(another).run());
    }
    await(Future.join(runs));

    assertThat(runs.stream().mapToInt(run -> run.result().ended()).sum()).isEqualTo(150);
    assertThat(postgres.count("deregistration_step where step = 'END'")).isEqualTo(150);
    assertThat(postgres.count("audit_entry where kind = 'REGISTRATION_ENDED'")).isEqualTo(150);
    assertThat(postgres.count("notice")).isEqualTo(150);
  }

  @Test
  @DisplayName("途中で接続が切れても、次に動いたとき残りを終え、二度は終えない")
  void goesOnAfterACut() {
    for (int i = 0; i < 120; i++) {
      scheduled(LocalDate.of(2026, 11, 1), true);
    }
    clock.to(LocalDate.of(2027, 1, 1), 9);
    Future<Outcome> first = job(database).run();
    postgres.cutConnections();
    await(first.transform(x -> Future.succeededFuture()));
    while (postgres.count("deregistration where status = 'SCHEDULED'") > 0) {
      await(job(another).run().transform(x -> Future.succeededFuture()));
    }

    assertThat(postgres.count("deregistration_step where step = 'END'")).isEqualTo(120);
    assertThat(postgres.count("notice")).isEqualTo(120);
  }

  @Test
  @DisplayName("一年を通して: 毎日二つのメンバーが動き、ときどき何日も止まる。だれも早すぎず、資格確認書なしでもない")
  void aYear() {
    Random random = new Random(2027);
    LocalDate first = LocalDate.of(2026, 11, 1);
    LocalDate last = LocalDate.of(2027, 11, 30);
    int standstill = 0;
    List<String> uncertified = new ArrayList<>();
    for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
      if (day.isBefore(last.minusMonths(2)) && random.nextInt(3) == 0) {
        boolean certified = random.nextInt(4) > 0;
        String number = scheduled(day, certified);
        if (!certified) {
          uncertified.add(number);
        }
      }
      if (!uncertified.isEmpty() && random.nextInt(10) == 0) {
        certify(uncertified.remove(random.nextInt(uncertified.size())));
      }
      standstill = standstill > 0 ? standstill - 1 : random.nextInt(15) == 0 ? 6 : 0;
      if (standstill == 0) {
        clock.to(day, random.nextInt(24));
        await(Future.join(job(database).run(), job(another).run()));
        assertThat(
                postgres.count(
                    """
                    deregistration where status = 'SCHEDULED' and certificate_insurer is not null
                       and (date_trunc('month', intermediary_accepted_on) + interval '2 months')::date <= date '%s'
                    """
                        .formatted(day)))
            .as("due on %s and certified, but not ended", day)
            .isZero();
      }
    }

    assertThat(
            postgres.count(
                """
                deregistration d join deregistration_step s on s.deregistration_id = d.id and s.step = 'END'
                 where (s.taken_at at time zone 'Asia/Tokyo')::date
                       < (date_trunc('month', d.intermediary_accepted_on) + interval '2 months')::date
                    or d.certificate_insurer is null
                """))
        .as("ended too early, or without a certificate")
        .isZero();
    assertThat(postgres.count("deregistration_step where step = 'END'"))
        .isEqualTo(postgres.count("deregistration where status = 'DONE'"))
        .isGreaterThan(80);
    assertThat(postgres.count("deregistration where status = 'SCHEDULED'"))
        .isEqualTo(uncertified.size());
  }

  private Outcome run() {
    return await(job(database).run());
  }

  private EndRegistrations job(Database node) {
    return new EndRegistrations(node, new Audit(), clock);
  }

  /** Somebody of whom the intermediary server took the application on a day. */
  private String scheduled(LocalDate acceptedOn, boolean certified) {
    UUID person = UUID.randomUUID();
    UUID id = UUID.randomUUID();
    String number = "D-%06d".formatted(++made);
    postgres.asOwner(
        """
        insert into person (id, external_id, name, kana, birthdate, sex)
          values ('%1$s', '%1$s', '架空 太郎', 'カクウ', '1980-01-10', 1);
        insert into registration (person_id, status, registered_on, route)
          values ('%1$s', 'REGISTERED', '2024-12-02', 'READER');
        insert into coverage (person_id, insurer_number, insurer_name, number, symbol_key, number_key,
                              branch_key, relation, acquired_on)
          values ('%1$s', '%2$s', '架空健康保険組合', '1', '', '1', '', 1, '2020-04-01');
        insert into deregistration (id, number, person_id, insurer_number, insurer_name, status, version,
                                    form_id, received_at, intermediary_accepted_on)
          values ('%3$s', '%4$s', '%1$s', '%2$s', '架空健康保険組合', 'SCHEDULED', 5, gen_random_uuid(),
                  date '%5$s' at time zone 'Asia/Tokyo', '%5$s')
        """
            .formatted(person, INSURER, id, number, acceptedOn));
    if (certified) {
      certify(number);
    }
    return number;
  }

  private void certify(String number) {
    postgres.asOwner(
        """
        update deregistration set certificate_insurer = '%s', certificate_issued_on = '2026-11-01',
               certificate_valid_until = '2031-10-31' where number = '%s'
        """
            .formatted(INSURER, number));
  }

  private static Caller insurer(String number) {
    return new Caller(Caller.Kind.INSURER, number, "架空健康保険組合", UUID.randomUUID());
  }
}
