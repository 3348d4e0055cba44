package tegata.gateway.guard;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.http.HttpConnection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tegata.gateway.caller.CallerAuthentication;
import tegata.node.limit.CallerNetwork;

/**
 * How many connections may be open at once: so many in all, a tenth of them of one certificate, a
 * tenth of all who show none, and a hundredth of one network that shows none. So nobody takes the
 * places of all others, and who shows nothing takes none of a facility's. Belongs to one event
 * loop.
 */
public final class Places {
  private static final String NOBODY = "";

  private final int all;
  private final Counter refused;
  private final Map<String, Integer> taken = new HashMap<>();
  private int inAll;

  /**
   * @param all how many in all, at least 1
   */
  public Places(int all, MeterRegistry metrics) {
    this.all = all;
    this.refused = metrics.counter("tegata.gateway.connections.refused");
  }

  /** Whom the place of a connection is taken by. */
  record Holder(Optional<String> certificate, String network) {
    static Holder of(HttpConnection connection) {
      return new Holder(
          CallerAuthentication.thumbprint(connection),
          CallerNetwork.of(connection.remoteAddress()));
    }

    private String name() {
      return certificate.orElse(network);
    }
  }

  /** Takes a place; false where there is none. */
  boolean take(Holder holder) {
    boolean known = holder.certificate().isPresent();
    if (inAll >= all
        || taken(holder.name()) >= part(known ? 10 : 100)
        || !known && taken(NOBODY) >= part(10)) {
      refused.increment();
      return false;
    }
    add(holder, 1);
    return true;
  }

  /** Gives a place back that was taken. */
  void leave(Holder holder) {
    add(holder, -1);
  }

  private void add(Holder holder, int one) {
    inAll += one;
    add(holder.name(), one);
    if (holder.certificate().isEmpty()) {
      add(NOBODY, one);
    }
  }

  private void add(String name, int one) {
    taken.merge(name, one, (before, x) -> before + x == 0 ? null : before + x);
  }

  private int taken(String name) {
    return taken.getOrDefault(name, 0);
  }

  private int part(int parts) {
    return Math.max(1, all / parts);
  }
}
