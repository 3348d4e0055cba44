package tegata.workers.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OneAheadTest {
  private final List<String> done = new CopyOnWriteArrayList<>();

  @Test
  @DisplayName("一つが終わるまで、次は始まらない")
  void neverTwo() throws SQLException {
    CountDownLatch prepared = new CountDownLatch(1);
    try (OneAhead ahead = new OneAhead()) {
      ahead.begin(
          () -> {
            waitFor(prepared);
            return done.add("first");
          });
      done.add("prepared");
      prepared.countDown();
      ahead.begin(() -> done.add("second"));
      ahead.await();
    }

    assertThat(done).containsExactly("prepared", "first", "second");
  }

  @Test
  @DisplayName("失敗は、次を始めるか待つときに伝わる")
  void tellsOfFailure() throws SQLException {
    SQLException cut = new SQLException("cut");
    try (OneAhead ahead = new OneAhead()) {
      ahead.begin(
          () -> {
            throw cut;
          });

      assertThatThrownBy(() -> ahead.begin(() -> done.add("never"))).isSameAs(cut);
      ahead.await();
    }

    assertThat(done).isEmpty();
  }

  @Test
  @DisplayName("読めなくなっても、動いているものが終わってから去る")
  void waitsOnLeaving() {
    CountDownLatch failed = new CountDownLatch(1);

    assertThatThrownBy(
            () -> {
              try (OneAhead ahead = new OneAhead()) {
                ahead.begin(
                    () -> {
                      waitFor(failed);
                      return done.add("stored");
                    });
                failed.countDown();
                throw new IllegalStateException("unreadable");
              }
            })
        .hasMessage("unreadable");
    assertThat(done).containsExactly("stored");
  }

  @Test
  @DisplayName("読めなくなったときに、動いていたものも失敗していれば、両方が伝わる")
  void keepsBothFailures() {
    SQLException cut = new SQLException("cut");

    assertThatThrownBy(
            () -> {
              try (OneAhead ahead = new OneAhead()) {
                ahead.begin(
                    () -> {
                      throw cut;
                    });
                throw new IOException("unreadable");
              }
            })
        .isInstanceOf(IOException.class)
        .hasSuppressedException(cut);
  }

  private static void waitFor(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
