package tegata.launcher;

import picocli.CommandLine.Command;

@Command(
    name = "tax",
    mixinStandardHelpOptions = true,
    description = "Documents for the tax return.",
    subcommands = TaxVerifyCommand.class)
final class TaxCommand {}
