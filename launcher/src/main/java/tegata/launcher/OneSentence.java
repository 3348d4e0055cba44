package tegata.launcher;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;
import tegata.node.ConfigException;

/**
 * Tells a failure in one sentence; what is not the operator's to mend also goes to the log with its
 * trace.
 */
final class OneSentence implements IExecutionExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(OneSentence.class);

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
    if (!(e instanceof ConfigException)) {
      LOG.error("the command failed", e);
    }
    String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    command.getErr().println("tegata: " + reason);
    return CommandLine.ExitCode.SOFTWARE;
  }
}
