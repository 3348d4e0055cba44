package tegata.workers.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tegata.proof.CompactRange;
import tegata.proof.Hash;
import tegata.proof.SignedHead;
import tegata.workers.database.Jdbc;
import tegata.workers.fixture.PostgresExtension;
import tegata.workers.fixture.TestDatabase;

@ExtendWith(PostgresExtension.class)
class OrdererTest {
  private static final String INSERT =
      """
      insert into audit_entry
        (kind, actor_kind, actor_id, actor_name, categories, basis, result, request_id, salt)
      values ('LOGIN', 'PATIENT', 'x', '架空', '{}', 'SELF', 'DONE', gen_random_uuid(), '\\x%s')
      """
          .formatted("ab".repeat(16));

  private final TestDatabase database;
  private final LogFixture log;
  private final HeadSigner signer = LogFixture.signer();

  OrdererTest(TestDatabase database) {
    this.database = database;
    this.log = new LogFixture(database);
  }

  @BeforeEach
  void empty() {
    database.clear();
  }

  @Test
  @DisplayName("記録がなくても、空の木の先頭に署名する")
  void signsTheEmptyTree() throws SQLException {
    log.order(signer);
    SignedHead head = SignedHead.parse(database.value("select line from audit_head"));
    assertThat(head.head().size()).isZero();
    assertThat(head.isSignedBy(signer.key())).isTrue();
  }

  @Test
  @DisplayName("確定した記録すべてが番号順に葉になり、根はその木の根で、署名されている")
  void ordersEverything() throws SQLException {
    log.append(LogFixture.HANAKO, 40);
    log.order(signer);
    assertThat(database.rows("select index from audit_leaf order by number"))
        .isEqualTo(IntStream.range(0, 40).mapToObj(Integer::toString).toList());
    assertThat(database.value("select root = '" + hex(rootOfLeaves()) + "' from audit_tree"))
        .isEqualTo("t");
    SignedHead head =
        SignedHead.parse(database.value("select line from audit_head order by size desc limit 1"));
    assertThat(head.head().root()).isEqualTo(rootOfLeaves());
    assertThat(head.isSignedBy(signer.key())).isTrue();
    assertThat(database.value("select count(*) from audit_node where level = 4")).isEqualTo("2");
  }

  @Test
  @DisplayName("若い番号の記録が後から確定しても、飛ばさない")
  void lateCommitsAreNotSkipped() throws SQLException {
    try (Connection late = log.raw();
        Statement statement = late.createStatement()) {
      statement.execute(INSERT);
      log.append(LogFixture.HANAKO, 3);
      turns(2);
      assertThat(database.count("audit_leaf")).isEqualTo(3);
      late.commit();
    }
    turns(1);
    assertThat(
            database.rows(
                "select number - (select min(number) from audit_entry) from audit_leaf order by index"))
        .containsExactly("1", "2", "3", "0");
  }

  @Test
  @DisplayName("保存点の中で書かれ、遅れて確定した記録も飛ばさない")
  void lateCommitsOfSubtransactionsAreNotSkipped() throws SQLException {
    try (Connection late = log.raw();
        Statement statement = late.createStatement()) {
      statement.execute("savepoint a");
      statement.execute(INSERT);
      statement.execute("savepoint b");
      statement.execute(INSERT);
      turns(1);
      log.append(LogFixture.HANAKO, 1);
      turns(1);
      statement.execute("rollback to savepoint b");
      late.commit();
    }
    turns(1);
    assertThat(database.count("audit_leaf")).isEqualTo(2);
  }

  @Test
  @DisplayName("取り消された記録の番号は欠番になるだけで、順番付けは止まらない")
  void gapsAreNoObstacle() throws SQLException {
    try (Connection given = log.raw();
        Statement statement = given.createStatement()) {
      statement.execute(INSERT);
      given.rollback();
    }
    log.append(LogFixture.HANAKO, 2);
    turns(1);
    assertThat(database.count("audit_leaf")).isEqualTo(2);
  }

