package tegata.node;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import tegata.contract.Json;

/**
 * One JSON file per role in the configuration directory; relative paths inside it are relative to
 * that directory.
 */
public final class ConfigFile {
  private ConfigFile() {}

  /**
   * Reads {@code <dir>/<role>.json}.
   *
   * @throws ConfigException with one sentence for the operator: which file, and what is wrong in it
   */
  public static <T> T read(Path dir, String role, Class<T> type) {
    Path file = dir.resolve(role + ".json");
    try {
      return Json.MAPPER.readValue(Files.readAllBytes(file), type);
    } catch (NoSuchFileException e) {
      throw new ConfigException("configuration file missing: " + file);
    } catch (JsonProcessingException e) {
      throw new ConfigException(
          "cannot understand " + file + ": " + e.getOriginalMessage() + place(e));
    } catch (IOException e) {
      throw new ConfigException("cannot read " + file + ": " + e.getMessage());
    }
  }

  /**
   * Reads a secret from its file, without the line end.
   *
   * @throws ConfigException naming the file, never its content
   */
  public static String secret(Path dir, String file) {
    Path path = dir.resolve(file);
    try {
      return Files.readString(path).strip();
    } catch (IOException e) {
      throw new ConfigException("cannot read the secret file " + path);
    }
  }

  private static String place(JsonProcessingException e) {
    return e.getLocation() == null
        ? ""
        : " (line "
            + e.getLocation().getLineNr()
            + ", column "
            + e.getLocation().getColumnNr()
            + ")";
  }
}
