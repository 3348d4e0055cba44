package tegata.workers.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tegata.contract.AuditApi;
import tegata.contract.Bus;
import tegata.contract.Caller;
import tegata.contract.Fault;
import tegata.proof.Consistency;
import tegata.proof.Hash;
import tegata.proof.LogKey;
import tegata.proof.SignedHead;
import tegata.workers.database.Database;
import tegata.workers.fixture.PostgresExtension;
import tegata.workers.fixture.TestDatabase;

@ExtendWith(PostgresExtension.class)
class LogVerticlesTest {
  private static final Caller ANYBODY = Caller.anonymous(UUID.randomUUID());
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final TestDatabase database;
  private final LogFixture log;
  private final HeadSigner signer = LogFixture.signer();
  private final Vertx vertx = Vertx.vertx();
  private final Bus bus = new Bus(vertx);
  private Database pool;
  private LogHealth health;
  @TempDir private Path dir;

  LogVerticlesTest(TestDatabase database) {
    this.database = database;
    this.log = new LogFixture(database);
  }

  @BeforeEach
  void open() {
    database.clear();
    pool = await(Database.open(vertx, database.config(dir), dir));
    health = new LogHealth(pool);
  }

  @AfterEach
  void close() {
    await(vertx.close());
  }

  @Test
  @DisplayName("記録は確定から1秒以内に署名済みの先頭の下に入り、錨のファイルにも書かれる")
  void entriesAreSignedAndAnchored() throws SQLException {
    await(deployOrderer());
    await(deployAnchor());
    log.append(LogFixture.HANAKO, 10);
    long committed = System.nanoTime();
    until(() -> newest().head().size() == 10);
    assertThat(Duration.ofNanos(System.nanoTime() - committed)).isLessThan(Duration.ofSeconds(1));
    until(() -> anchored().contains(newest().line()));
    assertThat(newest().isSignedBy(signer.key())).isTrue();
    await(health.check());
  }

  @Test
  @DisplayName("錨に書かれた先頭どうしは、誰でも一貫性を確かめられる")
  void everybodyCanCheckContinuation() throws SQLException {
    await(vertx.deployVerticle(new AuditVerticle(bus, pool)));
    log.append(LogFixture.HANAKO, 21);
    log.order(signer);
    SignedHead older = newest();
    log.append(LogFixture.HANAKO, 300);
    log.order(signer);
    SignedHead newer = newest();
    AuditApi.Continuation proof =
        await(bus.ask(AuditApi.CONSISTENCY, ANYBODY, new AuditApi.Continued(21, 321)));
    assertThat(
            Consistency.verify(
                21,
                older.head().root(),
                321,
                newer.head().root(),
                proof.path().stream().map(Hash::parse).toList()))
        .isTrue();
  }

  @Test
  @DisplayName("まだない先頭や、縮むログの証明は断られる")
  void refusesWhatIsNotSigned() throws SQLException {
    await(vertx.deployVerticle(new AuditVerticle(bus, pool)));
    Future<?> none = bus.ask(AuditApi.HEAD, ANYBODY, AuditApi.HeadOf.NEWEST);
    assertThat(fault(none).code()).isEqualTo("head-unknown");
    log.append(LogFixture.HANAKO, 3);
    log.order(signer);
    assertThat(fault(ask(1, 4)).code()).isEqualTo("head-unknown");
    assertThat(fault(ask(3, 2)).code()).isEqualTo("sizes-invalid");
  }

  @Test
  @DisplayName("書き直されたログの先頭は錨に書かれず、ノードは健康でなくなる")
  void aRewrittenLogIsNotAnchored() throws SQLException {
    await(deployAnchor());
    log.append(LogFixture.HANAKO, 5);
    log.order(signer);
    until(() -> !anchored().isEmpty());
    List<String> before = anchored();
    rewrite();
    log.append(LogFixture.HANAKO, 9);
    log.order(signer);
    until(() -> fails(health.check()));
    assertThat(health.check().cause()).hasMessageContaining("does not continue");
    assertThat(anchored()).isEqualTo(before);
  }

  @Test
  @DisplayName("知らない鍵で署名された先頭は錨に書かれない")
  void anUnknownKeyIsNotAnchored() throws SQLException {
    await(deployAnchor());
    log.append(LogFixture.HANAKO, 1);
    log.order(LogFixture.signer());
    until(() -> fails(health.check()));
    assertThat(anchored()).isEmpty();
  }

  @Test
  @DisplayName("順番付けが60秒より遅れると、ノードは健康でなくなる。仕事がなければ何時間でも健康である")
  void healthKnowsTheLag() throws SQLException {
    log.append(LogFixture.HANAKO, 1);
    log.order(signer);
    database.asOwner("update audit_tree set moved_at = now() - interval '5 hours'");
    await(health.check());
    log.append(LogFixture.HANAKO, 1);
    await(health.check());
    database.asOwner("update audit_entry set at = at - interval '61 seconds'");
    assertThat(fails(health.check())).isTrue();
    log.order(signer);
    await(health.check());
  }

