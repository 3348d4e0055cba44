package tegata.workers.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/** Relays bytes, until told to take no more of a message while its connection stays open. */
final class StallingProxy implements AutoCloseable {
  /** More bytes at a time than any message of a start or an end has. */
  private static final int LARGE = 16 * 1024;

  private final ServerSocket front;
  private final int target;
  private final ExecutorService pumps = Executors.newCachedThreadPool();
  private final AtomicBoolean stall = new AtomicBoolean();
  private volatile boolean stalled;

  private StallingProxy(ServerSocket front, int target) {
    this.front = front;
    this.target = target;
  }

  static StallingProxy to(int target) throws IOException {
    StallingProxy proxy =
        new StallingProxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), target);
    proxy.pumps.execute(proxy::accept);
    return proxy;
  }

  int port() {
    return front.getLocalPort();
  }

  /** The next client that sends much is not listened to any more; all others are. */
  void stallAtTheNextLargeMessage() {
    stall.set(true);
  }

  /** Whether that client has come. */
  boolean isStalled() {
    return stalled;
  }

  private void accept() {
    try {
      while (true) {
        Socket client = front.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
        AtomicBoolean gone = new AtomicBoolean();
        pumps.execute(() -> pump(client, server, gone));
        pumps.execute(() -> pump(server, client, gone));
      }
    } catch (IOException e) {
      // closed
    }
  }

  private void pump(Socket from, Socket to, AtomicBoolean gone) {
    byte[] part = new byte[LARGE];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(part); read >= 0; read = in.read(part)) {
        if (read == LARGE && stall.compareAndSet(true, false)) {
          stalled = true;
          gone.set(true);
        }
        if (gone.get()) {
          return; // with both ends open
        }
        out.write(part, 0, read);
      }
      if (!gone.get()) {
        to.shutdownOutput();
      }
    } catch (IOException e) {
      // one end is gone
    }
  }

  @Override
  public void close() {
    try {
      front.close();
      pumps.shutdownNow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
