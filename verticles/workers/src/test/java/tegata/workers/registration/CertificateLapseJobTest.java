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
import tegata.contract.DeregistrationApi.WithoutCertificate;
import tegata.domain.registration.Registration;
import tegata.workers.RunningWorkers;
import tegata.workers.audit.Audit;
import tegata.workers.database.Database;
import tegata.workers.fixture.PostgresExtension;
import tegata.workers.fixture.TestDatabase;
import tegata.workers.fixture.TurnedClock;
import tegata.workers.registration.EachInTurn.Outcome;

@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CertificateLapseJobTest {
  private static final String INSURER = "06130488";
  private static final LocalDate EXPIRED = LocalDate.of(2026, 11, 30);
  private static final LocalDate LAST_OF_GRACE = LocalDate.of(2027, 2, 28);

  private final TestDatabase postgres;
  private final TurnedClock clock = new TurnedClock(NOW.instant());
  private RunningWorkers workers;
  private Vertx otherNode;
  private Database database;
  private Database another;
  private int made;

  CertificateLapseJobTest(TestDatabase postgres) {
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
  @DisplayName("猶予の最後の日が過ぎると登録が終わり、知らせと記録が一つずつ残り、二度は終わらない")
  void endsAfterTheGrace() {
    registered(EXPIRED, true);
    clock.to(LAST_OF_GRACE, 23);
    assertThat(run()).isEqualTo(new Outcome(0, 0));

    clock.to(LAST_OF_GRACE.plusDays(1), 0);
    assertThat(run()).isEqualTo(new Outcome(1, 0));
    assertThat(run()).isEqualTo(new Outcome(0, 0));

    assertThat(
            postgres.value("select status, registered_on, ended_on, ended_why from registration"))
        .isEqualTo("NOT_REGISTERED|null|2027-03-01|CERTIFICATE_LAPSED");
    assertThat(postgres.rows("select kind, facts ->> 'graceEndsOn' from notice"))
        .containsExactly("REGISTRATION_LAPSED|2027-02-28");
    assertThat(
            postgres.rows(
                "select actor_id, note from audit_entry where kind = 'REGISTRATION_ENDED'"))
        .containsExactly("certificate-lapse|certificate-expired-on=2026-11-30");
  }

  @Test
  @DisplayName("資格確認書のない人は終わらず、日に一度だけ報告し、交付されれば終わる。無効にしたものは数えない")
  void holdsBackAndReportsDaily() {
    UUID person = registered(EXPIRED, false);
    for (int day = 1; day <= 3; day++) {
      clock.to(LocalDate.of(2027, 3, day), 9);
      assertThat(run()).isEqualTo(new Outcome(0, 1));
      assertThat(run()).isEqualTo(new Outcome(0, 0));
    }
    assertThat(postgres.count("lapse_held_back")).isEqualTo(3);
    assertThat(heldBack(INSURER)).containsExactly(new WithoutCertificate(Optional.of(INSURER), 1));
    assertThat(heldBack("31130008")).isEmpty();

    certify(person);
    postgres.asOwner("update paper set revoked_at = now(), revoked_why = 'LOST'");
    assertThat(run()).isEqualTo(new Outcome(0, 0));
    certify(person);
    assertThat(run()).isEqualTo(new Outcome(1, 0));
    assertThat(heldBack(INSURER)).isEmpty();
  }

  @Test
  @DisplayName("そのあいだに更新した人、終わりの決まった申請のある人の登録は、ここでは終わらない")
  void leavesAlone() {
    UUID renewed = registered(EXPIRED, true);
    postgres.asOwner(
        "insert into card (issuer, serial, person_id, expires_on) values ('CN=x', 'NEW', '%s', '2031-11-30')"
            .formatted(renewed));
    UUID leaving = registered(EXPIRED, true);
    postgres.asOwner(
        """
        insert into deregistration (id, number, person_id, insurer_number, insurer_name, status, version,
                                    form_id, received_at, intermediary_accepted_on)
          values (gen_random_uuid(), 'D-1', '%s', '%s', '架空健康保険組合', 'SCHEDULED', 5, gen_random_uuid(),
                  now(), '2027-03-01')
        """
            .formatted(leaving, INSURER));
    clock.to(LocalDate.of(2027, 3, 2), 9);

    assertThat(run()).isEqualTo(new Outcome(0, 0));
    assertThat(postgres.count("registration where status = 'REGISTERED'")).isEqualTo(2);
  }

  @Test
  @DisplayName("終わったあとに更新して登録しなおすと、終わったわけは消える")
  void mayRegisterAgain() {
    UUID person = registered(EXPIRED, true);
    clock.to(LocalDate.of(2027, 3, 1), 9);
    assertThat(run()).isEqualTo(new Outcome(1, 0));

    boolean again =
        await(
            database.inTransaction(
                tx ->
                    new RegistrationStore()
                        .register(
                            tx, person, LocalDate.of(2027, 3, 5), Registration.Route.READER)));
    assertThat(again).isTrue();
    assertThat(postgres.value("select status, ended_on, ended_why from registration"))
        .isEqualTo("REGISTERED|null|null");
  }

  @Test
  @DisplayName("何日止まっていても追いつき、多くのメンバーが同時に動いても一人一度だけ終わる")
  void catchesUpOnManyNodes() {
    for (int i = 0; i < 120; i++) {
      registered(EXPIRED.minusDays(i % 40), true);
    }
    clock.to(LocalDate.of(2027, 5, 17), 9);
    List<Future<Outcome>> runs = new ArrayList<>();
    for (int node = 0; node < 3; node++) {
      runs.add(job(database).run());
      runs.add(job(another).run());
    }
    await(Future.join(runs));

    assertThat(runs.stream().mapToInt(run -> run.result().ended()).sum()).isEqualTo(120);
    assertThat(postgres.count("audit_entry where kind = 'REGISTRATION_ENDED'")).isEqualTo(120);
    assertThat(postgres.count("notice")).isEqualTo(120);
  }

  @Test
  @DisplayName("一年を通して: だれも早すぎず、資格確認書なしでもなく、更新した人は終わらない")
  void aYear() {
    Random random = new Random(2027);
    List<UUID> waiting = new ArrayList<>();
    List<UUID> renewed = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      waiting.add(registered(EXPIRED.plusDays(random.nextInt(200)), random.nextBoolean()));
    }
    for (LocalDate day = EXPIRED; day.isBefore(EXPIRED.plusYears(1)); day = day.plusDays(3)) {
      UUID one = waiting.get(random.nextInt(waiting.size()));
      if (random.nextInt(8) == 0 && !renewed.contains(one)) {
        postgres.asOwner(
            "insert into card (issuer, serial, person_id, expires_on) values ('CN=x', 'N-%1$s', '%1$s', '2032-01-01') on conflict do nothing"
                .formatted(one));
        renewed.add(one);
      }
      clock.to(day, random.nextInt(24));
      await(Future.join(job(database).run(), job(another).run()));
    }

    assertThat(
            postgres.count(
                """
                registration r where r.ended_why = 'CERTIFICATE_LAPSED'
                   and (r.ended_on <= ((select min(k.expires_on) from card k where k.person_id = r.person_id)
                                        + interval '3 months')::date
                        or not exists (select 1 from paper p where p.person_id = r.person_id))
                """))
        .as("ended too early, or without a certificate")
        .isZero();
    assertThat(postgres.count("registration where ended_why = 'CERTIFICATE_LAPSED'"))
        .isEqualTo(postgres.count("audit_entry where kind = 'REGISTRATION_ENDED'"))
        .isGreaterThan(15);
    assertThat(
            postgres.count(
                """
                registration r where r.status = 'REGISTERED'
                   and exists (select 1 from paper p where p.person_id = r.person_id)
                   and not exists (select 1 from card k where k.person_id = r.person_id and k.serial like 'N-%')
                """))
        .as("lapsed, with a certificate, not renewed, and still registered")
        .isZero();
  }

  private Outcome run() {
    return await(job(database).run());
  }

  private EndLapsedRegistrations job(Database node) {
    return new EndLapsedRegistrations(node, new Audit(), clock);
  }

  private List<WithoutCertificate> heldBack(String insurer) {
    return workers
        .ask(
            DeregistrationApi.HELD_BACK,
            new Caller(Caller.Kind.INSURER, insurer, "架空健康保険組合", UUID.randomUUID()),
            new WhoIsHeldBack())
        .lapsed();
  }

  private UUID registered(LocalDate expiresOn, boolean certified) {
    UUID person = UUID.randomUUID();
    postgres.asOwner(
        """
        insert into person (id, external_id, name, kana, birthdate, sex)
          values ('%1$s', '%1$s', '架空 太郎', 'カクウ', '1980-01-10', 1);
        insert into registration (person_id, status, registered_on, route)
          values ('%1$s', 'REGISTERED', '2024-12-02', 'READER');
        insert into card (issuer, serial, person_id, expires_on) values ('CN=x', '%1$s', '%1$s', '%3$s');
        insert into coverage (person_id, insurer_number, insurer_name, number, symbol_key, number_key,
                              branch_key, relation, acquired_on)
          values ('%1$s', '%2$s', '架空健康保険組合', '1', '', '1', '', 1, '2020-04-01')
        """
            .formatted(person, INSURER, expiresOn));
    if (certified) {
      certify(person);
    }
    return person;
  }

  private void certify(UUID person) {
    postgres.asOwner(
        """
        insert into paper (number, code, kind, person_id, insurer_number, printed, printed_hash, issued_on,
                           valid_until, issued_at)
          values ('P-%1$d', '%2$s', 'ELIGIBILITY_CERTIFICATE', '%3$s', '%4$s', '{}', '%5$s', '2026-12-01',
                  '2031-11-30', now())
        """
            .formatted(++made, "%020d".formatted(made), person, INSURER, "%064d".formatted(made)));
  }
}
