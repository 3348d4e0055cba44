package tegata.workers.consent;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tegata.contract.ConsentApi;
import tegata.contract.ConsentApi.Found;
import tegata.contract.ConsentApi.Given;
import tegata.contract.ConsentApi.OnePersons;
import tegata.contract.Fault;
import tegata.contract.MedicationApi;
import tegata.domain.consent.Category;
import tegata.domain.consent.Consent.Revocation;
import tegata.workers.audit.Audit;
import tegata.workers.fixture.PostgresExtension;
import tegata.workers.fixture.TestDatabase;

@ExtendWith(PostgresExtension.class)
class RevocationRaceTest {
  private static final String WAITING = "select count(*) from pg_locks where not granted";

  private ConsentWorld world;
  private TestDatabase sql;
  private Given consent;

  @BeforeEach
  void open(TestDatabase database) {
    sql = database;
    world = new ConsentWorld(database);
    consent = world.taroConsents(ConsentWorld.CLINIC, Category.MEDICATIONS);
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  @DisplayName("読んでいる最中の取消は、読み終わりの確定を待つ")
  void aRevocationWaitsForWhoeverReads() {
    Promise<Void> reading = Promise.promise();
    Promise<String> read = Promise.promise();
    Future<String> answer =
        new ProvideRecords(world.database, new Audit())
            .provide(
                ConsentWorld.facility(ConsentWorld.CLINIC),
                consent.ref(),
                Category.MEDICATIONS,
                (tx, person) -> {
                  reading.complete();
                  return read.future();
                },
                (subject, rows) -> rows);
    ConsentWorld.await(reading.future());

    AtomicBoolean revoked = new AtomicBoolean();
    Future<Found> revocation = revoke().onSuccess(x -> revoked.set(true));
    awaitOneWaiting();
    assertThat(revoked).isFalse();
    read.complete("medicines");

    assertThat(ConsentWorld.await(answer)).isEqualTo("medicines");
    ConsentWorld.await(revocation);
    assertThat(
            sql.value(
                """
                select (select revoked_at from consent)
                     > (select at from audit_entry where kind = 'RECORDS_PROVIDED')
                """))
        .isEqualTo("t");
  }

  @Test
  @DisplayName("取消が確定する前に尋ねた読み手は、その確定を待って、断られる")
  void aReaderWaitsForARevocationThatCameFirst() {
    Promise<Void> revoked = Promise.promise();
    Promise<Void> commit = Promise.promise();
    Future<Void> revocation =
        world.database.inTransaction(
            tx ->
                new ConsentStore()
                    .revoke(tx, consent.id(), Revocation.By.PATIENT)
                    .onComplete(x -> revoked.complete())
                    .compose(x -> commit.future()));
    ConsentWorld.await(revoked.future());

    Future<Fault> refused = read().map(x -> (Fault) null).otherwise(Fault::of);
    awaitOneWaiting();
    commit.complete();

    ConsentWorld.await(revocation);
    assertThat(ConsentWorld.await(refused).code()).isEqualTo("consent-revoked");
    assertThat(sql.value("select count(*) from audit_entry where kind = 'RECORDS_PROVIDED'"))
        .isEqualTo("0");
  }

  @Test
  @DisplayName("読み手が絶えない中でも、取消の後に決まった閲覧は一件もなく、後から尋ねた人は皆断られる")
  void nothingIsProvidedAfterARevocation() {
    List<Future<Boolean>> before = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      before.add(isProvided());
    }
    Future<List<Boolean>> after =
        before
            .get(0)
            .compose(x -> revoke())
            .compose(
                x -> {
                  List<Future<Boolean>> late = new ArrayList<>();
                  for (int i = 0; i < 100; i++) {
                    late.add(isProvided());
                  }
                  return Future.all(late).map(all -> all.<Boolean>list());
                });
    ConsentWorld.await(Future.all(before));

    assertThat(ConsentWorld.await(after)).hasSize(100).containsOnly(false);
    assertThat(
            sql.value(
                """
                select count(*) from audit_entry
                 where kind = 'RECORDS_PROVIDED' and at > (select revoked_at from consent)
                """))
        .isEqualTo("0");
    assertThat(
            sql.value(
                "select count(*) from audit_entry where kind in ('RECORDS_PROVIDED', 'RECORDS_REFUSED')"))
        .isEqualTo("200");
  }

  @Test
  @DisplayName("利用登録の終わりが確定する前に出された同意は、その確定を待って、断られる")
  void aConsentWaitsForTheEndOfARegistration() {
    Promise<Void> ended = Promise.promise();
    Promise<Void> commit = Promise.promise();
    Future<Void> end =
        world.database.inTransaction(
            tx ->
                tx.query("update registration set status = 'NOT_REGISTERED'")
                    .execute()
                    .onComplete(x -> ended.complete())
                    .compose(x -> commit.future()));
    ConsentWorld.await(ended.future());

    Future<Fault> refused =
        world
            .bus
            .ask(
                ConsentApi.GIVE_BY_CARD,
                ConsentWorld.facility(ConsentWorld.CLINIC),
                new ConsentApi.GiveByCard(
                    world.proof(ConsentWorld.CLINIC, ConsentWorld.TAROS_CARD),
                    Set.of(Category.MEDICATIONS),
                    false))
            .map(x -> (Fault) null)
            .otherwise(Fault::of);
    awaitOneWaiting();
    commit.complete();

    ConsentWorld.await(end);
    assertThat(ConsentWorld.await(refused).code()).isEqualTo("not-registered");
    assertThat(sql.count("consent")).isEqualTo(1);
  }

  private Future<Boolean> isProvided() {
    return read()
        .map(true)
        .otherwise(
            e -> {
              // A busy machine may keep some waiting for a connection longer than anybody waits.
              assertThat(Fault.of(e).code()).isIn("consent-revoked", "database-away");
              return false;
            });
  }

  private Future<MedicationApi.Provided> read() {
    return world.bus.ask(
        MedicationApi.FOR_FACILITY,
        ConsentWorld.facility(ConsentWorld.CLINIC),
        new MedicationApi.ForFacility(consent.ref(), Optional.empty(), Optional.empty(), 0));
  }

  private Future<Found> revoke() {
    return world.bus.ask(
        ConsentApi.REVOKE,
        ConsentWorld.person(ConsentWorld.TARO),
        new OnePersons(ConsentWorld.TARO, consent.id()));
  }

  private void awaitOneWaiting() {
    Instant end = Instant.now().plus(Duration.ofSeconds(4));
    while (!sql.value(WAITING).equals("1")) {
      assertThat(Instant.now()).as("nobody waits for the lock").isBefore(end);
    }
  }
}
