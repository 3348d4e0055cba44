package tegata.gateway.insurer;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * What the operator sees of the insurers. Tells them apart by the name in the configuration, and
 * knows nothing of persons.
 */
final class InsurerMetrics {
  private static final String INSURER = "insurer";

  /** Why an attempt was made. */
  enum Why {
    FIRST,
    RETRY,
    HEDGE,
    TRIAL
  }

  private final MeterRegistry registry;
  private List<Meter> gauges = List.of();

  InsurerMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  OfBackend of(String insurer) {
    return new OfBackend(registry, insurer);
  }

  /**
   * Shows these backends, and none that was shown before: the registry knows a gauge by its name
   * and its insurer's, so the old one goes before the new one comes.
   */
  void show(Collection<Backend> backends) {
    gauges.forEach(registry::remove);
    gauges = backends.stream().flatMap(this::gauges).toList();
  }

  private Stream<Meter> gauges(Backend backend) {
    return Stream.of(
        gauge("tegata.insurer.underway", backend, Backend::underWay),
        gauge("tegata.insurer.limit", backend, Backend::limit),
        gauge(
            "tegata.insurer.replicas.resting",
            backend,
            b -> b.replicas().stream().filter(replica -> !replica.isWell()).count()));
  }

  private Meter gauge(String name, Backend backend, ToDoubleFunction<Backend> value) {
    return Gauge.builder(name, backend, value)
        .tag(INSURER, backend.metrics().insurer())
        .register(registry);
  }

  /** A reading of the table ended. */
  void tableRead(boolean good) {
    registry
        .counter("tegata.insurer.table.readings", "result", good ? "taken" : "refused")
        .increment();
  }

  /** Those of one backend. */
  static final class OfBackend {
    private final MeterRegistry registry;
    private final String insurer;

    private OfBackend(MeterRegistry registry, String insurer) {
      this.registry = registry;
      this.insurer = insurer;
    }

    /** An answer was about another person or another question, whether or not it was awaited. */
    void mismatched() {
      registry.counter("tegata.insurer.mismatches", INSURER, insurer).increment();
    }

    /** How it is called. */
    String insurer() {
      return insurer;
    }

    /** An attempt was begun. */
    void attempted(Why why) {
      registry.counter("tegata.insurer.attempts", INSURER, insurer, "why", word(why)).increment();
    }

    /** A question ended; the result is {@code answered} or the kind of the failure. */
    void ended(String result) {
      registry.counter("tegata.insurer.questions", INSURER, insurer, "result", result).increment();
    }

    private static String word(Why why) {
      return why.name().toLowerCase(Locale.ROOT);
    }
  }
}
