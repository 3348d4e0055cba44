package tegata.acceptance.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tegata.acceptance.Repository;

/**
 * The script {@code ./tegata}, before it hands over to Java: a copy of it in a folder of its own.
 */
class CommandScriptTest {
  @TempDir private Path folder;
  private Path javaHome;

  @BeforeEach
  void copy() throws IOException {
    Files.copy(Repository.root().resolve("tegata"), folder.resolve("tegata"));
    javaHome = Files.createDirectories(folder.resolve("jdk"));
    java(17);
  }

  @Test
  @DisplayName("古い Java では、要る版を一文で言って終わる")
  void refusesOldJava() throws IOException {
    java(11);

    assertOneSentence(tegata("run"), "Java 11 is too old: Tegata needs a JDK 17 or newer");
  }

  @Test
  @DisplayName("Java がなければ、何を入れればよいかを一文で言って終わる")
  void refusesWithoutJava() throws IOException {
    Files.delete(javaHome.resolve("bin/java"));

    assertOneSentence(tegata("run"), "no Java found: install a JDK 17 or newer");
  }

  @Test
  @DisplayName("var に書けなければ、場所を一文で言って終わる")
  void refusesUnwritableVar() throws IOException {
    Files.writeString(folder.resolve("var"), "a file where the folder should be");

    assertOneSentence(tegata("run"), "cannot write to " + folder.toRealPath() + "/var");
  }

  @Test
  @DisplayName("同じ var での二つめの run は断る")
  void refusesASecondRun() throws IOException {
    Path var = Files.createDirectories(folder.resolve("var"));
    Process first = new ProcessBuilder("flock", var.resolve("run.lock").toString(), "cat").start();
    try {
      Await.until("the lock", java.time.Duration.ofSeconds(10), () -> isLocked(var));
      assertOneSentence(tegata("run"), "already running on " + folder.toRealPath() + "/var");
    } finally {
      first.destroy();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"import", "node", "migrate"})
  @DisplayName("まだ組み立てていなければ、何をすればよいかを言って終わる")
  void refusesBeforeTheBuild(String command) {
    assertOneSentence(tegata(command), "not built yet: run `./tegata run` once");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "run --help", "test --help", "bench --help"})
  @DisplayName("--help は、組み立てずに使い方を言う")
  void helps(String command) {
    Finished finished = tegata(command.split(" "));

    assertThat(finished.exit()).as(finished.output()).isZero();
    assertThat(finished.output()).contains("Usage: ./tegata");
    assertThat(folder.resolve("var")).doesNotExist();
  }

  private static boolean isLocked(Path var) {
    try {
      return new ProcessBuilder("flock", "-n", var.resolve("run.lock").toString(), "true")
              .start()
              .waitFor()
          != 0;
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private Finished tegata(String... args) {
    List<String> command = new ArrayList<>(List.of(folder.resolve("tegata").toString()));
    command.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", javaHome.toString());
    try {
      Process process = builder.start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Finished(process.waitFor(), output);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A Java that can only tell its version. */
  private void java(int version) throws IOException {
    Path java = Files.createDirectories(javaHome.resolve("bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\necho 'openjdk version \"" + version + ".0.1\"' >&2\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();
  }

  private static void assertOneSentence(Finished finished, String sentence) {
    assertThat(finished.exit()).isNotZero();
    assertThat(finished.output().strip()).startsWith("tegata: " + sentence);
    assertThat(finished.output().strip().lines()).hasSize(1);
  }
}
