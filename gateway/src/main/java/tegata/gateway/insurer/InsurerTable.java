package tegata.gateway.insurer;

import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The ways out by 保険者番号. A new table takes the place of the old one between two questions; a
 * backend that stands in both is kept with its connections, and one that is gone first ends what it
 * was asked.
 */
final class InsurerTable {
  private final Vertx vertx;
  private final InsurerTls tls;
  private final InsurerMetrics metrics;
  private Map<InsurerConfig.Way, Backend> backends = Map.of();
  private InsurerRoutes<InsurerConfig> routes = InsurerRoutes.of(List.of(), InsurerConfig::numbers);

  InsurerTable(Vertx vertx, InsurerTls tls, InsurerMetrics metrics) {
    this.vertx = vertx;
    this.tls = tls;
    this.metrics = metrics;
  }

  /** The backend for a number, to be asked at once and not kept. */
  Optional<Backend> of(String insurerNumber) {
    return routes.of(insurerNumber).map(config -> backends.get(config.way()));
  }

  /**
   * Takes another table, whole or not at all.
   *
   * @throws IllegalArgumentException when a rule is malformed, or given twice
   */
  void take(List<InsurerConfig> insurers) {
    InsurerRoutes<InsurerConfig> next = InsurerRoutes.of(insurers, InsurerConfig::numbers);
    Map<InsurerConfig.Way, Backend> kept = new HashMap<>();
    HashSet<InsurerConfig.Way> gone = new HashSet<>(backends.keySet());
    for (InsurerConfig insurer : insurers) {
      gone.remove(insurer.way());
      kept.computeIfAbsent(insurer.way(), this::backend);
    }
    Map<InsurerConfig.Way, Backend> before = backends;
    backends = kept;
    routes = next;
    metrics.show(kept.values());
    gone.forEach(way -> before.get(way).retire());
  }

  private Backend backend(InsurerConfig.Way way) {
    Backend known = backends.get(way);
    return known == null ? new Backend(vertx, way, tls, metrics) : known;
  }
}
