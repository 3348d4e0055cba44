package tegata.demo;

import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = {
      "Starts the whole system with fictitious people and simulated insurers, on this machine only,",
      "and stays in the foreground. Ctrl-C stops it; what it accepted is there at the next start."
    })
final class RunCommand implements Callable<Integer> {

  @Option(names = "--fresh", description = "Forget everything of earlier runs first.")
  private boolean fresh;

  @Option(
      names = "--port-base",
      paramLabel = "N",
      description = "Use the ports from N on instead of the usual ones.")
  private Integer portBase;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    DemoFolder folder = DemoFolder.ofProcess();
    DemoPorts ports =
        DemoPorts.of(portBase == null ? OptionalInt.empty() : OptionalInt.of(portBase));
    Demonstration demonstration = new Demonstration(folder, ports, spec.commandLine().getErr());
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  demonstration.stop();
                  stopped.countDown();
                },
                "stop"));
    if (fresh) {
      folder.forget();
    }
    demonstration.start();
    Welcome.print(spec.commandLine().getOut(), folder, ports);
    stopped.await();
    return 0;
  }
}
