package tegata.workers.intake;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tegata.domain.intake.RetentionWindow;
import tegata.workers.fixture.Samples;
import tegata.workers.fixture.TestDatabase;

/** The importer in a process of its own, which says a line for every row it has in hand. */
final class ImportProcess {
  /** Claims in one transaction: few, that a kill falls between two of them, too. */
  static final int CHUNK = 60;

  private final Process process;
  private final BufferedReader lines;

  private ImportProcess(Process process) {
    this.process = process;
    this.lines = process.inputReader();
  }

  public static void main(String[] args) throws SQLException {
    ImportProgress loud =
        new ImportProgress() {
          @Override
          public void rows(int more) {
            System.out.println("ROWS");
          }
        };
    try (Intake intake =
        Intake.open(args[0], args[1], args[2], RetentionWindow.STANDARD, Samples.NOW, false)) {
      new ImportFiles(intake.inChunksOf(CHUNK), Optional.empty(), loud)
          .run(List.of(Path.of(args[3])));
    }
    System.out.println("END");
  }

  static ImportProcess start(TestDatabase database, Path folder) throws IOException {
    List<String> java =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx192m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Duser.timezone=Asia/Tokyo",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            ImportProcess.class.getName());
    List<String> arguments =
        List.of(database.url(), database.user(), database.password(), folder.toString());
    return new ImportProcess(
        new ProcessBuilder(Stream.concat(java.stream(), arguments.stream()).toList())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start());
  }

  /**
   * kill -9 once so many rows were in hand.
   *
   * @return false when it had come to its end before
   */
  boolean killAfter(int rows) throws IOException, InterruptedException {
    int seen = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.equals("ROWS") && ++seen == rows) {
        process.destroyForcibly().waitFor();
        return true;
      }
    }
    process.waitFor();
    return false;
  }

  /** Lets it come to its end, and tells how many rows it had in hand. */
  int rows() throws IOException, InterruptedException {
    List<String> all = lines.lines().toList();
    if (process.waitFor() != 0 || !all.contains("END")) {
      throw new IllegalStateException("the import failed: " + all);
    }
    return (int) all.stream().filter("ROWS"::equals).count();
  }
}
