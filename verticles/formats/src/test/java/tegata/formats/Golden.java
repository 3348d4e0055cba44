package tegata.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files as they have to be, byte for byte; what came out instead lies in {@code target/golden}. */
public final class Golden {
  private Golden() {}

  /** Compares with the file of that name beside the test. */
  public static void assertSame(Class<?> test, String name, byte[] actual) {
    try (InputStream in = test.getResourceAsStream(name)) {
      Path out = Files.createDirectories(Path.of("target", "golden")).resolve(name);
      Files.write(out, actual);
      assertThat(in).as("golden file " + name).isNotNull();
      String golden = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(new String(actual, StandardCharsets.UTF_8)).isEqualTo(golden);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
