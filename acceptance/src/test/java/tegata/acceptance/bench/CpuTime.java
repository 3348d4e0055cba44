package tegata.acceptance.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** CPU time of processes, from {@code /proc}: user and system, with ended children left out. */
final class CpuTime {
  private static final double TICKS_PER_SECOND = 100;
  private static final int UTIME = 11;
  private static final int STIME = 12;

  private CpuTime() {}

  /** Seconds used so far by a process and all that descend from it. */
  static double seconds(long pid) {
    return Stream.concat(
            Stream.of(pid),
            ProcessHandle.of(pid).stream().flatMap(p -> p.descendants().map(ProcessHandle::pid)))
        .mapToDouble(CpuTime::ofOne)
        .sum();
  }

  private static double ofOne(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      return (Long.parseLong(fields[UTIME]) + Long.parseLong(fields[STIME])) / TICKS_PER_SECOND;
    } catch (IOException e) {
      return 0;
    }
  }
}
