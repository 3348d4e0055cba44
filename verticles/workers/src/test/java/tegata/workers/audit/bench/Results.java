package tegata.workers.audit.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The table of the bench, which {@code ./tegata bench audit} shows at its end. */
final class Results {
  private static final Path FILE = Path.of("target", "bench-audit.md");

  private final List<String> rows =
      new ArrayList<>(List.of("| log | target | measured |", "|---|---|---|"));

  /** Adds a row; written at once, so that a failure later on loses nothing. */
  void add(String what, String target, String measured) throws IOException {
    rows.add("| %s | %s | %s |".formatted(what, target, measured));
    Files.createDirectories(FILE.getParent());
    Files.write(FILE, rows);
  }
}
