package tegata.launcher;

import picocli.CommandLine.Command;

/** 確定申告の書類. */
@Command(
    name = "tax",
    mixinStandardHelpOptions = true,
    description = "Documents for the tax return.",
    subcommands = TaxVerifyCommand.class)
public final class TaxCommand {}
