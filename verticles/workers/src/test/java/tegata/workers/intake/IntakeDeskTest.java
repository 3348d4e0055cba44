package tegata.workers.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tegata.workers.fixture.ClaimFiles.OCTOBER;
import static tegata.workers.fixture.ClaimFiles.SEPTEMBER;
import static tegata.workers.fixture.ClaimFiles.medical;
import static tegata.workers.fixture.ClaimFiles.visit;
import static tegata.workers.fixture.Samples.HANAKO;
import static tegata.workers.fixture.Samples.NOW;
import static tegata.workers.fixture.Samples.TARO;
import static tegata.workers.fixture.Samples.people;
import static tegata.workers.fixture.Samples.person;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import tegata.contract.Caller;
import tegata.contract.Fault;
import tegata.contract.IntakeDeskApi;
import tegata.contract.IntakeDeskApi.Choose;
import tegata.contract.IntakeDeskApi.Conflict;
import tegata.contract.IntakeDeskApi.Decided;
import tegata.contract.IntakeDeskApi.HeldBack;
import tegata.contract.IntakeDeskApi.Settle;
import tegata.contract.IntakeDeskApi.Version;
import tegata.contract.IntakeDeskApi.Waiting;
import tegata.contract.IntakeDeskApi.WhatWaits;
import tegata.domain.staff.StaffRole;
import tegata.formats.people.Person;
import tegata.workers.RunningWorkers;
import tegata.workers.database.Database;
import tegata.workers.database.Jdbc;
import tegata.workers.fixture.PostgresExtension;
import tegata.workers.fixture.TestDatabase;

