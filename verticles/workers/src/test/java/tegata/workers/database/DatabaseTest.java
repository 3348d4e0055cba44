package tegata.workers.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tegata.workers.RunningWorkers.await;
import static tegata.workers.fixture.Samples.NOW;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tegata.node.ConfigException;
import tegata.workers.fixture.PostgresExtension;
import tegata.workers.fixture.TestDatabase;

@ExtendWith(PostgresExtension.class)
class DatabaseTest {
  private static final String ENTRY =
      """
      insert into audit_entry (kind, subject, actor_kind, actor_id, actor_name, categories, basis, result,
                               request_id, salt)
      values ('LOGIN', null, 'PATIENT', '', '', '{}', 'SELF', 'DONE', gen_random_uuid(),
              '\\x00000000000000000000000000000000')
      """;

  private final TestDatabase database;

  DatabaseTest(TestDatabase database) {
    this.database = database;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update audit_entry set note = 'changed'",
        "delete from audit_entry",
        "truncate audit_entry",
        "drop table audit_entry",
        "alter table audit_entry add column more text",
        "create table mine (id int)",
        "update flyway_schema_history set success = true"
      })
  @DisplayName("アプリケーションの役割は、記録を足して読めるが、直すことも消すこともできない")
  void appOnlyAppends(String statement) throws SQLException {
    database.clear();
    database.asApp(ENTRY);

    assertThatThrownBy(() -> database.asApp(statement))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"));
    assertThat(database.count("audit_entry where note is null")).isEqualTo(1);
  }

  @Test
  @DisplayName("同期コミットを切ったデータベースは、ノードも取込も断る")
  void refusesALossyDatabase(@TempDir Path folder) {
    database.set("synchronous_commit", "off");
    try {
      assertThatThrownBy(() -> open(folder))
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining("synchronous_commit");
      assertThatThrownBy(() -> database.intake(NOW)).isInstanceOf(ConfigException.class);
    } finally {
      database.set("synchronous_commit", "on");
    }
  }

  @Test
  @DisplayName("ほかの版のスキーマは、ノードも取込も、どちらの版かを言って断る")
  void refusesAnotherSchema(@TempDir Path folder) {
    rename(Migrations.VERSION, "999");
    try {
      assertThatThrownBy(() -> open(folder))
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining("999")
          .hasMessageContaining("tegata migrate");
      assertThatThrownBy(() -> database.intake(NOW)).isInstanceOf(ConfigException.class);
    } finally {
      rename("999", Migrations.VERSION);
    }
  }

  @Test
  @DisplayName("耐久で版の合うデータベースは開き、失敗した仕事は何も残さない")
  void rollsBackOnFailure(@TempDir Path folder) throws SQLException {
    database.clear();
    Vertx vertx = Vertx.vertx();
    try {
      Database open = await(Database.open(vertx, database.config(folder), folder));
      assertThatThrownBy(
              () ->
                  await(
                      open.inTransaction(
                          tx ->
                              tx.query("insert into insurer values ('06130488', 'x')")
                                  .execute()
                                  .map(
                                      rows -> {
                                        throw new IllegalStateException("after the insert");
                                      }))))
          .hasMessage("after the insert");
      await(open.close());
    } finally {
      await(vertx.close());
    }
    assertThat(database.count("insurer")).isZero();
  }

  private void rename(String from, String to) {
    database.asOwner(
        "update flyway_schema_history set version = '%s' where version = '%s'".formatted(to, from));
  }

  private void open(Path folder) {
    Vertx vertx = Vertx.vertx();
    try {
      await(Database.open(vertx, database.config(folder), folder));
    } finally {
      await(vertx.close());
    }
  }
}
