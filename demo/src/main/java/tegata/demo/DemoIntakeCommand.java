package tegata.demo;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tegata.launcher.IntakeRun;

@Command(
    name = "intake",
    mixinStandardHelpOptions = true,
    description = "What the import left for an operator to decide.",
    subcommands = {DemoIntakeCommand.Open.class, DemoIntakeCommand.Choose.class})
final class DemoIntakeCommand {

  @Command(
      name = "open",
      mixinStandardHelpOptions = true,
      description = "Lists contradicting claims, and what waits for another file.")
  static final class Open implements Callable<Integer> {

    @Option(names = "--config", paramLabel = "DIR", description = "Configuration directory.")
    private Path config;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
      return DemoDatabase.with(
          config, configDir -> IntakeRun.open(configDir, json, spec.commandLine().getOut()));
    }
  }

  @Command(
      name = "choose",
      mixinStandardHelpOptions = true,
      description =
          "Lets one of the contradicting versions of a claim stand, also where one was chosen before."
              + " Exit code 1 when nothing was decided.")
  static final class Choose implements Callable<Integer> {

    @Option(names = "--config", paramLabel = "DIR", description = "Configuration directory.")
    private Path config;

    @Parameters(index = "0", paramLabel = "CLAIM", description = "Key of the claim.")
    private String claim;

    @Parameters(index = "1", paramLabel = "VERSION", description = "Hash of the version.")
    private String version;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
      return DemoDatabase.with(
          config,
          configDir -> IntakeRun.choose(configDir, claim, version, spec.commandLine().getOut()));
    }
  }
}
