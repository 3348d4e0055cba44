package tegata.node;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Collectors;
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
      T config = Json.MAPPER.readValue(Files.readAllBytes(file), type);
      MissingMember.in(config)
          .ifPresent(
              member -> {
                throw new ConfigException("cannot use %s: %s is missing".formatted(file, member));
              });
      return config;
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
    String secret;
    try {
      secret = Files.readString(path).strip();
    } catch (IOException e) {
      throw new ConfigException("cannot read the secret file " + path);
    }
    if (secret.isEmpty()) {
      throw new ConfigException("the secret file is empty: " + path);
    }
    return secret;
  }

  /** A member where the JSON is sound but not what is asked for, else line and column. */
  private static String place(JsonProcessingException e) {
    if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
      return mapping.getPath().stream()
          .map(
              step ->
                  step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
          .collect(Collectors.joining(".", " (member ", ")"));
    }
    return e.getLocation() == null
        ? ""
        : " (line %d, column %d)"
            .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
  }
}
