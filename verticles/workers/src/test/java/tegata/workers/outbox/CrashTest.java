package tegata.workers.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static tegata.workers.fixture.Samples.NOW;

import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tegata.workers.fixture.PostgresExtension;
import tegata.workers.fixture.TestDatabase;
import tegata.workers.outbox.CrashRounds.Outcome;
import tegata.workers.outbox.MortalAwaits.Point;
import tegata.workers.outbox.NaiveRelay.Order;

@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrashTest {
  private static final int DEATHS = 50;

  private final TestDatabase postgres;
  private CrashRounds rounds;

  CrashTest(TestDatabase postgres) {
    this.postgres = postgres;
  }

  @BeforeAll
  void start() {
    rounds = new CrashRounds(postgres, NOW);
  }

  @AfterAll
  void stop() {
    rounds.close();
  }

  @BeforeEach
  void clear() {
    postgres.clear();
  }

  static Stream<Point> points() {
    return RelayLives.POINTS.stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("points")
  @DisplayName("リレーがどこで 50 回落ちても、失われず、二重にならず、一人ひとりの順番が守られる")
  void survives(Point point) {
    rounds.survive(point, DEATHS);
  }

  @Test
  @DisplayName("送ってから書きとめる素朴な順では、二重に届く")
  void sendThenCommitDuplicates() {
    Outcome outcome = rounds.naive(Order.SEND_THEN_COMMIT, 20);

    assertThat(outcome.duplicated()).isPositive();
    assertThat(outcome.lost()).isZero();
  }

  @Test
  @DisplayName("書きとめてから送る素朴な順では、失われる")
  void commitThenSendLoses() {
    assertThat(rounds.naive(Order.COMMIT_THEN_SEND, 20).lost()).isPositive();
  }

  @Test
  @DisplayName("取り出してから送る素朴な順では、失われる")
  void popBeforeSendLoses() {
    assertThat(rounds.naive(Order.POP_BEFORE_SEND, 20).lost()).isPositive();
  }
}
