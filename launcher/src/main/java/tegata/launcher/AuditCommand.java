package tegata.launcher;

import picocli.CommandLine.Command;

@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    description = "The access log.",
    subcommands = AuditVerifyCommand.class)
final class AuditCommand {}
