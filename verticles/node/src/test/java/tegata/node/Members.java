package tegata.node;

import io.vertx.core.Future;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import tegata.node.trace.Tracing;

/** Cluster members on loopback with the repository's own hazelcast.xml. */
final class Members {
  static final String HOST = "127.0.0.1";

  /** Kept: one that nobody holds may be collected, and closes, while it asks. */
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private Members() {}

  /** Configurations of members that look for each other on free ports. */
  static List<NodeConfig> configs(String... names) {
    List<Integer> ports = freePorts(3 * names.length);
    List<String> cluster =
        ports.subList(0, names.length).stream().map(port -> HOST + ":" + port).toList();
    List<NodeConfig> configs = new ArrayList<>();
    for (int i = 0; i < names.length; i++) {
      configs.add(
          new NodeConfig(
              HOST,
              ports.get(i),
              ports.get(names.length + i),
              cluster,
              "bus-ca.pem",
              names[i] + ".pem",
              names[i] + ".key",
              HOST,
              ports.get(2 * names.length + i),
              Optional.empty(),
              Optional.empty()));
    }
    return configs;
  }

  /** Makes the member's files in a folder of its own and starts it. */
  static Node start(NodeConfig config, MemberCa ca, Path parent) {
    Node node = await(Node.start(config, folder(config, ca, parent)));
    node.health().serve();
    return node;
  }

  /** The same, with its traces to an exporter of the test's. */
  static Node start(NodeConfig config, MemberCa ca, Path parent, Tracing tracing) {
    return await(Node.start(config, folder(config, ca, parent), tracing));
  }

  static Path folder(NodeConfig config, MemberCa ca, Path parent) {
    String member = config.busCertificate().replace(".pem", "");
    try {
      Path dir = Files.createDirectories(parent.resolve(member));
      Files.write(
          dir.resolve("hazelcast.xml"),
          Files.readAllBytes(repository().resolve("config/hazelcast.xml")));
      ca.writeMember(dir, member);
      return dir;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** The folder that holds {@code config/hazelcast.xml}. */
  static Path repository() {
    return Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
        .filter(folder -> Files.exists(folder.resolve("config/hazelcast.xml")))
        .findFirst()
        .orElseThrow();
  }

  static <T> T await(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new AssertionError("expected success", e.getCause());
    } catch (InterruptedException | TimeoutException e) {
      throw new AssertionError("nothing came in time", e);
    }
  }

  static Throwable failure(Future<?> future) {
    return await(future.transform(r -> Future.succeededFuture(r.cause())));
  }

  static HttpResponse<String> get(int port, String path) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://%s:%d%s".formatted(HOST, port, path))).build();
    try {
      return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static List<Integer> freePorts(int count) {
    List<ServerSocket> held = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        held.add(new ServerSocket(0));
      }
      List<Integer> ports = held.stream().map(ServerSocket::getLocalPort).toList();
      for (ServerSocket socket : held) {
        socket.close();
      }
      return ports;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
