package tegata.gateway.framing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The proxies, and what came of the cases sent to them. */
public final class FramingComparison implements AutoCloseable {
  private static final int SILENCE_MILLIS = 1_500;

  private final RecordingBackend backend;
  private final RelayingProxies proxies;
  private final Map<String, Integer> more = new LinkedHashMap<>();

  private FramingComparison(RecordingBackend backend, RelayingProxies proxies) {
    this.backend = backend;
    this.proxies = proxies;
  }

  /** Starts them. */
  public static FramingComparison start(Path folder) throws Exception {
    RecordingBackend backend = new RecordingBackend();
    return new FramingComparison(backend, RelayingProxies.before(backend.port(), folder));
  }

  public List<String> names() {
    return List.copyOf(proxies.ports().keySet());
  }

  /** The rest of a case's row: how many requests a backend could find, more than one in bold. */
  public String row(FramingCase sent) throws IOException {
    StringBuilder row = new StringBuilder();
    for (Map.Entry<String, Integer> proxy : proxies.ports().entrySet()) {
      backend.requests();
      send(proxy.getValue(), sent);
      int reached = backend.requests();
      more.merge(proxy.getKey(), reached > 1 ? 1 : 0, Integer::sum);
      row.append(" | ").append(reached > 1 ? "**" + reached + "**" : String.valueOf(reached));
    }
    return row.toString();
  }

  /** For each proxy, in how many cases it was more than one. */
  public String total() {
    return more.entrySet().stream()
        .map(e -> e.getKey() + " " + e.getValue())
        .collect(Collectors.joining(", ", "", "."));
  }

  private static void send(int port, FramingCase sent) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(SILENCE_MILLIS);
      socket.getOutputStream().write(sent.bytes());
      socket.getOutputStream().flush();
      while (socket.getInputStream().read() >= 0) {}
    } catch (SocketTimeoutException e) {
      // Silent: whatever could reach the backend has reached it.
    } catch (IOException e) {
      // Closed at once, which is an answer, too.
    }
  }

  @Override
  public void close() throws IOException {
    proxies.close();
    backend.close();
  }
}
