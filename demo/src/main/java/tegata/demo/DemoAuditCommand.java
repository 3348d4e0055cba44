package tegata.demo;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tegata.launcher.AuditRun;

@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    description = "The access log.",
    subcommands = DemoAuditCommand.Verify.class)
final class DemoAuditCommand {

  @Command(
      name = "verify",
      mixinStandardHelpOptions = true,
      description = {
        "Recomputes the whole log and holds it against its signed heads and this node's anchor file.",
        "Without --config, this folder's run, whether it runs just now or not. Exit code 1 when anything is wrong."
      })
  static final class Verify implements Callable<Integer> {

    @Option(names = "--config", paramLabel = "DIR", description = "Configuration directory.")
    private Path config;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
      return DemoDatabase.with(
          config, configDir -> AuditRun.verify(configDir, spec.commandLine().getOut()));
    }
  }
}
