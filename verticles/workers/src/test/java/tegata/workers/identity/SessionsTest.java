package tegata.workers.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static tegata.workers.identity.CardDesk.await;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tegata.contract.Caller;
import tegata.contract.Fault;
import tegata.contract.IdentityApi.Device;
import tegata.contract.IdentityApi.DevicesOf;
import tegata.contract.IdentityApi.LogOutEverywhere;
import tegata.contract.IdentityApi.SessionRecord;
import tegata.workers.audit.Audit;
import tegata.workers.fixture.PostgresExtension;
import tegata.workers.fixture.TestDatabase;

@ExtendWith({VertxExtension.class, PostgresExtension.class})
class SessionsTest {
  private static final UUID TARO = UUID.fromString(CardDesk.TARO);
  private static final long MINUTE = 60_000;

  @TempDir Path directory;
  private final PgSessionStore sessions = PgSessionStore.ofPeople();
  private CardDesk desk;
  private OwnSessions own;

  @BeforeEach
  void open(Vertx vertx, TestDatabase rows) throws Exception {
    desk = new CardDesk(vertx, rows, directory);
    own = new OwnSessions(desk.database, new Audit());
  }

  @AfterEach
  void close() throws Exception {
    await(desk.database.close());
  }

  @ParameterizedTest(name = "{0} 分なにもせず、ログインから {1} 分 → 続く: {2}")
  @DisplayName("15分なにもしないか、ログインから8時間たつと終わる。長い時間を求めても延びない")
  @CsvSource({"14, 20, true", "16, 20, false", "1, 479, true", "1, 481, false"})
  void endsByIdlenessAndByAge(int idle, int age, boolean stands) throws Exception {
    save(session("a", 0, 600 * MINUTE));
    shift("a", idle, age);

    assertThat(load("a").isPresent()).isEqualTo(stands);
  }

  @Test
  @DisplayName("終わったログインは、遅れて終わったページが保存しても生き返らない")
  void nothingBringsASessionBack() throws Exception {
    save(session("a", 0, 15 * MINUTE));
    shift("a", 1, 481);
    save(session("a", 3, 15 * MINUTE));
    assertThat(load("a")).isEmpty();

    save(session("b", 0, 15 * MINUTE));
    await(desk.database.inTransaction(tx -> sessions.end(tx, "b")));
    save(session("b", 3, 15 * MINUTE));
    assertThat(load("b")).isEmpty();
  }

  @Test
  @DisplayName("すべて終わらせたあとは、そのとき新しい番号をもらうところだったログインも残らない。ログインし直せば残る")
  void aNewIdDoesNotOutliveTheEndOfAll() throws Exception {
    Instant begunAt = Instant.now().minusSeconds(60);
    save(session("a", 0, 15 * MINUTE));
    await(desk.database.inTransaction(tx -> sessions.endAll(tx, TARO)));

    save(begun("b", begunAt));
    assertThat(load("b")).isEmpty();

    save(begun("c", Instant.now().plusSeconds(60)));
    assertThat(load("c")).isPresent();
  }

  private static SessionRecord begun(String id, Instant at) {
    return new SessionRecord(
        id, Optional.of(TARO), "", 15 * MINUTE, 0, Optional.of(at), Optional.empty());
  }

  @Test
  @DisplayName("役割が変わって番号が新しくなっても、ログインの時刻は引き継がれ、先へは延ばせない")
  void aNewIdDoesNotBeginAnew() throws Exception {
    Instant begun = Instant.now().minusSeconds(7 * 3600);
    save(begunAt(session("a", 0, 15 * MINUTE), begun));
    save(begunAt(session("b", 0, 15 * MINUTE), Instant.now().plusSeconds(3600)));

    assertThat(load("a").orElseThrow().begunAt().orElseThrow().getEpochSecond())
        .isEqualTo(begun.getEpochSecond());
    assertThat(load("b").orElseThrow().begunAt().orElseThrow())
        .isBefore(Instant.now().plusSeconds(60));
  }

  @Test
  @DisplayName("本人は、ログイン中の端末を見て、どれがこの端末か分かる")
  void aPersonSeesTheirDevices() throws Exception {
    save(session("a", 0, 15 * MINUTE));
    save(session("b", 0, 15 * MINUTE));
    save(session("ended", 0, 15 * MINUTE));
    shift("ended", 20, 20);
    shift("a", 3, 60);

    List<Device> devices = await(own.devices(taro(), new DevicesOf(TARO, "a"))).devices();

    assertThat(devices).extracting(Device::current).containsExactly(false, true);
    assertThat(devices).extracting(d -> d.name().orElseThrow()).containsOnly("Windows の Firefox");
  }

