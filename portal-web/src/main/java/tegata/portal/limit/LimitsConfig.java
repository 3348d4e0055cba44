package tegata.portal.limit;

import java.util.Optional;
import tegata.node.limit.Rate;

/**
 * {@code limits} in {@code portal.json}. Files of pages (styles, fonts) count towards the node
 * alone, and there by themselves.
 *
 * @param address of one address (IPv6: one /64), over all nodes together; default 50 a second, 500
 *     at once, for a hospital or a provider may stand behind one
 * @param session of one person who is logged in, over all nodes together; default 5 a second, 60 at
 *     once
 * @param node of all pages this node answers, and of all files; default 2,000 a second, 2,000 at
 *     once
 */
public record LimitsConfig(Optional<Rate> address, Optional<Rate> session, Optional<Rate> node) {
  /** Where the file says nothing. */
  public static final LimitsConfig DEFAULT =
      new LimitsConfig(Optional.empty(), Optional.empty(), Optional.empty());

  Rate addressOrDefault() {
    return address.orElse(new Rate(50, 500));
  }

  Rate sessionOrDefault() {
    return session.orElse(new Rate(5, 60));
  }

  Rate nodeOrDefault() {
    return node.orElse(new Rate(2_000, 2_000));
  }
}
