package tegata.gateway.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tegata.gateway.resilience.ConcurrencyLimit.Entered;

class ConcurrencyLimitTest {
  private final Ticks ticks = new Ticks();
  private final ConcurrencyLimit limit = new ConcurrencyLimit(4, 32, 48, ticks);

  @Test
  @DisplayName("答えが遅くなると上限は下がり、元の速さに戻ると上がる。決めた幅からは出ない")
  void followsWhatIsMeasured() {
    run(300, Duration.ofMillis(20));
    int quick = limit.now();

    run(5, Duration.ofMillis(2_000));
    int slow = limit.now();

    run(3_000, Duration.ofMillis(20));
    assertThat(slow).isLessThan(quick / 2).isGreaterThanOrEqualTo(4);
    assertThat(limit.now()).isGreaterThan(slow).isLessThanOrEqualTo(48);
  }

  @Test
  @DisplayName("上限を超えるものは待たせずに断り、終わったものの場所は次に渡す")
  void turnsAwayWhatComesOnTop() {
    List<Entered> inside = fill();
    assertThat(inside).hasSize(32);

    inside.get(0).ended();

    assertThat(limit.enter()).isPresent();
    assertThat(limit.enter()).isEmpty();
  }

  private void run(int rounds, Duration each) {
    for (int i = 0; i < rounds; i++) {
      List<Entered> inside = fill();
      ticks.pass(each);
      inside.forEach(Entered::answered);
    }
  }

  private List<Entered> fill() {
    List<Entered> inside = new ArrayList<>();
    for (Optional<Entered> in = limit.enter(); in.isPresent(); in = limit.enter()) {
      inside.add(in.get());
    }
    return inside;
  }
}
