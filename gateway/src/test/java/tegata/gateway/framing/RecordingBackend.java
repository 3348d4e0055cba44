package tegata.gateway.framing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps every byte that reaches it, and answers 200 to whatever came in one go. */
final class RecordingBackend implements AutoCloseable {
  private static final byte[] OK =
      "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);

  private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final List<ByteArrayOutputStream> connections = new CopyOnWriteArrayList<>();

  RecordingBackend() throws IOException {
    start("backend", this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  /** The requests a backend could have found since the last call, over all connections. */
  int requests() {
    int requests = connections.stream().mapToInt(bytes -> Readings.most(bytes.toByteArray())).sum();
    connections.forEach(ByteArrayOutputStream::reset);
    return requests;
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        start("backend connection", () -> answer(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void answer(Socket socket) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    connections.add(bytes);
    byte[] some = new byte[8192];
    try (socket) {
      InputStream in = socket.getInputStream();
      for (int n = in.read(some); n >= 0; n = in.read(some)) {
        bytes.write(some, 0, n);
        socket.getOutputStream().write(OK);
      }
    } catch (IOException e) {
      // The proxy went away, which is its answer.
    }
  }

  private static void start(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }
}
