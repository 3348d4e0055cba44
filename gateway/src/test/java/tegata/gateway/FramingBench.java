package tegata.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tegata.gateway.framing.FramingCase;
import tegata.gateway.framing.FramingComparison;

/**
 * The same ambiguous bytes to this gateway and to proxies that relay: how many requests could reach
 * a backend. Of ours, what it took for a request at all counts, since it relays none.
 */
@Tag("bench")
@Tag("bench-framing")
class FramingBench {
  @Test
  @DisplayName("終わりが二通りに読める要求を、ほかの中継と並べて送る")
  void compares(@TempDir Path folder) throws Exception {
    List<String> lines = new ArrayList<>();
    List<Integer> ours = new ArrayList<>();
    try (RunningGateway gateway = RunningGateway.start();
        FramingComparison others = FramingComparison.start(folder)) {
      lines.add("| case | Tegata | " + String.join(" | ", others.names()) + " |");
      lines.add("|---|---" + "|---".repeat(others.names().size()) + "|");
      for (FramingCase sent : FramingCase.all()) {
        int taken = taken(gateway, sent);
        ours.add(taken);
        lines.add("| " + sent.name() + " | " + taken + others.row(sent) + " |");
      }
      lines.add("");
      lines.add("Cases in which more than one request could reach a backend: " + others.total());
    }
    write(lines);
    assertThat(ours).as("requests that Tegata let through to its routes").containsOnly(0);
  }

  /** Every case is ambiguous: the one answer must be the refusal of the guard, and the last. */
  private static int taken(RunningGateway gateway, FramingCase sent) {
    RawExchange exchange =
        RawExchange.send(gateway, new String(sent.bytes(), StandardCharsets.ISO_8859_1));
    boolean refused = exchange.status() >= 400 && exchange.closed() && exchange.answers() == 1;
    return refused && gateway.first.questions().isEmpty() ? 0 : exchange.answers();
  }

  private static void write(List<String> lines) throws IOException {
    Files.write(Path.of("target", "bench-framing.md"), lines);
  }
}
