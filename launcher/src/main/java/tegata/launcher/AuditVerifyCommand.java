package tegata.launcher;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description =
        "Recomputes the whole log and holds it against its signed heads and this node's anchor file. Exit code 1 when anything is wrong.")
final class AuditVerifyCommand implements Callable<Integer> {

  @Option(
      names = "--config",
      required = true,
      paramLabel = "DIR",
      description = "Configuration directory.")
  private Path config;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    return AuditRun.verify(config.toAbsolutePath(), spec.commandLine().getOut());
  }
}
