package tegata.gateway.limit;

import java.util.Optional;
import tegata.node.limit.Rate;

/**
 * {@code limits} in {@code gateway.json}.
 *
 * @param facility of one facility, over all nodes together; default 50 a second, 100 at once
 * @param node of everything this node answers; default 2,000 a second, 2,000 at once
 * @param address of one address on the paths that need no certificate, and for tokens, on this
 *     node; default 20 a second, 200 at once
 */
public record LimitsConfig(Optional<Rate> facility, Optional<Rate> node, Optional<Rate> address) {
  /** Where the file says nothing. */
  public static final LimitsConfig DEFAULT =
      new LimitsConfig(Optional.empty(), Optional.empty(), Optional.empty());

  Rate facilityOrDefault() {
    return facility.orElse(new Rate(50, 100));
  }

  Rate nodeOrDefault() {
    return node.orElse(new Rate(2_000, 2_000));
  }

  Rate addressOrDefault() {
    return address.orElse(new Rate(20, 200));
  }
}
