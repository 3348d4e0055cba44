package tegata.acceptance.system;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** A range of ports nobody listens on, for one run of the system. */
final class PortRange {
  static final int SIZE = 40;

  private static final int LOWEST = 15_000;
  private static final int HIGHEST = 30_000;
  private static final int TRIES = 50;

  private PortRange() {}

  /** The first port of a free range; below the ports the system hands out by itself. */
  static int free() {
    for (int i = 0; i < TRIES; i++) {
      int base = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
      if (IntStream.range(base, base + SIZE).allMatch(PortRange::isFree)) {
        return base;
      }
    }
    throw new IllegalStateException("no free range of ports found");
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
