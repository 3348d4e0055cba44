package tegata.demo;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import tegata.launcher.Tegata;

/**
 * The commands that need nothing but this folder: {@code run}, and {@code import} into and {@code
 * audit} of what it keeps.
 */
@Command(
    name = "tegata",
    mixinStandardHelpOptions = true,
    subcommands = {
      RunCommand.class,
      DemoImportCommand.class,
      DemoIntakeCommand.class,
      DemoAuditCommand.class
    })
public final class Demo {
  private Demo() {}

  public static void main(String[] args) {
    System.exit(Tegata.commandLine(new CommandLine(new Demo())).execute(args));
  }
}
