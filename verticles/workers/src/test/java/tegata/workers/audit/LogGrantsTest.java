package tegata.workers.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tegata.workers.fixture.PostgresExtension;
import tegata.workers.fixture.TestDatabase;

@ExtendWith(PostgresExtension.class)
class LogGrantsTest {
  private final TestDatabase database;

  LogGrantsTest(TestDatabase database) {
    this.database = database;
  }

  @BeforeEach
  void threeEntries() throws SQLException {
    database.clear();
    LogFixture log = new LogFixture(database);
    log.append(LogFixture.HANAKO, 3);
    log.order(LogFixture.signer());
  }

  @ParameterizedTest(name = "{0}")
  @DisplayName("アプリケーションの役割は、記録も葉も先頭も、変えることも消すこともできない")
  @ValueSource(
      strings = {
        "update audit_entry set note = 'x'",
        "delete from audit_entry",
        "truncate audit_entry",
        "update audit_leaf set hash = sha256('x')",
        "delete from audit_leaf",
        "insert into audit_leaf values (3, 99, sha256('x'))",
        "delete from audit_node",
        "insert into audit_node values (4, 0, sha256('x'))",
        "update audit_head set line = 'x'",
        "delete from audit_head",
        "insert into audit_head values (9, 'x', now(), 'x')",
        "update audit_key set public_key = 'x'",
        "insert into audit_key values ('x', 'x')",
        "update audit_tree set size = 0",
        "delete from audit_tree",
        "alter table audit_entry disable trigger all",
        "drop table audit_leaf",
        "select setval('audit_entry_number_seq', 1)"
      })
  void cannotChange(String statement) {
    assertThatThrownBy(() -> database.asApp(statement))
        .hasMessageMatching("(?s).*(permission denied|must be owner).*");
    assertThat(database.count("audit_entry")).isEqualTo(3);
    assertThat(database.count("audit_leaf")).isEqualTo(3);
  }

  @Test
  @DisplayName("いまの大きさでない木には何も足せず、いまの木でない先頭は公表できない")
  void onlyTheTreeAsItStandsGoesOn() throws SQLException {
    String before = database.value("select size || ' ' || encode(root, 'hex') from audit_tree");
    String heads = database.value("select count(*) from audit_head");

    database.asApp(
        """
        begin isolation level repeatable read;
        select audit_append(2, '{3}', array[sha256('x')], '{}', '{}', '{}', '{}', sha256('x'), false);
        commit;
        select audit_publish(3, sha256('x'), 'k', 'p', now(), 'line');
        select audit_publish(2, (select root from audit_tree), 'k', 'p', now(), 'line');
        """);

    assertThat(database.value("select size || ' ' || encode(root, 'hex') from audit_tree"))
        .isEqualTo(before);
    assertThat(database.count("audit_leaf")).isEqualTo(3);
    assertThat(database.value("select count(*) from audit_head")).isEqualTo(heads);
  }

  @ParameterizedTest(name = "{0}")
  @DisplayName("アプリケーションの役割は、記録の番号も時刻も取引も自分で決められない")
  @ValueSource(strings = {"number", "at", "tx"})
  void cannotChooseWhatTheDatabaseSets(String column) {
    String sql =
        """
        insert into audit_entry
          (%1$s, kind, actor_kind, actor_id, actor_name, categories, basis, result, request_id, salt)
          overriding system value
        select %1$s, kind, actor_kind, actor_id, actor_name, categories, basis, result, gen_random_uuid(), salt
          from audit_entry limit 1
        """
            .formatted(column);
    assertThatThrownBy(() -> database.asApp(sql)).hasMessageContaining("permission denied");
  }
}
