package tegata.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import tegata.node.ConfigException;

/** {@code var/}: everything a demonstration keeps. */
record DemoFolder(Path home) {

  static DemoFolder ofProcess() {
    return new DemoFolder(Path.of(System.getProperty("tegata.home", ".")).toAbsolutePath());
  }

  Path var() {
    return home.resolve("var");
  }

  Path postgres() {
    return var().resolve("postgres");
  }

  Path world() {
    return var().resolve("world");
  }

  Path feeds() {
    return var().resolve("feeds");
  }

  Path secrets() {
    return var().resolve("secrets");
  }

  Path config() {
    return var().resolve("config");
  }

  Path demo() {
    return var().resolve("demo");
  }

  /** Heads of the access log, appended outside the database. */
  Path anchor() {
    return var().resolve("anchor/heads.log");
  }

  /** Says where the running demonstration is; {@code import} finds it by this. */
  Path runFile() {
    return var().resolve("run.json");
  }

  /** Written when the demo's records are in, so that later starts need not look at them again. */
  Path loadedMark() {
    return var().resolve("loaded");
  }

  /** Forgets people, records and keys; the programs and the PostgreSQL binaries stay. */
  void forget() {
    List.of(
            postgres().resolve("data"),
            world(),
            feeds(),
            secrets(),
            config(),
            anchor().getParent(),
            demo(),
            runFile(),
            loadedMark())
        .forEach(DemoFolder::delete);
  }

  private static void delete(Path root) {
    if (!Files.exists(root)) {
      return;
    }
    try (Stream<Path> all = Files.walk(root)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new ConfigException("cannot delete " + root + ": " + e.getMessage());
    }
  }
}
