package tegata.gateway.limit;

import java.util.Optional;
import tegata.node.limit.Rate;

/**
 * {@code limits} in {@code gateway.json}.
 *
 * @param facility of one facility, over all nodes together; default 50 a second, 100 at once
 * @param node of everything this node answers to callers with a certificate, and a quarter as much
 *     besides to those without; default 2,000 a second, 2,000 at once
 * @param address of one address that comes without a certificate, on the paths that need none, and
 *     for tokens, on this node; default 20 a second, 200 at once
 * @param connections open to this node at once, at least 1; of one certificate, and of all who show
 *     none, a tenth, of one network that shows none a hundredth; default 10,000
 */
public record LimitsConfig(
    Optional<Rate> facility,
    Optional<Rate> node,
    Optional<Rate> address,
    Optional<Integer> connections) {
  private static final int PARTS = 4;

  /** Where the file says nothing. */
  public static final LimitsConfig DEFAULT =
      new LimitsConfig(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  public LimitsConfig {
    if (connections.filter(most -> most < 1).isPresent()) {
      throw new IllegalArgumentException("limits.connections must be 1 or more");
    }
  }

  Rate facilityOrDefault() {
    return facility.orElse(new Rate(50, 100));
  }

  Rate nodeOrDefault() {
    return node.orElse(new Rate(2_000, 2_000));
  }

  Rate unknownOrDefault() {
    Rate all = nodeOrDefault();
    return new Rate(all.perSecond() / PARTS, Math.max(1, all.burst() / PARTS));
  }

  Rate addressOrDefault() {
    return address.orElse(new Rate(20, 200));
  }

  /** How many connections may be open at once. */
  public int connectionsOrDefault() {
    return connections.orElse(10_000);
  }
}
