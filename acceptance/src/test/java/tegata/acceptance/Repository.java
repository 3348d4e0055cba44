package tegata.acceptance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of the repository this test was built from. */
public final class Repository {
  private Repository() {}

  /** Its top folder. */
  public static Path root() {
    return Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
        .filter(folder -> Files.exists(folder.resolve(".ci/run")))
        .findFirst()
        .orElseThrow();
  }

  /** Every file under version control. */
  public static List<Path> tracked() throws IOException, InterruptedException {
    Process git =
        new ProcessBuilder("git", "-C", root().toString(), "ls-files", "-z")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String names = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (git.waitFor() != 0) {
      throw new IOException("git cannot list the repository's files");
    }
    return Stream.of(names.split("\0")).map(root()::resolve).toList();
  }
}