  @Test
  @DisplayName("順番付けが止まっていれば、先頭は遅れていると言う。これまでの先頭は、新しい順に区切って見せる")
  void tellsThatSigningIsLate() throws SQLException {
    await(vertx.deployVerticle(new AuditVerticle(bus, pool)));
    for (int i = 0; i < 22; i++) {
      log.append(LogFixture.HANAKO, 1);
      log.order(signer);
      database.asOwner("update audit_head set signed_at = signed_at - interval '1 minute'");
    }
    assertThat(head().late()).isFalse();

    AuditApi.Heads first = heads(Optional.empty());
    assertThat(sizes(first)).hasSize(20).startsWith(22L, 21L).endsWith(3L);
    assertThat(first.more()).isTrue();
    AuditApi.Heads last = heads(Optional.of(3L));
    assertThat(sizes(last)).startsWith(2L, 1L);
    assertThat(last.more()).isFalse();

    log.append(LogFixture.HANAKO, 1);
    assertThat(head().late()).isFalse();
    database.asOwner("update audit_entry set at = at - interval '61 seconds'");
    database.asOwner("update audit_tree set moved_at = now() - interval '5 hours'");
    assertThat(head().late()).isTrue();
  }

  private AuditApi.Head head() {
    return await(bus.ask(AuditApi.HEAD, ANYBODY, AuditApi.HeadOf.NEWEST));
  }

  private AuditApi.Heads heads(Optional<Long> before) {
    return await(bus.ask(AuditApi.HEADS, ANYBODY, new AuditApi.HeadsBefore(before)));
  }

  private static List<Long> sizes(AuditApi.Heads heads) {
    return heads.lines().stream().map(line -> SignedHead.parse(line).head().size()).toList();
  }

  @Test
  @DisplayName("順番付けの接続が切られても、つなぎ直して続ける")
  void survivesItsConnection() throws SQLException {
    await(deployOrderer());
    until(() -> database.count("audit_head") == 1);
    int before = orderersSession();
    database.asApp("select pg_terminate_backend(%d)".formatted(before));
    until(() -> orderersSession() != before);
    log.append(LogFixture.HANAKO, 2);
    until(() -> newest().head().size() == 2);
  }

  /** The server's process that serves the orderer, which connected last. */
  private int orderersSession() {
    List<String> sessions =
        database.rows(
            """
            select pid from pg_stat_activity
             where datname = current_database() and usename = '%s'
             order by backend_start desc limit 1
            """
                .formatted(database.user()));
    return sessions.isEmpty() ? 0 : Integer.parseInt(sessions.get(0));
  }

  private Future<String> deployOrderer() {
    return vertx.deployVerticle(
        new OrdererVerticle(database.config(dir), dir, signer),
        new DeploymentOptions().setThreadingModel(ThreadingModel.WORKER));
  }

  private Future<String> deployAnchor() {
    Map<String, LogKey> trusted = Map.of(signer.key().id(), signer.key());
    return vertx.deployVerticle(new AnchorVerticle(dir.resolve("anchor"), pool, trusted, health));
  }

  /** The operator of the database begins the log anew. */
  private void rewrite() {
    database.asOwner("truncate audit_entry, audit_leaf, audit_node, audit_head, audit_key");
    database.asOwner(
        "update audit_tree set size = 0, frontier = '{}', root = sha256(''), seen = '1:1:', seen_size = 0");
  }

  private Future<?> ask(long older, long newer) {
    return bus.ask(AuditApi.CONSISTENCY, ANYBODY, new AuditApi.Continued(older, newer));
  }

  private SignedHead newest() {
    List<String> lines = database.rows("select line from audit_head order by size desc limit 1");
    return lines.isEmpty() ? LogFixture.NO_HEAD : SignedHead.parse(lines.get(0));
  }

  private List<String> anchored() {
    try {
      Path file = dir.resolve("anchor");
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static boolean fails(Future<?> future) {
    return Optional.ofNullable(settled(future).cause()).isPresent();
  }

  private static Fault fault(Future<?> future) {
    return (Fault) settled(future).cause();
  }

  private static Future<?> settled(Future<?> future) {
    await(future.transform(x -> Future.succeededFuture()));
    return future;
  }

  private static void until(Callable<Boolean> condition) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    try {
      while (!condition.call()) {
        assertThat(System.nanoTime()).as("waited too long").isLessThan(deadline);
        Thread.onSpinWait();
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static <T> T await(Future<T> future) {
    return future
        .timeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
        .toCompletionStage()
        .toCompletableFuture()
        .join();
  }
}