  @Test
  @DisplayName("すべての端末からのログアウトは、本人のすべてを、ほかの人のものは残して、終わらせ、記録する")
  void everySessionOfThePersonEndsAtOnce() throws Exception {
    save(session("a", 0, 15 * MINUTE));
    save(session("b", 0, 15 * MINUTE));
    save(
        new SessionRecord(
            "stranger", Optional.empty(), "", 15 * MINUTE, 0, Optional.empty(), Optional.empty()));

    assertThat(await(own.endAll(taro(), new LogOutEverywhere(TARO))).sessions()).isEqualTo(2);

    assertThat(desk.rows.rows("select id from session")).containsExactly("stranger");
    assertThat(desk.rows.rows("select kind, note from audit_entry"))
        .containsExactly("LOGGED_OUT_EVERYWHERE|sessions=2");
  }

  @Test
  @DisplayName("ほかの人の端末は、見ることも終わらせることもできない")
  void nobodyElseMay() throws Exception {
    save(session("a", 0, 15 * MINUTE));
    Caller other = Caller.patient(UUID.randomUUID(), "架空 花子", UUID.randomUUID());

    assertThat(code(own.devices(other, new DevicesOf(TARO, "x")))).isEqualTo("not-yours");
    assertThat(code(own.endAll(other, new LogOutEverywhere(TARO)))).isEqualTo("not-yours");
    assertThat(desk.rows.count("session")).isEqualTo(1);
  }

  @Test
  @DisplayName("終わったものだけを片付ける")
  void forgetsWhatHasEnded() throws Exception {
    save(session("a", 0, 15 * MINUTE));
    save(session("idle", 0, 15 * MINUTE));
    save(session("old", 0, 15 * MINUTE));
    shift("idle", 12 * 60 + 1, 12 * 60 + 1);
    shift("old", 12 * 60 + 1, 20 * 60);
    await(desk.database.inTransaction(sessions::forgetOld));

    assertThat(desk.rows.rows("select id from session")).containsExactly("a");
  }

  @Test
  @DisplayName("ひとりでに終わったセッションは、12 時間だけ、だれのものだったかが分かる。ログアウトしたものは分からない")
  void remembersWhoseItWas() throws Exception {
    save(session("standing", 0, 15 * MINUTE));
    save(session("idle", 0, 15 * MINUTE));
    save(session("old", 0, 15 * MINUTE));
    save(session("gone", 0, 15 * MINUTE));
    shift("idle", 16, 16);
    shift("old", 1, 481);
    shift("gone", 12 * 60 + 1, 12 * 60 + 1);
    await(desk.database.inTransaction(sessions::forgetOld));

    assertThat(ended("standing")).isEmpty();
    assertThat(ended("idle")).hasValueSatisfying(s -> assertThat(s.owner()).contains(TARO));
    assertThat(ended("old")).isPresent();
    assertThat(ended("gone")).isEmpty();
    Optional<SessionRecord> loaded =
        await(desk.database.inTransaction(tx -> sessions.load(tx, "idle")));
    assertThat(loaded).isEmpty();
    await(desk.database.inTransaction(tx -> sessions.endAll(tx, TARO)));
    assertThat(ended("idle")).isEmpty();
  }

  private Optional<SessionRecord> ended(String id) throws Exception {
    return await(desk.database.inTransaction(tx -> sessions.loadEnded(tx, id)));
  }

  private void shift(String id, int idleMinutes, int ageMinutes) {
    desk.rows.asOwner(
        """
        update session set touched_at = clock_timestamp() - interval '%d minutes',
               begun_at = clock_timestamp() - interval '%d minutes' where id = '%s'
        """
            .formatted(idleMinutes, ageMinutes, id));
  }

  private void save(SessionRecord session) throws Exception {
    await(desk.database.inTransaction(tx -> sessions.save(tx, session)));
  }

  private Optional<SessionRecord> load(String id) throws Exception {
    return await(desk.database.inTransaction(tx -> sessions.load(tx, id)));
  }

  private static SessionRecord session(String id, int version, long timeout) {
    return new SessionRecord(
        id,
        Optional.of(TARO),
        Base64.getEncoder().encodeToString(new byte[] {1}),
        timeout,
        version,
        Optional.empty(),
        Optional.of("Windows の Firefox"));
  }

  private static SessionRecord begunAt(SessionRecord session, Instant at) {
    return new SessionRecord(
        session.id(),
        session.owner(),
        session.data(),
        session.timeoutMillis(),
        session.version(),
        Optional.of(at),
        session.device());
  }

  private static Caller taro() {
    return Caller.patient(TARO, "架空 太郎", UUID.randomUUID());
  }

  private static String code(Future<?> refused) throws Exception {
    return await(refused.map("done").recover(e -> Future.succeededFuture(Fault.of(e).code())));
  }
}
