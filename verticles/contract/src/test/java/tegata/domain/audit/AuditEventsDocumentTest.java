package tegata.domain.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AuditEventsDocumentTest {
  private static final Pattern ROW = Pattern.compile("(?m)^\\| ([A-Z_]+) \\|");

  @Test
  @DisplayName("docs/audit-events.md は、記録の種類のすべてを、一度ずつ載せている")
  void everyKindStandsInTheDocumentOnce() throws IOException {
    List<String> kinds = Arrays.stream(Entry.Kind.values()).map(Enum::name).toList();

    assertThat(documented()).containsExactlyInAnyOrderElementsOf(kinds);
  }

  private static List<String> documented() throws IOException {
    String text = Files.readString(root().resolve("docs/audit-events.md"));
    return ROW.matcher(text).results().map((MatchResult row) -> row.group(1)).toList();
  }

  private static Path root() {
    return Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
        .filter(folder -> Files.exists(folder.resolve("docs/audit-events.md")))
        .findFirst()
        .orElseThrow();
  }
}
