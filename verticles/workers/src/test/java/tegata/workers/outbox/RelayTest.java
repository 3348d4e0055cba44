package tegata.workers.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tegata.workers.RunningWorkers.await;
import static tegata.workers.fixture.Samples.HANAKO;
import static tegata.workers.fixture.Samples.NOW;
import static tegata.workers.fixture.Samples.TARO;
import static tegata.workers.fixture.Samples.people;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
import org.junit.jupiter.api.io.TempDir;
import tegata.contract.Caller;
import tegata.contract.OutboxApi;
import tegata.contract.OutboxApi.Release;
import tegata.contract.OutboxApi.WhatIsSetAside;
import tegata.domain.staff.StaffRole;
import tegata.workers.RunningWorkers;
import tegata.workers.database.Database;
import tegata.workers.fixture.PostgresExtension;
import tegata.workers.fixture.TestDatabase;

@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RelayTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Caller OPERATOR =
      Caller.staff(StaffRole.OPERATOR, UUID.randomUUID(), "架空の運営者", UUID.randomUUID());

  private final TestDatabase postgres;
  private final LineStore lines = new LineStore();
  private final Outbox outbox = new Outbox();
  private RunningWorkers workers;
  private Database database;
  private UUID taro;
  private UUID hanako;

  RelayTest(TestDatabase postgres) {
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
  void bringPeopleIn() throws SQLException {
    postgres.clear();
    postgres.take(NOW, people(TARO, HANAKO));
    taro = UUID.fromString(postgres.value("select id from person where external_id = 'P-1'"));
    hanako = UUID.fromString(postgres.value("select id from person where external_id = 'P-2'"));
    postgres.asOwner(
        "insert into staff (id, number, name, role, card_issuer, card_serial) values ('%s', 'S-1', '架空の運営者', 'OPERATOR', 'CN=x', 'S1')"
            .formatted(OPERATOR.id()));
  }

  @Test
  @DisplayName("同じ人の知らせを 40 同時に書いても、番号は重ならず、欠けもしない")
  void numbersAreHandedOutOnce() {
    await(Future.join(IntStream.range(0, 40).mapToObj(i -> put(taro, "intermediary")).toList()));

    assertThat(postgres.rows("select seq from outbox order by seq"))
        .isEqualTo(IntStream.rangeClosed(1, 40).mapToObj(String::valueOf).toList());
    assertThat(postgres.value("select waiting from outbox_line")).isEqualTo("40");
  }

  @Test
  @DisplayName("借りた列は、期限が切れるまでほかのリレーに渡らない")
  void aLeaseIsExclusive() {
    await(put(taro, "intermediary"));

    assertThat(claim(LONG)).isPresent();
    assertThat(claim(LONG)).isEmpty();
  }

  @Test
  @DisplayName("期限を過ぎて戻ってきたリレーの言うことは、もう通らない")
  void anOldFenceChangesNothing() {
    await(put(taro, "intermediary"));
    Lease old = claim(Duration.ZERO).orElseThrow();
    Lease young = claim(LONG).orElseThrow();
    Message message = await(database.inTransaction(tx -> lines.first(tx, taro))).orElseThrow();

    for (Future<Void> late :
        List.of(
            database.inTransaction(tx -> lines.delivered(tx, old, message)),
            database.inTransaction(tx -> lines.postpone(tx, old, LONG, false, "")),
            database.inTransaction(tx -> lines.setAside(tx, old, "")))) {
      assertThatThrownBy(() -> await(late)).isInstanceOf(Lease.Lost.class);
    }
    assertThat(postgres.count("outbox where sent_at is null")).isEqualTo(1);
    await(database.inTransaction(tx -> lines.delivered(tx, young, message)));
    assertThat(postgres.value("select waiting, due_at from outbox_line")).isEqualTo("0|null");
  }

  @Test
  @DisplayName("働いているあいだは期限がのびる")
  void renewsWhatItHolds() {
    await(put(taro, "intermediary"));
    Lease mine = claim(Duration.ofMillis(50)).orElseThrow();
    await(database.inTransaction(tx -> lines.renew(tx, Set.of(mine), LONG)));

    assertThat(
            postgres.value("select locked_until > now() + interval '30 seconds' from outbox_line"))
        .isEqualTo("t");
  }

  @Test
  @DisplayName("断られつづけた知らせは取り分けられ、その人の後の知らせだけが待ち、運営者が送りなおせる")
  void poisonIsSetAside() {
    await(put(taro, "insurer/06130488"));
    await(put(taro, "intermediary"));
    await(put(hanako, "intermediary"));
    World world = new World();
    world.refusing.add("insurer/06130488");
    serveAll(world);

    assertThat(world.taken).extracting(Message::person).containsExactly(hanako);
    assertThat(world.tries).isEqualTo(Relay.MOST_REFUSALS + 1);
    List<OutboxApi.SetAside> list =
        workers.ask(OutboxApi.SET_ASIDE, OPERATOR, new WhatIsSetAside()).messages();
    assertThat(list).hasSize(1);
    assertThat(list.get(0).behind()).isEqualTo(1);
    assertThat(list.get(0).failure()).contains("no");

    await(put(taro, "intermediary"));
    serveAll(world);
    assertThat(world.taken).hasSize(1);

    world.refusing.clear();
    Release release = new Release(list.get(0).id());
    assertThat(workers.ask(OutboxApi.RELEASE, OPERATOR, release).done()).isTrue();
    assertThat(workers.ask(OutboxApi.RELEASE, OPERATOR, release).done()).isFalse();
    serveAll(world);
    assertThat(world.taken).extracting(Message::seq).containsExactly(1L, 1L, 2L, 3L);
    assertThat(postgres.count("audit_entry where kind = 'MESSAGE_RELEASED'")).isEqualTo(1);
  }

  @Test
  @DisplayName("取り分けた知らせを見て送りなおせるのは運営者だけ")
  void onlyOperatorsMay() {
    Caller patient = Caller.patient(taro, "", UUID.randomUUID());
    Caller left = Caller.staff(StaffRole.OPERATOR, UUID.randomUUID(), "架空", UUID.randomUUID());

    for (Caller caller : List.of(patient, left)) {
      assertThat(workers.refused(OutboxApi.SET_ASIDE, caller, new WhatIsSetAside()).code())
          .isEqualTo("not-on-duty");
      assertThat(workers.refused(OutboxApi.RELEASE, caller, new Release(UUID.randomUUID())).code())
          .isEqualTo("not-on-duty");
    }
  }

  @Test
  @DisplayName("答えない受け手は、ほかの受け手への知らせを待たせない")
  void aSilentReceiverHoldsUpNobodyElse() {
    for (int i = 0; i < 3; i++) {
      await(put(taro, "insurer/06130488"));
    }
    World world = new World();
    world.silent.add("insurer/06130488");
    Relay relay = relay(world);
    Lease stuck = await(relay.claim()).orElseThrow();
    Future<Void> never = relay.serve(stuck);
    await(put(hanako, "intermediary"));

    await(relay.claim().compose(lease -> relay.serve(lease.orElseThrow())));

    assertThat(never.isComplete()).isFalse();
    assertThat(world.taken).extracting(Message::person).containsExactly(hanako);
  }

  @Test
  @DisplayName("届いた知らせの中身は消える")
  void whatWasDeliveredIsEmptied() {
    await(put(taro, "intermediary"));
    serveAll(new World());

    assertThat(postgres.value("select payload, sent_at is not null from outbox")).isEqualTo("{}|t");
  }

  /** A world that takes, refuses, or says nothing. */
  private static final class World implements Receivers {
    private final List<Message> taken = new ArrayList<>();
    private final Set<String> refusing = new java.util.HashSet<>();
    private final Set<String> silent = new java.util.HashSet<>();
    private int tries;

    @Override
    public Future<JsonObject> deliver(Message message) {
      tries++;
      if (silent.contains(message.receiver())) {
        return Promise.<JsonObject>promise().future();
      }
      if (refusing.contains(message.receiver())) {
        return Future.failedFuture(new Refused("no"));
      }
      taken.add(message);
      return Future.succeededFuture(new JsonObject());
    }
  }

  private void serveAll(World world) {
    Relay relay = relay(world);
    for (var lease = await(relay.claim()); lease.isPresent(); lease = await(relay.claim())) {
      await(relay.serve(lease.get()));
    }
  }

  private Relay relay(World world) {
    return new Relay(
        database,
        world,
        Map.of("topic", (tx, message, answer) -> Future.succeededFuture()),
        Awaits.NOTHING_HAPPENS,
        (attempts, refused) -> Duration.ZERO,
        LONG);
  }

  private java.util.Optional<Lease> claim(Duration lease) {
    return await(database.inTransaction(tx -> lines.claim(tx, Set.of(), lease)));
  }

  private Future<Void> put(UUID person, String receiver) {
    return database.inTransaction(
        tx ->
            outbox.put(
                tx,
                new Outbox.New(
                    person,
                    UUID.randomUUID(),
                    receiver,
                    "topic",
                    new JsonObject().put("name", "架空"))));
  }
}
