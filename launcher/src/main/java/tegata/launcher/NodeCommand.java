package tegata.launcher;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "node",
    mixinStandardHelpOptions = true,
    description =
        "Starts one cluster member and stays in the foreground; SIGTERM drains and stops it.")
final class NodeCommand implements Callable<Integer> {

  @Option(
      names = "--roles",
      split = ",",
      required = true,
      description = "Any of: ${COMPLETION-CANDIDATES}.")
  private List<Role> roles;

  @Option(
      names = "--config",
      required = true,
      paramLabel = "DIR",
      description = "Configuration directory.")
  private Path config;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    Member member = Member.start(EnumSet.copyOf(roles), config.toAbsolutePath());
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  member.stop();
                  stopped.countDown();
                },
                "stop"));
    spec.commandLine().getOut().println("tegata: member is ready");
    stopped.await();
    return 0;
  }
}
