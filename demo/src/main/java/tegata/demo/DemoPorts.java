package tegata.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import tegata.node.ConfigException;
import tegata.simulators.Ports;

/** Every port of a demonstration; with a base, several stand side by side. */
record DemoPorts(
    int portal, int gateway, int health, int postgres, int hazelcast, int bus, Ports world) {
  private static final int HIGHEST_BASE = 65_000;

  static DemoPorts of(OptionalInt base) {
    if (base.isEmpty()) {
      return new DemoPorts(8080, 9443, 9090, 5433, 5701, 5702, Ports.standard());
    }
    int n = base.getAsInt();
    if (n < 1024 || n > HIGHEST_BASE) {
      throw new ConfigException("--port-base must lie between 1024 and " + HIGHEST_BASE);
    }
    return new DemoPorts(n, n + 1, n + 2, n + 3, n + 4, n + 5, Ports.from(n));
  }

  /** Fails with one sentence that names the first port somebody else listens on. */
  void requireFree() {
    all()
        .forEach(
            (name, port) -> {
              if (isTaken(port)) {
                throw new ConfigException(
                    "port %d (%s) is taken: stop what listens there, or choose others with --port-base"
                        .formatted(port, name));
              }
            });
  }

  private Map<String, Integer> all() {
    Map<String, Integer> ports = new LinkedHashMap<>();
    ports.put("portal", portal);
    ports.put("gateway", gateway);
    ports.put("health", health);
    ports.put("PostgreSQL", postgres);
    ports.put("Hazelcast", hazelcast);
    ports.put("event bus", bus);
    ports.put("card reader", world.reader());
    ports.put("certificate revocation", world.revocation());
    for (int i = 0; i < world.insurers().size(); i++) {
      ports.put("insurer " + (i + 1), world.insurers().get(i));
    }
    ports.put("intermediary", world.intermediary());
    ports.put("intermediary (TLS)", world.deregistrations());
    return ports;
  }

  private static boolean isTaken(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return false;
    } catch (IOException e) {
      return true;
    }
  }
}
