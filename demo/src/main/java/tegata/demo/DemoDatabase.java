package tegata.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.ToIntFunction;
import tegata.contract.Json;
import tegata.node.ConfigException;
import tegata.node.ConfigFile;
import tegata.workers.WorkersConfig;

/** The database a command works on: a named configuration's, else this folder's run. */
final class DemoDatabase {
  private DemoDatabase() {}

  /**
   * Runs a command with a configuration whose database answers; this folder's is started for the
   * while when nothing runs.
   *
   * @param config the directory named on the command line; null for this folder's
   */
  static int with(Path config, ToIntFunction<Path> command) {
    if (config != null) {
      return command.applyAsInt(config.toAbsolutePath());
    }
    DemoFolder folder = DemoFolder.ofProcess();
    return isRunning(folder)
        ? command.applyAsInt(folder.config())
        : withOwnDatabase(folder, command);
  }

  private static int withOwnDatabase(DemoFolder folder, ToIntFunction<Path> command) {
    if (!Files.exists(folder.loadedMark())) {
      throw new ConfigException(
          "nothing is kept here yet: start `./tegata run` once, or name a configuration with --config");
    }
    LocalPostgres.stopLeftBehind(folder.postgres());
    int port = ConfigFile.read(folder.config(), "workers", WorkersConfig.class).database().port();
    try (LocalPostgres database =
        LocalPostgres.start(folder.postgres(), port, new Secrets(folder.secrets()))) {
      return command.applyAsInt(folder.config());
    }
  }

  private static boolean isRunning(DemoFolder folder) {
    try {
      JsonNode run = Json.MAPPER.readTree(Files.readAllBytes(folder.runFile()));
      return ProcessHandle.of(run.path("pid").asLong()).isPresent();
    } catch (IOException e) {
      return false;
    }
  }
}
