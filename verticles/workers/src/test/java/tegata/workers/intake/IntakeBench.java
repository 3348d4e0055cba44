package tegata.workers.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static tegata.workers.fixture.Samples.NOW;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import tegata.workers.fixture.EndlessClaims;
import tegata.workers.fixture.PostgresExtension;
import tegata.workers.fixture.TestDatabase;

/** {@code ./tegata bench intake}; what it shows is in docs/performance.md. */
@Tag("bench-intake")
@ExtendWith(PostgresExtension.class)
class IntakeBench {
  private static final Path FILE = Path.of("target", "bench-intake.md");
  private static final int CLAIMS = Integer.getInteger("tegata.bench.claims", 20_000);
  private static final int ROUNDS = Integer.getInteger("tegata.bench.rounds", 3);

  /** Thrown away before them: an import of national scale is warm but for its first minute. */
  private static final int WARMING = Integer.getInteger("tegata.bench.warming", 3);

  private static final int MEGABYTES = Integer.getInteger("tegata.bench.megabytes", 2_000);

  /** What an import of claims leaves, except its entries in the log. */
  private static final List<String> TABLES =
      List.of("record_set", "claim", "claim_version", "expense_notice", "medication", "treatment");

  /** The same and its entries. */
  private static final List<String> WITH_LOG =
      Stream.concat(TABLES.stream(), Stream.of("audit_entry")).toList();

  private final TestDatabase database;

  IntakeBench(TestDatabase database) {
    this.database = database;
  }

  @Test
  @DisplayName("取込は、同じ行を同じ表に COPY する時間の何倍かかるか")
  void ratioToCopy(@TempDir Path dir) throws IOException, SQLException {
    Path file = ManyClaims.write(dir.resolve("claims.uke"), CLAIMS);
    List<Double> ratios = new ArrayList<>();
    for (int round = 0; round < WARMING + ROUNDS; round++) {
      database.clear();
      ManyClaims.register(database, CLAIMS);
      double taken = seconds(() -> take(file));
      long rows = rows();
      double copied = copyAgain(dir, TABLES);
      assertThat(rows()).isEqualTo(rows);
      double logged = copyAgain(dir, WITH_LOG);
      if (round >= WARMING) {
        ratios.add(taken / copied);
      }
      write(
          "%s: %,d claims, %,d rows (%.1f MB of file): import %.2f s (%,.0f claims/s), COPY %.2f s, ratio %.1f; COPY with the log's entries %.2f s, ratio %.1f; load %s"
              .formatted(
                  round < WARMING ? "warming" : "round " + (round - WARMING + 1),
                  CLAIMS,
                  rows,
                  Files.size(file) / 1e6,
                  taken,
                  CLAIMS / taken,
                  copied,
                  taken / copied,
                  logged,
                  taken / logged,
                  load()));
    }
    ratios.sort(Double::compare);
    write(
        "import / COPY of the same rows, median of %d: %.1f"
            .formatted(ROUNDS, ratios.get(ROUNDS / 2)));
  }

  @Test
  @DisplayName("2 GB のファイルを 512 MB の記憶で取り込む")
  void memory() throws IOException, InterruptedException {
    int claims = MEGABYTES * 2;
    long begun = System.nanoTime();
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                EndlessClaims.class.getName(),
                database.url(),
                database.user(),
                database.password(),
                String.valueOf(claims))
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).as(output).isZero();
    assertThat(output).contains("accepted=" + claims);
    write(
        "a file of %,d MB in 512 MB of heap: %,d claims in %.0f s"
            .formatted(MEGABYTES, claims, (System.nanoTime() - begun) / 1e9));
  }

  private void take(Path file) throws IOException, SQLException {
    try (Intake intake = database.intake(NOW);
        InputStream in = Files.newInputStream(file)) {
      Counts counts = intake.importClaims("claims", in, ImportProgress.SILENT).counts();
      assertThat(counts).isEqualTo(new Counts(CLAIMS, 0, 0, 0, 0, 0));
    }
  }

  /** Writes the rows out, empties the tables and times their way back in. */
  private double copyAgain(Path dir, List<String> tables) throws IOException, SQLException {
    try (Connection connection =
        DriverManager.getConnection(database.url(), "tegata_owner", database.password())) {
      CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
      Map<String, Path> files = new HashMap<>();
      for (String table : tables) {
        files.put(table, dir.resolve(table));
        try (OutputStream out = Files.newOutputStream(files.get(table))) {
          copy.copyOut("copy (select * from " + table + ") to stdout (format binary)", out);
        }
      }
      database.asOwner("truncate " + String.join(", ", tables) + " cascade");
      return seconds(
          () -> {
            for (String table : tables) {
              try (InputStream in = Files.newInputStream(files.get(table))) {
                copy.copyIn("copy " + table + " from stdin (format binary)", in);
              }
            }
          });
    }
  }

  /** Runnable processes over the last minute, for what else the machine was doing. */
  private static String load() {
    return "%.0f on %d cores"
        .formatted(
            ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
            Runtime.getRuntime().availableProcessors());
  }

  private long rows() {
    return TABLES.stream().mapToLong(database::count).sum();
  }

  private interface Work {
    void run() throws IOException, SQLException;
  }

  private static double seconds(Work work) throws IOException, SQLException {
    long begun = System.nanoTime();
    work.run();
    return (System.nanoTime() - begun) / 1e9;
  }

  private static void write(String line) throws IOException {
    Files.writeString(
        FILE, "- " + line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}
