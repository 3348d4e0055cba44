package tegata.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tegata.contract.Json;
import tegata.launcher.ImportArguments;
import tegata.node.ConfigException;
import tegata.node.ConfigFile;
import tegata.workers.WorkersConfig;

@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = {
      "Brings in people, facilities and records. The same file twice changes nothing; a corrected file replaces.",
      "Without --config, into this folder's run, whether it runs just now or not. Exit code 1 when anything was rejected."
    })
final class DemoImportCommand implements Callable<Integer> {

  @Option(names = "--config", paramLabel = "DIR", description = "Configuration directory.")
  private Path config;

  @Mixin private ImportArguments arguments;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if (config != null) {
      return into(config.toAbsolutePath());
    }
    DemoFolder folder = DemoFolder.ofProcess();
    return isRunning(folder) ? into(folder.config()) : withOwnDatabase(folder);
  }

  private int into(Path configDir) {
    return arguments
        .run()
        .into(configDir, spec.commandLine().getOut(), spec.commandLine().getErr());
  }

  private int withOwnDatabase(DemoFolder folder) {
    if (!Files.exists(folder.loadedMark())) {
      throw new ConfigException(
          "nothing to import into: start `./tegata run` once, or name a configuration with --config");
    }
    LocalPostgres.stopLeftBehind(folder.postgres());
    int port = ConfigFile.read(folder.config(), "workers", WorkersConfig.class).database().port();
    try (LocalPostgres database =
        LocalPostgres.start(folder.postgres(), port, new Secrets(folder.secrets()))) {
      return into(folder.config());
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
