package tegata.gateway;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/** Ports behind which nobody speaks: each in its own way of being dead. */
final class FaultyPorts implements AutoCloseable {
  private static final int MORE_THAN_FIT = 4;

  private final ServerSocket full = full();
  private final AtomicInteger open = new AtomicInteger();
  private NetServer mute;

  /** Takes connections and never says a word, not even of TLS. */
  Future<NetServer> listen(Vertx vertx) {
    mute =
        vertx
            .createNetServer()
            .connectHandler(
                socket -> {
                  open.incrementAndGet();
                  socket.closeHandler(x -> open.decrementAndGet());
                });
    return mute.listen(0, "127.0.0.1");
  }

  int mute() {
    return mute.actualPort();
  }

  /** Connections that are open to the one that is mute. */
  int listeningTo() {
    return open.get();
  }

  /** Lets no connection come about, and refuses none: as behind a firewall that drops. */
  int blackhole() {
    return full.getLocalPort();
  }

  /** A queue of connections that nobody takes out, filled to the brim. */
  private ServerSocket full() {
    try {
      ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
      for (int i = 0; i < MORE_THAN_FIT; i++) {
        Socket one = new Socket();
        waitIn(one, socket);
      }
      return socket;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void waitIn(Socket one, ServerSocket socket) {
    try {
      one.connect(new InetSocketAddress("127.0.0.1", socket.getLocalPort()), 200);
    } catch (IOException alreadyFull) {
      // That is what is wanted.
    }
  }

  @Override
  public void close() {
    try {
      full.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
