package tegata.workers.outbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tegata.workers.database.DatabaseConfig;

/** A {@link RelayNode} as its parent sees it. */
final class RelayProcess {
  private final Process process;

  private RelayProcess(Process process) {
    this.process = process;
  }

  /** Starts one and waits until it relays. */
  static RelayProcess start(Path dir, DatabaseConfig database, URI world) throws IOException {
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx192m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-Duser.timezone=Asia/Tokyo",
                    "-cp",
                    System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path")),
                    RelayNode.class.getName(),
                    dir.toString(),
                    Integer.toString(database.port()),
                    database.database(),
                    database.user(),
                    database.passwordFile(),
                    world.toString()))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader lines = process.inputReader();
    String line = lines.readLine();
    while (line != null && !line.equals("READY")) {
      line = lines.readLine();
    }
    if (line == null) {
      throw new IllegalStateException("the relay did not start");
    }
    Thread rest = new Thread(() -> lines.lines().forEach(x -> {}), "relay " + process.pid());
    rest.setDaemon(true);
    rest.start();
    return new RelayProcess(process);
  }

  /** kill -9. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Lets it end, and kills it when it does not. */
  void end() throws IOException, InterruptedException {
    process.getOutputStream().close();
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      kill();
    }
  }
}
