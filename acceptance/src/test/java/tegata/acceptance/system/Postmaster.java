package tegata.acceptance.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The PostgreSQL of a run, seen from outside. */
record Postmaster(long pid, Path data) {

  /** The process that the data directory of a running system names. */
  static Postmaster of(RunningSystem system) {
    try {
      Path data = system.home().resolve("var/postgres/data");
      return new Postmaster(Long.parseLong(Files.readAllLines(pidFile(data)).get(0).strip()), data);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether the data directory names a process. */
  boolean isNamed() {
    return Files.exists(pidFile(data));
  }

  /**
   * Whether the process runs. One that has ended but that nobody has reaped (in a container without
   * an init) has no command line any more.
   */
  boolean isAlive() {
    try {
      Path commandLine = Path.of("/proc", Long.toString(pid), "cmdline");
      return Files.readString(commandLine).contains(data.toString());
    } catch (IOException e) {
      return false;
    }
  }

  private static Path pidFile(Path data) {
    return data.resolve("postmaster.pid");
  }
}
