package tegata.gateway.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LatencyWindowTest {
  @Property
  @Label("百分位は、最後の 128 の答えを並べたときのその順位の値")
  void isTheNearestRank(
      @ForAll @Size(min = 20, max = 400) List<@IntRange(min = 1, max = 5000) Integer> millis,
      @ForAll @IntRange(min = 1, max = 100) int percent) {
    LatencyWindow window = new LatencyWindow();
    millis.forEach(took -> window.add(Duration.ofMillis(took)));

    List<Integer> last =
        millis.subList(Math.max(0, millis.size() - 128), millis.size()).stream().sorted().toList();
    int rank = (int) Math.ceil(last.size() * percent / 100.0);
    assertThat(window.percentile(percent)).contains(Duration.ofMillis(last.get(rank - 1)));
  }

  @Test
  @DisplayName("少なすぎる答えからは何も言わない")
  void saysNothingOfAFew() {
    LatencyWindow window = new LatencyWindow();
    for (int i = 0; i < 19; i++) {
      window.add(Duration.ofMillis(1));
    }
    assertThat(window.percentile(95)).isEmpty();
  }
}
