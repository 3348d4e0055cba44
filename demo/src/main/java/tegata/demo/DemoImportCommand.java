package tegata.demo;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tegata.launcher.ImportArguments;

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
    return DemoDatabase.with(
        config,
        configDir ->
            arguments
                .run()
                .into(configDir, spec.commandLine().getOut(), spec.commandLine().getErr()));
  }
}
