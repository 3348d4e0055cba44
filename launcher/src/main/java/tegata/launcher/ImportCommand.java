package tegata.launcher;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description =
        "Brings in people, facilities and records. The same file twice changes nothing; a corrected file replaces. Exit code 1 when anything was rejected.")
final class ImportCommand implements Callable<Integer> {

  @Option(
      names = "--config",
      required = true,
      paramLabel = "DIR",
      description = "Configuration directory.")
  private Path config;

  @Mixin private ImportArguments arguments;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    return arguments
        .run()
        .into(config.toAbsolutePath(), spec.commandLine().getOut(), spec.commandLine().getErr());
  }
}
