package tegata.workers.audit.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import tegata.workers.fixture.TestDatabase;

/** A {@link LogNode} as its parent sees it. */
final class NodeProcess {
  private final Process process;
  private final CountDownLatch written = new CountDownLatch(1);
  private volatile long lastOrdered;

  NodeProcess(TestDatabase database, Path key, int entries) throws IOException {
    process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx256m",
                    "-XX:+UseSerialGC",
                    "-cp",
                    System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path")),
                    LogNode.class.getName(),
                    database.url(),
                    database.user(),
                    database.password(),
                    key.toString(),
                    Integer.toString(entries)))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    Thread reader = new Thread(this::listen, "node " + process.pid());
    reader.setDaemon(true);
    reader.start();
  }

  /** When it last ordered something, {@link System#nanoTime}; 0 for never. */
  long lastOrdered() {
    return lastOrdered;
  }

  /** kill -9. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  void awaitWritten() throws InterruptedException {
    if (!written.await(10, TimeUnit.MINUTES)) {
      throw new IllegalStateException("a node did not write everything");
    }
  }

  /** Lets it end, and kills it when it does not. */
  void end() throws IOException, InterruptedException {
    process.getOutputStream().close();
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      kill();
    }
  }

  private void listen() {
    try (BufferedReader lines = process.inputReader()) {
      lines.lines().forEach(this::hear);
    } catch (UncheckedIOException | IOException e) {
      written.countDown();
    }
  }

  private void hear(String line) {
    if (line.equals("ORDERED")) {
      lastOrdered = System.nanoTime();
    } else if (line.equals("WRITTEN")) {
      written.countDown();
    }
  }
}
