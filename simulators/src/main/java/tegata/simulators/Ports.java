package tegata.simulators;

import java.util.List;

/**
 * The ports of the simulated world; 0 takes a free one.
 *
 * @param revocation where certificates say that CRL and OCSP are asked
 * @param insurers the three insurers and, fourth, a second replica of the first
 * @param intermediary 中間サーバー for whoever looks at it, plain
 * @param deregistrations 中間サーバー for Tegata, over mutual TLS
 */
public record Ports(
    int reader, int revocation, List<Integer> insurers, int intermediary, int deregistrations) {

  private static final int SERVERS = 4;

  public Ports {
    insurers = List.copyOf(insurers);
    if (insurers.size() != SERVERS) {
      throw new IllegalArgumentException("four insurer ports are needed");
    }
  }

  /** The documented ports of a run without {@code --port-base}. */
  public static Ports standard() {
    return new Ports(8090, 8091, List.of(9101, 9102, 9103, 9104), 9110, 9111);
  }

  /** The ports that follow from {@code --port-base N}. */
  public static Ports from(int base) {
    return new Ports(
        base + 10,
        base + 11,
        List.of(base + 21, base + 22, base + 23, base + 24),
        base + 30,
        base + 31);
  }

  /** Free ports, for tests. */
  public static Ports ephemeral() {
    return new Ports(0, 0, List.of(0, 0, 0, 0), 0, 0);
  }
}
