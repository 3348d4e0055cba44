package tegata.gateway.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tegata.gateway.resilience.Breaker.Pass;
import tegata.gateway.resilience.Breaker.State;

class BreakerTest {
  private static final Breaker.Rule RULE =
      new Breaker.Rule(3, Duration.ofSeconds(10), Duration.ofSeconds(1), Duration.ofSeconds(4), 2);

  private final Ticks ticks = new Ticks();
  private final Breaker breaker = new Breaker(RULE, ticks);

  @Test
  @DisplayName("失敗が続くと閉ざし、休みの後は一つずつ試し、続けて良ければ元に戻る")
  void opensRestsTriesAndCloses() {
    fail(3);
    assertThat(breaker.state()).isEqualTo(State.OPEN);
    assertThat(breaker.pass()).isEmpty();

    ticks.pass(Duration.ofSeconds(1));
    Pass trial = breaker.pass().orElseThrow();
    assertThat(breaker.pass()).as("one at a time").isEmpty();
    breaker.succeeded(trial);
    assertThat(breaker.state()).isEqualTo(State.TRIAL);
    breaker.succeeded(breaker.pass().orElseThrow());

    assertThat(breaker.state()).isEqualTo(State.CLOSED);
  }

  @Test
  @DisplayName("古い世代の失敗は、新しい世代を閉ざさない。古い成功も、開けない")
  void ignoresOldGenerations() {
    List<Pass> old = List.of(pass(), pass(), pass(), pass());
    fail(3);
    breaker.succeeded(old.get(0));
    assertThat(breaker.state()).as("late success").isEqualTo(State.OPEN);

    ticks.pass(Duration.ofSeconds(1));
    Pass trial = pass();
    breaker.failed(old.get(1));
    assertThat(breaker.state()).as("late failure, on trial").isEqualTo(State.TRIAL);
    breaker.succeeded(trial);
    breaker.succeeded(pass());
    old.forEach(breaker::failed);

    assertThat(breaker.state()).as("late failures, closed").isEqualTo(State.CLOSED);
  }

  @Test
  @DisplayName("試しに失敗するたびに休みは倍になるが、上限を超えない")
  void restsLonger() {
    fail(3);
    for (int seconds : new int[] {1, 2, 4, 4}) {
      ticks.pass(Duration.ofSeconds(seconds).minusMillis(1));
      assertThat(breaker.pass()).isEmpty();
      ticks.pass(Duration.ofMillis(1));
      breaker.failed(pass());
      assertThat(breaker.state()).isEqualTo(State.OPEN);
    }
  }

  @Test
  @DisplayName("窓から出た失敗は数えない")
  void forgets() {
    fail(2);
    ticks.pass(RULE.window().plusMillis(1));
    fail(2);

    assertThat(breaker.state()).isEqualTo(State.CLOSED);
  }

  @Test
  @DisplayName("成功の方が多ければ、とびとびの失敗では閉ざさない。続けば、前の成功は数えない")
  void toleratesAFewButNotInARow() {
    for (int i = 0; i < 6; i++) {
      breaker.succeeded(pass());
      breaker.succeeded(pass());
      fail(1);
    }
    assertThat(breaker.state()).isEqualTo(State.CLOSED);

    fail(2);
    assertThat(breaker.state()).isEqualTo(State.OPEN);
  }

  @Test
  @DisplayName("結果のない試しは、次の試しの邪魔をしない")
  void unusedTrialsFreeThePlace() {
    fail(3);
    ticks.pass(Duration.ofSeconds(1));
    breaker.unused(pass());

    assertThat(breaker.isReadyForTrial()).isTrue();
  }

  @Property
  @Label("どんな順の結果でも: 閉ざした間は一つも通らず、試しは一度に一つ、失敗が足りなければ閉ざさない")
  void keepsItsRules(@ForAll @Size(max = 200) List<@IntRange(max = 4) Integer> steps) {
    Ticks ticks = new Ticks();
    Breaker breaker = new Breaker(RULE, ticks);
    Deque<Pass> held = new ArrayDeque<>();
    int failures = 0;
    for (int step : steps) {
      State before = breaker.state();
      switch (step) {
        case 0 -> breaker.pass().ifPresent(held::addLast);
        case 1 -> ticks.pass(Duration.ofMillis(700));
        case 2 -> {
          if (!held.isEmpty()) {
            breaker.succeeded(held.pollFirst());
          }
        }
        case 3 -> {
          if (!held.isEmpty()) {
            breaker.failed(held.pollLast());
            failures++;
          }
        }
        default -> {
          if (!held.isEmpty()) {
            breaker.unused(held.pollFirst());
          }
        }
      }
      State after = breaker.state();
      if (before == State.CLOSED && after == State.OPEN) {
        assertThat(failures).isGreaterThanOrEqualTo(RULE.failures());
        failures = 0;
      }
      if (after == State.OPEN) {
        assertThat(breaker.pass()).isEmpty();
      }
      if (before == State.OPEN && step != 1) {
        assertThat(after).as("only time ends a pause").isEqualTo(State.OPEN);
      }
    }
    // Whatever happened, a good backend is asked again in the end.
    held.forEach(breaker::succeeded);
    for (int i = 0; i < 10 && breaker.state() != State.CLOSED; i++) {
      ticks.pass(RULE.longestPause());
      breaker.pass().ifPresent(breaker::succeeded);
    }
    assertThat(breaker.state()).isEqualTo(State.CLOSED);
  }

  private Pass pass() {
    return breaker.pass().orElseThrow();
  }

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      breaker.failed(pass());
    }
  }
}
