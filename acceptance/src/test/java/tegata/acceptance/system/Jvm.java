package tegata.acceptance.system;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A program of ours in a JVM of its own, as it runs in life, so that it can be killed like in life.
 */
public final class Jvm {
  private final Process process;

  private Jvm(Process process) {
    this.process = process;
  }

  /**
   * Starts {@code main}; its output goes to {@code log}. A build in the background may have told us
   * to ignore SIGINT: the program hears it again, as from a terminal.
   */
  static Jvm start(Path home, Path log, List<String> options, String main, List<String> args) {
    List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx768m",
            "-XX:+UseSerialGC",
            "-Duser.timezone=Asia/Tokyo",
            "-Dtegata.home=" + home,
            "-Dvertx.logger-delegate-factory-class-name=io.vertx.core.logging.SLF4JLogDelegateFactory"));
    command.addAll(options);
    command.addAll(List.of("-cp", classPath(), main));
    command.addAll(args);
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(home.toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
      builder.environment().put("LC_ALL", "C.UTF-8");
      return new Jvm(builder.start());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  public long pid() {
    return process.pid();
  }

  /** {@code kill -9}. */
  public void kill() {
    process.destroyForcibly();
    awaitExit(10);
  }

  /** SIGTERM, and the exit code. */
  public int stop() {
    process.destroy();
    return awaitExit(60);
  }

  /** Sends a signal by name, and waits for the exit code. */
  public int signal(String name) {
    try {
      new ProcessBuilder("kill", "-" + name, Long.toString(pid())).start().waitFor();
      return awaitExit(60);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  int awaitExit(long seconds) {
    try {
      if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("the process did not end within " + seconds + " s");
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /**
   * Surefire may start us from a manifest-only jar; it tells the real class path by this property.
   */
  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }
}
