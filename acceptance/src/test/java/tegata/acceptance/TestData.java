package tegata.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;

/** Files of the real formats, which are not ours to publish: found by environment variable only. */
public final class TestData {
  private static final String VARIABLE = "TEGATA_TEST_DATA";

  private TestData() {}

  /** A file; skips the test when no folder is named, fails when the file is missing. */
  public static Path file(String path) {
    String folder = System.getenv(VARIABLE);
    assumeTrue(folder != null, VARIABLE + " names no folder with the public sample files");
    Path file = Path.of(folder, path);
    assertThat(file).as("sample file").exists();
    return file;
  }
}
