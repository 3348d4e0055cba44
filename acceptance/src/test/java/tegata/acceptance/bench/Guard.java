package tegata.acceptance.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A guard, how it is switched off, and the test that must fail then. The list is {@code
 * src/test/guards/*.txt}: blocks of {@code # name}, {@code file:}, {@code on:}, {@code off:} and
 * {@code test:}, with an empty line between them.
 *
 * @param on text of the file that is the guard; it stands there once
 * @param off what it becomes
 * @param module folder of the module whose test proves it
 * @param test the class in full
 */
record Guard(String name, Path file, String on, String off, Path module, String test) {
  /** Style sheets and pictures of the portal. */
  private static final String WEBROOT = "webroot";

  private static final Path LISTS = Path.of("src", "test", "guards");
  private static final Pattern BLOCK =
      Pattern.compile(
          "# (?<name>.+)\nfile: (?<file>.+)\non: (?<on>.+)\noff: (?<off>.*)\ntest: (?<module>\\S+) (?<test>\\S+)\n?");

  /** Every guard of every list. */
  static List<Guard> all(Path root) {
    return of(root, "");
  }

  /**
   * The guards of one list.
   *
   * @param name of the list's file without {@code .txt}; empty text for every list
   */
  static List<Guard> of(Path root, String name) {
    List<Guard> guards = new ArrayList<>();
    try (var lists = Files.list(LISTS)) {
      for (Path list : lists.filter(list -> isOf(list, name)).sorted().toList()) {
        for (String block : Files.readString(list).strip().split("\n\n+")) {
          guards.add(read(root, list, block));
        }
      }
      return guards;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isOf(Path list, String name) {
    return name.isEmpty() || list.getFileName().toString().equals(name + ".txt");
  }

  private static Guard read(Path root, Path list, String block) {
    Matcher m = BLOCK.matcher(block);
    if (!m.matches()) {
      throw new IllegalArgumentException(list + " holds a block that is none:\n" + block);
    }
    return new Guard(
        m.group("name"),
        root.resolve(m.group("file")),
        m.group("on"),
        m.group("off"),
        root.resolve(m.group("module")),
        m.group("test"));
  }

  /** The file without the guard; empty where it does not stand there exactly once. */
  Optional<String> switchedOff() {
    try {
      String source = Files.readString(file);
      int first = source.indexOf(on);
      return first >= 0 && first == source.lastIndexOf(on)
          ? Optional.of(source.substring(0, first) + off + source.substring(first + on.length()))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Source of the test. */
  Path testSource() {
    return module.resolve("src/test/java").resolve(test.replace('.', '/') + ".java");
  }

  /** The module the guard is in; what is in {@code webroot} goes into the portal. */
  Path ownModule() {
    Path folder = file;
    while (!Files.exists(folder.resolve("pom.xml"))) {
      folder = folder.getParent();
    }
    return file.startsWith(folder.resolve(WEBROOT)) ? folder.resolve("portal-web") : folder;
  }

  /** Where it stands among the module's classes when it is not compiled; empty for a source. */
  Optional<Path> asResource() {
    Path resources = ownModule().resolve("src/main/resources");
    Path webroot = ownModule().resolveSibling(WEBROOT);
    if (file.startsWith(webroot)) {
      return Optional.of(Path.of(WEBROOT).resolve(webroot.relativize(file)));
    }
    return file.startsWith(resources) ? Optional.of(resources.relativize(file)) : Optional.empty();
  }
}
