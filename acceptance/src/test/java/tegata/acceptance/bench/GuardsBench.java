package tegata.acceptance.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.Launcher;
import tegata.acceptance.Repository;

/**
 * Switches every guard of the list off, one at a time, and demands that its test fails. Works on
 * copies of the compiled classes; nothing in the tree is changed. Run by {@code ./tegata bench
 * guards}, which has compiled every module before.
 */
@Tag("bench-guards")
class GuardsBench {
  private static final long LONGEST_MINUTES = 10;

  /** What came of a guard. */
  private enum Outcome {
    PROVEN("proven"),
    STAYS_GREEN("**stays green**"),
    DOES_NOT_COMPILE("**does not compile**"),
    NO_TEST_RAN("**no test ran**"),
    TOO_LONG("**took more than %d minutes**".formatted(LONGEST_MINUTES));

    private final String word;

    Outcome(String word) {
      this.word = word;
    }
  }

  private final Map<Path, String> classPaths = new HashMap<>();

  @Test
  @DisplayName("どの守りも、切るとそのテストが落ちる")
  void everyGuardIsProven(@TempDir Path scratch) throws Exception {
    List<Guard> guards = Guard.of(Repository.root(), System.getProperty("guards", ""));
    assertThat(guards).isNotEmpty();
    Map<Guard, Outcome> outcomes = new java.util.LinkedHashMap<>();
    for (Guard guard : guards) {
      outcomes.put(guard, off(guard, scratch));
      System.out.println(outcomes.get(guard).word + ": " + guard.name());
    }
    write(outcomes);
    assertThat(outcomes.values()).containsOnly(Outcome.PROVEN);
  }

  private Outcome off(Guard guard, Path scratch) throws Exception {
    Path own = guard.ownModule();
    Path classes = own.resolve("target/classes");
    Path overlay = scratch.resolve("classes");
    copy(classes, overlay);
    try {
      String source = guard.switchedOff().orElseThrow();
      if (!apply(guard, own, source, overlay, scratch)) {
        return Outcome.DOES_NOT_COMPILE;
      }
      return run(guard, classes, overlay, scratch);
    } finally {
      delete(overlay);
    }
  }

  /** Puts the file without the guard into the copy: compiled, or as it is for a resource. */
  private boolean apply(Guard guard, Path own, String source, Path overlay, Path scratch)
      throws Exception {
    Optional<Path> resource = guard.asResource();
    if (resource.isPresent()) {
      Files.writeString(overlay.resolve(resource.get()), source);
      return true;
    }
    Path changed =
        scratch.resolve("source").resolve(own.resolve("src/main/java").relativize(guard.file()));
    Files.createDirectories(changed.getParent());
    Files.writeString(changed, source);
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                System.err,
                "-proc:none",
                "-nowarn",
                "-parameters",
                "--release",
                "17",
                "-d",
                overlay.toString(),
                "-cp",
                own.resolve("target/classes") + File.pathSeparator + classPath(own),
                changed.toString());
    return status == 0;
  }

  /** A test that hangs without the guard has proven nothing: it may as well hang with it. */
  private Outcome run(Guard guard, Path classes, Path overlay, Path scratch) throws Exception {
    String path =
        Stream.of(
                guard.module().resolve("target/test-classes").toString(),
                guard.module().resolve("target/classes").toString(),
                classPath(guard.module()),
                place(RunOneTest.class),
                place(Launcher.class))
            .collect(Collectors.joining(File.pathSeparator));
    String withoutGuard =
        Stream.of(path.split(File.pathSeparator))
            .map(entry -> entry.equals(classes.toString()) ? overlay.toString() : entry)
            .collect(Collectors.joining(File.pathSeparator));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-Duser.timezone=Asia/Tokyo",
                "-Djdk.httpclient.allowRestrictedHeaders=host,connection,content-length",
                "-cp",
                withoutGuard,
                RunOneTest.class.getName(),
                guard.test())
            .directory(guard.module().toFile())
            .redirectErrorStream(true)
            .redirectOutput(scratch.resolve("last.log").toFile())
            .start();
    if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      return Outcome.TOO_LONG;
    }
    return switch (process.exitValue()) {
      case 1 -> Outcome.PROVEN;
      case 0 -> Outcome.STAYS_GREEN;
      default -> Outcome.NO_TEST_RAN;
    };
  }

  /** What a module's tests are run with, as Maven resolves it. */
  private String classPath(Path module) throws Exception {
    Optional<String> known = Optional.ofNullable(classPaths.get(module));
    if (known.isEmpty()) {
      Path file = module.resolve("target/test-classpath.txt");
      classPaths.put(module, Files.readString(file).strip());
    }
    return classPaths.get(module);
  }

  private static String place(Class<?> type) throws Exception {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
  }

  private static void write(Map<Guard, Outcome> outcomes) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("| guard | switched off in | test that fails | |");
    lines.add("|---|---|---|---|");
    outcomes.forEach(
        (guard, outcome) ->
            lines.add(
                "| %s | `%s` | `%s` | %s |"
                    .formatted(
                        guard.name(),
                        guard.file().getFileName(),
                        guard.test().replaceFirst(".*\\.", ""),
                        outcome.word)));
    long proven = outcomes.values().stream().filter(Outcome.PROVEN::equals).count();
    lines.add("");
    lines.add("%d of %d proven.".formatted(proven, outcomes.size()));
    Files.write(Path.of("target", "bench-guards.md"), lines);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
