package tegata.workers.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackoffTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 10, 64, 1_000, Integer.MAX_VALUE})
  @DisplayName("止まっている受け手は 1.2 秒のうちにまた試し、断った受け手には間をあけ、負にもあふれもしない")
  void staysWithinBounds(int attempts) {
    for (int seed = 0; seed < 200; seed++) {
      Backoff backoff = Backoff.jittered(new Random(seed));

      assertThat(backoff.after(attempts, false))
          .isBetween(Duration.ofMillis(100), Backoff.LONGEST_OUTAGE);
      assertThat(backoff.after(attempts, true))
          .isBetween(Duration.ofSeconds(15), Backoff.LONGEST_REFUSAL);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  @DisplayName("断られるたびに待ちは長くなる")
  void growsWithRefusals(int attempts) {
    for (int seed = 0; seed < 200; seed++) {
      assertThat(Backoff.jittered(new Random(seed)).after(attempts, true))
          .isGreaterThanOrEqualTo(Backoff.FIRST_REFUSAL.multipliedBy(1L << (attempts - 1)));
    }
  }
}
