package tegata.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLSocket;

/**
 * What came back for bytes sent as they are.
 *
 * @param text everything received until the gateway closed, or until it was silent for a while
 * @param closed whether the gateway closed the connection
 */
record RawExchange(String text, boolean closed) {
  private static final int SILENCE_MILLIS = 800;

  /** Sends bytes (text as ISO-8859-1) with the clinic's certificate. */
  static RawExchange send(RunningGateway gateway, String bytes) {
    try (SSLSocket socket = gateway.socket()) {
      socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      return receive(socket, SILENCE_MILLIS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static RawExchange receive(SSLSocket socket, int silenceMillis) throws IOException {
    socket.setSoTimeout(silenceMillis);
    StringBuilder text = new StringBuilder();
    InputStream in = socket.getInputStream();
    try {
      for (int b = in.read(); b >= 0; b = in.read()) {
        text.append((char) b);
      }
      return new RawExchange(text.toString(), true);
    } catch (SocketTimeoutException e) {
      return new RawExchange(text.toString(), false);
    } catch (IOException e) {
      return new RawExchange(text.toString(), true);
    }
  }

  /** How many answers there were, and the status of the first. */
  int answers() {
    return text.split("HTTP/[12]\\.[01] \\d{3} ", -1).length - 1;
  }

  int status() {
    return text.isEmpty() ? 0 : Integer.parseInt(text.substring(9, 12));
  }
}
