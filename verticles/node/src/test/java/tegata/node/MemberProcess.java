package tegata.node;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tegata.contract.Address;
import tegata.contract.Json;

/** A member in a process of its own, so that a test can kill it. */
final class MemberProcess {
  static final String NAME = "process";
  private static final String SERVING = "serving";

  private MemberProcess() {}

  /** Starts a member from {@code node.json} in its folder; returns when it serves the addresses. */
  static Process serving(Path dir, NodeConfig config, Address<?, ?>... addresses)
      throws IOException {
    Files.write(dir.resolve("node.json"), Json.MAPPER.writeValueAsBytes(config));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx256m");
    command.add("-cp");
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add(MemberProcess.class.getName());
    command.add(dir.toString());
    Stream.of(addresses).map(Address::name).forEach(command::add);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    BufferedReader output = process.inputReader();
    if (output.lines().noneMatch(SERVING::equals)) {
      throw new AssertionError("the member ended before it served");
    }
    return process;
  }

  public static void main(String[] arguments) {
    Path dir = Path.of(arguments[0]);
    Node node = Members.await(Node.start(ConfigFile.read(dir, "node", NodeConfig.class), dir));
    node.health().serve();
    for (int i = 1; i < arguments.length; i++) {
      Echo.serve(node, Echo.at(arguments[i]), NAME);
    }
    System.out.println(SERVING);
  }
}
