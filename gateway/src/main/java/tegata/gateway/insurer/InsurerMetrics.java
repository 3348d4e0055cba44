package tegata.gateway.insurer;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

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

  InsurerMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  OfBackend of(String insurer, Backend backend) {
    return new OfBackend(registry, insurer, backend);
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
    private final List<Meter> gauges;

    private OfBackend(MeterRegistry registry, String insurer, Backend backend) {
      this.registry = registry;
      this.insurer = insurer;
      this.gauges =
          List.of(
              gauge("tegata.insurer.underway", backend, Backend::underWay),
              gauge("tegata.insurer.limit", backend, Backend::limit),
              gauge(
                  "tegata.insurer.replicas.resting",
                  backend,
                  b -> b.replicas().stream().filter(replica -> !replica.isWell()).count()));
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

    /** The backend is no more. */
    void forget() {
      gauges.forEach(registry::remove);
    }

    private Meter gauge(String name, Backend backend, ToDoubleFunction<Backend> value) {
      return Gauge.builder(name, backend, value).tag(INSURER, insurer).register(registry);
    }

    private static String word(Why why) {
      return why.name().toLowerCase(Locale.ROOT);
    }
  }
}
