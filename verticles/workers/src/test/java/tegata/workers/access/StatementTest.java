package tegata.workers.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tegata.contract.AccessApi;
import tegata.contract.AccessApi.StatementOf;
import tegata.contract.AccessApi.StatementPage;
import tegata.contract.Bus;
import tegata.contract.Caller;
import tegata.contract.Fault;
import tegata.contract.Json;
import tegata.domain.intake.RetentionWindow;
import tegata.proof.StatementCheck;
import tegata.workers.audit.HeadSigner;
import tegata.workers.audit.LogFixture;
import tegata.workers.database.Database;
import tegata.workers.fixture.PostgresExtension;
import tegata.workers.fixture.TestDatabase;
import tegata.workers.intake.Window;

@ExtendWith(PostgresExtension.class)
class StatementTest {
  private static final Window WINDOW =
      new Window(RetentionWindow.STANDARD, Clock.system(ZoneId.of("Asia/Tokyo")));
  private static final UUID HANAKO = LogFixture.HANAKO;
  private static final LocalDate FROM = LocalDate.of(2026, 1, 1);
  private static final LocalDate TO = LocalDate.of(2099, 12, 31);
  private static final Caller HERSELF = Caller.patient(HANAKO, "架空 花子", UUID.randomUUID());

  private final TestDatabase database;
  private final LogFixture log;
  private final HeadSigner signer = LogFixture.signer();
  private final Vertx vertx = Vertx.vertx();
  private final Bus bus = new Bus(vertx);

  StatementTest(TestDatabase database) {
    this.database = database;
    this.log = new LogFixture(database);
  }

  @BeforeEach
  void serve(@TempDir Path dir) {
    database.clear();
    Database pool = await(Database.open(vertx, database.config(dir), dir));
    await(vertx.deployVerticle(new AccessVerticle(bus, pool, WINDOW)));
  }

  @AfterEach
  void close() {
    await(vertx.close());
  }

  @Test
  @DisplayName("証明書は自分の記録すべてを、ページごとに同じ先頭の下で証明する")
  void provesEverything() throws SQLException {
    fill();
    StatementPage first = await(ask(HERSELF, Optional.empty(), Optional.empty()));
    log.append(HANAKO, 5);
    log.order(signer);
    long last = first.statement().rows().get(199).entry().number();
    StatementPage second = await(ask(HERSELF, Optional.of(first.size()), Optional.of(last)));

    assertThat(first.more()).isTrue();
    assertThat(second.more()).isFalse();
    assertThat(first.statement().rows().size() + second.statement().rows().size()).isEqualTo(270);
    assertThat(second.statement().head()).isEqualTo(first.statement().head());
    for (StatementPage page : List.of(first, second)) {
      assertThat(StatementCheck.check(page.statement(), Optional.of(signer.key().id()))).isEmpty();
    }
  }

  @Test
  @DisplayName("大きさは、件数は正しく、ファイルは一割以内で言う。聞いただけでは記録に残らず、他人には言わない")
  void tellsItsSize() throws Exception {
    fill();
    AccessApi.StatementSize size = await(size(HERSELF));
    StatementPage first = await(ask(HERSELF, Optional.empty(), Optional.empty()));
    long last = first.statement().rows().get(199).entry().number();
    StatementPage second = await(ask(HERSELF, Optional.of(first.size()), Optional.of(last)));
    long bytes =
        Stream.of(first, second)
            .mapToLong(
                page -> Json.MAPPER.valueToTree(page.statement()).toString().getBytes(UTF_8).length)
            .sum();

    assertThat(size.entries()).isEqualTo(270);
    assertThat(size.bytes()).isBetween(bytes * 9 / 10, bytes * 11 / 10);
    assertThat(database.rows("select 1 from audit_entry where kind = 'HISTORY_VIEWED'")).hasSize(1);
    Caller other = Caller.patient(UUID.randomUUID(), "架空 次郎", UUID.randomUUID());
    assertThat(fault(size(other)).code()).isEqualTo("not-yours");
  }

  private Future<AccessApi.StatementSize> size(Caller caller) {
    return bus.ask(
        AccessApi.STATEMENT_SIZE, caller, new AccessApi.StatementSizeOf(HANAKO, FROM, TO));
  }

  @Test
  @DisplayName("証明書を出したことは、何ページあっても一件の記録になる")
  void isRecordedOnce() throws SQLException {
    fill();
    await(ask(HERSELF, Optional.empty(), Optional.empty()));
    await(ask(HERSELF, Optional.empty(), Optional.of(1L)));
    assertThat(database.rows("select note from audit_entry where kind = 'HISTORY_VIEWED'"))
        .containsExactly("statement");
  }

  @Test
  @DisplayName("他人の証明書も、他人の記録の証明も手に入らない")
  void onlyOnesOwn() throws SQLException {
    fill();
    Caller other = Caller.patient(UUID.randomUUID(), "架空 次郎", UUID.randomUUID());
    assertThat(fault(ask(other, Optional.empty(), Optional.empty())).code()).isEqualTo("not-yours");
    long strangers =
        Long.parseLong(
            database.value(
                "select min(number) from audit_entry where subject <> '" + HANAKO + "'"));
    AccessApi.Proofs proofs =
        await(
            bus.ask(AccessApi.PROOF, HERSELF, new AccessApi.ProofsOf(HANAKO, List.of(strangers))));
    assertThat(proofs.proofs()).isEmpty();
  }

  @Test
  @DisplayName("まだ署名された先頭に入っていない記録は、証明の中にない")
  void whatIsNotSignedIsNotProven() throws SQLException {
    fill();
    log.append(HANAKO, 1);
    List<Long> numbers =
        database
            .rows(
                "select number from audit_entry where subject = '"
                    + HANAKO
                    + "' order by number desc limit 2")
            .stream()
            .map(Long::valueOf)
            .toList();
    AccessApi.Proofs proofs =
        await(bus.ask(AccessApi.PROOF, HERSELF, new AccessApi.ProofsOf(HANAKO, numbers)));
    assertThat(proofs.proofs()).extracting(AccessApi.Proof::number).containsExactly(numbers.get(1));
  }

  private void fill() throws SQLException {
    log.append(HANAKO, 30);
    log.append(UUID.randomUUID(), 300);
    log.append(HANAKO, 240);
    log.order(signer);
  }

  private Future<StatementPage> ask(Caller caller, Optional<Long> size, Optional<Long> before) {
    return bus.ask(AccessApi.STATEMENT, caller, new StatementOf(HANAKO, FROM, TO, size, before));
  }

  private static Fault fault(Future<?> future) {
    await(future.transform(x -> Future.succeededFuture()));
    return (Fault) future.cause();
  }

  private static <T> T await(Future<T> future) {
    return future.timeout(10, TimeUnit.SECONDS).toCompletionStage().toCompletableFuture().join();
  }
}