  @Test
  @DisplayName("別の取引番号の世界に復元されたデータベースでも、待っている記録を飛ばさない")
  void restoredUnderOtherTransactionIds() throws SQLException {
    log.append(LogFixture.HANAKO, 2);
    turns(1);
    log.append(LogFixture.HANAKO, 3);
    database.asOwner("update audit_tree set seen = '4000000000:4000000000:'");
    turns(1);
    assertThat(database.count("audit_leaf")).isEqualTo(5);
    log.append(LogFixture.HANAKO, 1);
    turns(1);
    assertThat(database.count("audit_leaf")).isEqualTo(6);
  }

  @Test
  @DisplayName("古い大きさの上に付け足そうとする者は、何も付け足せない")
  void noFork() throws SQLException {
    log.append(LogFixture.HANAKO, 2);
    turns(1);
    String before = database.value("select size, root from audit_tree");
    for (String size : List.of("0", "1", "3")) {
      assertThat(
              appended(
                  "select audit_append(%s, array[99]::bigint[], array[sha256('x')], '{}', '{}', '{}', '{}', sha256('x'), false)"
                      .formatted(size)))
          .isFalse();
    }
    assertThat(database.value("select size, root from audit_tree")).isEqualTo(before);
  }

  @Test
  @DisplayName("一部の記録を残したまま「これで全部」と言っても、データベースは信じない")
  void completenessIsCounted() throws SQLException {
    log.append(LogFixture.HANAKO, 2);
    assertThatThrownBy(
            () ->
                appended(
                    "select audit_append(0, array[(select min(number) from audit_entry)], array[sha256('x')], '{}', '{}', '{}', '{}', sha256('x'), true)"))
        .hasMessageContaining("left out");
    assertThat(database.count("audit_leaf")).isZero();
  }

  @Test
  @DisplayName("スナップショットを固定しない取引では付け足せない")
  void needsOneSnapshot() {
    assertThatThrownBy(
            () ->
                database.asApp(
                    "select audit_append(0, '{}', '{}', '{}', '{}', '{}', '{}', sha256(''), true)"))
        .hasMessageContaining("repeatable read");
  }

  @Test
  @DisplayName("一つの順番付けが働いている間、ほかは任せて待つ。倒れたら続きから引き継ぐ")
  void anotherTakesOver() throws SQLException {
    log.append(LogFixture.HANAKO, 5);
    try (Connection dying = log.raw();
        Statement statement = dying.createStatement();
        Jdbc jdbc = log.connect()) {
      statement.execute("select pg_advisory_xact_lock(7233619)");
      assertThat(new Orderer(jdbc, signer).turn()).isEqualTo(Orderer.Turn.LEFT_TO_ANOTHER);
      dying.abort(Runnable::run);
      log.order(signer);
    }
    assertThat(database.count("audit_leaf")).isEqualTo(5);
  }

  @Test
  @DisplayName("鍵を替えると、同じ大きさの木にも新しい鍵の先頭ができ、古い先頭は残る")
  void keyRotation() throws SQLException {
    log.append(UUID.randomUUID(), 1);
    log.order(signer);
    HeadSigner next = LogFixture.signer();
    log.order(next);
    assertThat(database.rows("select key_id from audit_head where size = 1 order by signed_at"))
        .containsExactly(signer.key().id(), next.key().id());
    assertThat(database.rows("select id from audit_key order by first_used_at"))
        .containsExactly(signer.key().id(), next.key().id());
  }

  private void turns(int count) throws SQLException {
    try (Jdbc jdbc = log.connect()) {
      Orderer orderer = new Orderer(jdbc, signer);
      for (int i = 0; i < count; i++) {
        orderer.turn();
      }
    }
  }

  private boolean appended(String call) throws SQLException {
    try (Jdbc jdbc = log.connect()) {
      return jdbc.inSnapshot(() -> jdbc.first(call, row -> row.getBoolean(1)).orElseThrow());
    }
  }

  private Hash rootOfLeaves() throws SQLException {
    CompactRange tree = new CompactRange();
    try (Jdbc jdbc = log.connect()) {
      jdbc.each(
          "select "
              + EntryRow.COLUMNS
              + " from audit_entry e join audit_leaf l using (number) order by l.index",
          row -> tree.append(EntryRow.of(row).leaf()));
    }
    return tree.root();
  }

  private static String hex(Hash hash) {
    return "\\x" + java.util.HexFormat.of().formatHex(hash.bytes());
  }
}
