package tegata.workers.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static tegata.workers.fixture.Samples.NOW;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import tegata.contract.Caller;
import tegata.contract.IdentityApi;
import tegata.contract.IdentityApi.SessionId;
import tegata.contract.IdentityApi.SessionRecord;
import tegata.workers.RunningWorkers;
import tegata.workers.fixture.PostgresExtension;
import tegata.workers.fixture.TestDatabase;

@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SessionTest {
  private static final Caller NOBODY = Caller.anonymous(UUID.randomUUID());

  private final TestDatabase database;
  private RunningWorkers workers;

  SessionTest(TestDatabase database) {
    this.database = database;
  }

  @BeforeAll
  void start() {
    workers = new RunningWorkers(database, NOW);
  }

  @AfterAll
  void stop() {
    workers.close();
  }

  @Test
  @DisplayName("保存したセッションは、別の要求でそのまま読める")
  void survivesTheRequest() {
    SessionRecord first = session("a", 0, "Zmlyc3Q=");
    save(first);
    save(session("a", 1, "c2Vjb25k"));

    assertThat(load("a"))
        .hasValueSatisfying(
            s -> {
              assertThat(s.data()).isEqualTo("c2Vjb25k");
              assertThat(s.version()).isEqualTo(1);
              assertThat(s.timeoutMillis()).isEqualTo(60_000);
            });
  }

  @Test
  @DisplayName("ログアウトで消したセッションは、遅れて届いた保存でよみがえらない")
  void isNotResurrected() {
    save(session("b", 0, "Zmlyc3Q="));
    workers.ask(IdentityApi.DELETE_SESSION, NOBODY, new SessionId("b"));

    save(session("b", 1, "c2Vjb25k"));

    assertThat(load("b")).isEmpty();
  }

  @Test
  @DisplayName("時間の過ぎたセッションは読めない")
  void runsOut() {
    save(session("c", 0, "Zmlyc3Q="));
    database.asOwner("update session set touched_at = touched_at - interval '61 seconds'");

    assertThat(load("c")).isEmpty();
  }

  private void save(SessionRecord session) {
    workers.ask(IdentityApi.SAVE_SESSION, NOBODY, session);
  }

  private Optional<SessionRecord> load(String id) {
    return workers.ask(IdentityApi.LOAD_SESSION, NOBODY, new SessionId(id)).session();
  }

  private static SessionRecord session(String id, int version, String data) {
    return new SessionRecord(
        id, Optional.empty(), data, 60_000, version, Optional.empty(), Optional.empty());
  }
}