@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IntakeDeskTest {
  private static final UUID OPERATOR = UUID.randomUUID();

  private final TestDatabase database;
  private RunningWorkers workers;
  private Database own;

  IntakeDeskTest(TestDatabase database) {
    this.database = database;
  }

  @BeforeAll
  void start(@TempDir Path config) {
    workers = new RunningWorkers(database, NOW);
    own = RunningWorkers.await(Database.open(workers.vertx(), database.config(config), config));
    RunningWorkers.await(
        workers
            .vertx()
            .deployVerticle(
                new IntakeDeskVerticle(workers.bus(), own, database.config(config), config, NOW)));
  }

  @AfterAll
  void stop() {
    RunningWorkers.await(own.close());
    workers.close();
  }

  @BeforeEach
  void twoFilesContradict() throws SQLException {
    startAnew();
    database.take(NOW, people(TARO));
    bothVersions();
  }

  private void startAnew() throws SQLException {
    database.clear();
    database.asOwner(
        "insert into staff (id, number, name, role, card_issuer, card_serial) values ('%s', 'S-1', '架空の運営者', 'OPERATOR', 'CN=x', 'S1')"
            .formatted(OPERATOR));
  }

  private void bothVersions() throws SQLException {
    database.take(NOW, medical(OCTOBER, visit(TARO, 1, "")));
    database.take(NOW, medical(OCTOBER, visit(TARO, 2, "")));
  }

  @Test
  @DisplayName("食い違いは、だれのものかを言わずに、点数と行の数を並べて見せ、見たことは本人の記録に残る")
  void showsBothVersions() {
    Conflict conflict = waiting().conflicts().get(0);

    assertThat(conflict.month()).isEqualTo(SEPTEMBER);
    assertThat(conflict.category()).isEqualTo("医科外来");
    assertThat(conflict.facilityCode()).isEqualTo("1319999913");
    assertThat(conflict.versions())
        .extracting(Version::points)
        .containsExactlyInAnyOrder(380L, 455L);
    assertThat(conflict.versions()).extracting(Version::medicines).containsOnly(1);
    assertThat(conflict.toString()).doesNotContain("架空　太郎", "P-1", "４５６");
    assertThat(
            database.rows(
                "select kind, actor_id, basis from audit_entry where kind like 'CLAIM_%'"))
        .containsExactly("CLAIM_CONFLICT_VIEWED|" + OPERATOR + "|DUTY");
  }

  @Test
  @DisplayName("二人が同時に違う版を選ぶと、一人だけが決め、見えるものと記録はその人の版になる")
  void oneDecides() {
    Conflict conflict = waiting().conflicts().get(0);
    List<Future<Decided>> both =
        conflict.versions().stream()
            .map(
                version ->
                    workers
                        .bus()
                        .ask(
                            IntakeDeskApi.CHOOSE,
                            operator(),
                            new Choose(conflict.claim(), version.version())))
            .toList();
    RunningWorkers.await(Future.all(both));

    assertThat(both).extracting(f -> f.result().done()).containsExactlyInAnyOrder(true, false);
    Version won = conflict.versions().get(both.get(0).result().done() ? 0 : 1);
    assertThat(database.value("select total from expense_notice"))
        .isEqualTo(String.valueOf(won.points() * 10));
    assertThat(database.rows("select note from audit_entry where kind = 'CLAIM_CONFLICT_DECIDED'"))
        .containsExactly("month=2026-09 version=" + won.version());
    assertThat(database.count("claim_choice")).isEqualTo(1);
    assertThat(waiting().conflicts()).isEmpty();
  }

  @Test
  @DisplayName("だれのものか分からないレセプトも決められ、記録はだれについてでもない")
  void decidesForNobody() throws SQLException {
    startAnew();
    bothVersions();
    Conflict conflict = waiting().conflicts().get(0);

    assertThat(choose(conflict.claim(), conflict.versions().get(0).version())).isTrue();
    assertThat(
            database.rows(
                "select kind, subject is null as nobody from audit_entry where kind like 'CLAIM_%'"))
        .containsExactly("CLAIM_CONFLICT_DECIDED|t");
    assertThat(waiting().conflicts()).isEmpty();
  }

  @Test
  @DisplayName("もう読めない版は並べず、ほかは決められる。選ばれていた版が読めなくても、資格が届いたときに止まらない")
  void whatCannotBeRead() throws SQLException {
    startAnew();
    bothVersions();
    Conflict conflict = waiting().conflicts().get(0);
    String lost = conflict.versions().get(0).version();
    database.asOwner(
        "update claim_version set records = '\\x%s' where content_sha256 = '\\x%s'"
            .formatted(unreadable(), lost));

    assertThat(waiting().conflicts().get(0).versions())
        .extracting(Version::version)
        .hasSize(1)
        .doesNotContain(lost);
    assertThat(choose(conflict.claim(), lost)).isTrue();
    database.take(NOW, people(TARO));
    assertThat(database.value("select person_id is null from claim")).isEqualTo("f");
    assertThat(database.count("expense_notice")).isZero();
  }

  @Test
  @DisplayName("版がいくつあっても、終わりの場所の後に届いた5つまでを並べ、その前にいくつあるかを言う")
  void showsTheLastOfMany() throws SQLException {
    for (int again = 3; again <= 7; again++) {
      database.take(NOW, medical(OCTOBER, visit(TARO, again, "")));
    }
    database.take(NOW, medical(OCTOBER.minusMonths(1), visit(TARO, 1, "")));

    Conflict conflict = waiting().conflicts().get(0);

    assertThat(conflict.earlier()).isEqualTo(2);
    assertThat(conflict.versions()).hasSize(5).doesNotHaveDuplicates();
    assertThat(conflict.versions()).extracting(Version::processed).containsOnly(OCTOBER);
  }

  @Test
  @DisplayName("並べるレセプトは、イベントループの外で読む")
  void readsOffTheEventLoop() {
    database.asOwner("update claim_version set records = '\\x%s'".formatted(unreadable()));
    Logger logger = (Logger) LoggerFactory.getLogger(ShowConflicts.class);
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    lines.start();
    logger.addAppender(lines);

    assertThat(waiting().conflicts()).isEmpty();
    logger.detachAppender(lines);
    assertThat(lines.list)
        .hasSize(2)
        .allSatisfy(line -> assertThat(line.getThreadName()).startsWith("vert.x-worker"));
  }

  private static String unreadable() {
    byte[] file = medical(OCTOBER, visit(TARO, 1, "").replace("RE,1,1112,", "RE,1,11,"));
    return HexFormat.of().formatHex(Deflated.deflate(file));
  }

  @Test
  @DisplayName("取込が続くあいだに選ぶと、待たせ続けずに断り、後で選べる")
  void doesNotWaitForLong() throws SQLException {
    Conflict conflict = waiting().conflicts().get(0);
    String version = conflict.versions().get(0).version();
    try (Jdbc tx = Jdbc.connect(database.url(), database.user(), database.password(), false)) {
      IntakeLock.forClaims(tx);
      assertThatThrownBy(() -> choose(conflict.claim(), version))
          .isInstanceOfSatisfying(
              Fault.class, fault -> assertThat(fault.code()).isEqualTo("import-running"));
    }
    assertThat(choose(conflict.claim(), version)).isTrue();
  }

  @Test
  @DisplayName("知らない版・鍵の形でないもの・食い違っていない版は選べず、何も変わらない")
  void refusesWhatIsNotOpen() throws SQLException {
    Conflict conflict = waiting().conflicts().get(0);
    String version = conflict.versions().get(0).version();

    assertThat(choose(conflict.claim(), "0".repeat(64))).isFalse();
    assertThat(choose("0".repeat(64), version)).isFalse();
    assertThat(choose("'; drop table claim", version)).isFalse();
    database.take(NOW, medical(OCTOBER.plusMonths(1), visit(TARO, 3, "")));
    assertThat(waiting().conflicts()).as("a later claim has decided it").isEmpty();
    assertThat(choose(conflict.claim(), version)).isFalse();
    assertThat(database.count("claim_choice")).isZero();
  }

  @Test
  @DisplayName("食い違う人は見合わせた一覧に出て、一度だけ済みにでき、記録は残る")
  void settlesContradictions() throws SQLException {
    database.take(
        NOW,
        people(
            person("P-1", "架空 太郎", "カクウ ジロウ", TARO.birthdate(), "06130488", "１２－３", "４５６", "00")));
    HeldBack row = waiting().heldBack().get(0);
    assertThat(row.place()).isEqualTo("個人ID P-1 氏名カナ");

    assertThat(settle(row.id())).isTrue();
    assertThat(settle(row.id())).isFalse();
    assertThat(waiting().heldBack()).isEmpty();
    assertThat(database.count("quarantine")).isEqualTo(1);
    assertThat(
            database.rows(
                """
                select p.external_id, e.note from audit_entry e join person p on p.id = e.subject
                 where e.kind = 'CONTRADICTION_SETTLED'
                """))
        .containsExactly("P-1|quarantine=" + row.id());
  }

  @Test
  @DisplayName("済みにした食い違いは、同じファイルをもう一度取り込んでも開かず、別のファイルがまた言えば開く")
  void opensAgain() throws SQLException {
    Person other =
        person("P-1", "架空 太郎", "カクウ ジロウ", TARO.birthdate(), "06130488", "１２－３", "４５６", "00");
    byte[] month = people(other);
    byte[] nextMonth = people(other, HANAKO);
    database.take(NOW, month);
    long row = waiting().heldBack().get(0).id();
    assertThat(settle(row)).isTrue();

    database.take(NOW, month);
    assertThat(waiting().heldBack()).isEmpty();

    database.take(NOW, nextMonth);
    assertThat(waiting().heldBack()).extracting(HeldBack::id).containsExactly(row);
    assertThat(settle(row)).isTrue();
    database.take(NOW, nextMonth);
    assertThat(waiting().heldBack()).isEmpty();
  }

  @Test
  @DisplayName("開いている食い違いは、断った記録がいくらあっても索引で見つかる")
  void findsContradictionsByIndex() {
    database.asOwner(
        """
        insert into quarantine (file_name, line, place, code, reason, raw, raw_sha256)
        select 'f', n, '', case when n % 1000 = 0 then 'name-contradicts' else 'missing-value' end, '', '', ''
          from generate_series(1, 20000) n;
        analyze quarantine
        """);

    assertThat(database.rows("explain " + WaitingStore.HELD_BACK))
        .anyMatch(step -> step.contains("using quarantine_open"))
        .noneMatch(step -> step.contains("Sort"));
  }

  @Test
  @DisplayName("運営者でない人は、見ることも決めることもできない")
  void operatorsOnly() {
    Caller left = Caller.staff(StaffRole.OPERATOR, UUID.randomUUID(), "架空", UUID.randomUUID());

    assertThatThrownBy(() -> workers.ask(IntakeDeskApi.WAITING, left, new WhatWaits()))
        .isInstanceOf(Fault.class);
    assertThatThrownBy(
            () -> workers.ask(IntakeDeskApi.CHOOSE, left, new Choose("0".repeat(64), "0")))
        .isInstanceOf(Fault.class);
    assertThatThrownBy(() -> workers.ask(IntakeDeskApi.SETTLE, left, new Settle(1)))
        .isInstanceOf(Fault.class);
  }

  private Waiting waiting() {
    return workers.ask(IntakeDeskApi.WAITING, operator(), new WhatWaits());
  }

  private boolean choose(String claim, String version) {
    return workers.ask(IntakeDeskApi.CHOOSE, operator(), new Choose(claim, version)).done();
  }

  private boolean settle(long row) {
    return workers.ask(IntakeDeskApi.SETTLE, operator(), new Settle(row)).done();
  }

  private static Caller operator() {
    return Caller.staff(StaffRole.OPERATOR, OPERATOR, "架空の運営者", UUID.randomUUID());
  }
}
