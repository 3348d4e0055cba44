package tegata.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tegata.node.limit.Rate;

/**
 * The facilities' limit as it is by default, shared by three members over a real bus: how much more
 * than it is let through, whichever way a caller spreads what it asks.
 */
@Tag("bench")
@Tag("bench-limits")
class LimitsBench {
  private static final Rate LIMIT = new Rate(50, 100);
  private static final int SECONDS = 120;
  private static final double MOST = 1.01;

  @Test
  @DisplayName("続けて求め続けても、3 ノード合わせて、上限の 101% 未満")
  void staysBelow() throws IOException {
    List<Admissions> all;
    try (LimitCluster cluster = new LimitCluster(LIMIT, Spray.tooMuch())) {
      cluster.complete();
      all = cluster.steady(LimitCluster.SIZE, SECONDS);
    }
    write(all);
    assertThat(all).allSatisfy(one -> assertThat(one.share()).as(one.caller()).isLessThan(MOST));
  }

  private static void write(List<Admissions> all) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("| what a caller asks | asked | admitted | allowed in that time | beyond it |");
    lines.add("|---|---|---|---|---|");
    for (Admissions one : all) {
      lines.add(
          "| %s | %,d | %,d | %,.0f | %+.2f %% |"
              .formatted(
                  one.caller(),
                  one.admitted() + one.refused(),
                  one.admitted(),
                  one.allowed(),
                  100 * (one.share() - 1)));
    }
    Files.write(Path.of("target", "bench-limits.md"), lines);
  }
}
