package tegata.launcher;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The {@code tegata} command as an operator's machine has it: one cluster member, the schema, the
 * import of records, and the verification of the log.
 */
@Command(
    name = "tegata",
    description =
        "手形 Tegata: patient portal and mediated gateway for online insurance eligibility.",
    mixinStandardHelpOptions = true,
    version = "0.1.0",
    subcommands = {
      NodeCommand.class,
      MigrateCommand.class,
      ImportCommand.class,
      IntakeCommand.class,
      AuditCommand.class,
      TaxCommand.class
    })
public final class Tegata {
  private Tegata() {}

  public static void main(String[] args) {
    System.exit(commandLine(new CommandLine(new Tegata())).execute(args));
  }

  /** Errors of use and configuration are one sentence on standard error, never a stack trace. */
  public static CommandLine commandLine(CommandLine commands) {
    return commands
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(new OneSentence());
  }
}
