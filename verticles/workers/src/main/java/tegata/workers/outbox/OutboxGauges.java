package tegata.workers.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tegata.workers.database.Database;

/**
 * How the outbox stands, for the metrics collector. A message that waits is no reason to take a
 * member out of service; so this alarms and is no part of readiness.
 */
final class OutboxGauges {
  private static final Logger LOG = LoggerFactory.getLogger(OutboxGauges.class);
  private static final long LOOK_EVERY_MILLIS = 5_000;

  private final Database database;
  private final OutboxStore outbox = new OutboxStore();
  private final AtomicLong waiting = new AtomicLong();
  private final AtomicLong setAside = new AtomicLong();
  private final AtomicLong oldestSeconds = new AtomicLong();

  OutboxGauges(Database database, MeterRegistry metrics) {
    this.database = database;
    Gauge.builder("tegata.outbox.waiting", waiting, AtomicLong::get)
        .description("messages not delivered yet, those set aside included")
        .register(metrics);
    Gauge.builder("tegata.outbox.set.aside", setAside, AtomicLong::get)
        .description("persons whose first message was set aside after refusals")
        .register(metrics);
    Gauge.builder("tegata.outbox.oldest", oldestSeconds, AtomicLong::get)
        .description("how long the oldest message waits that was not set aside")
        .baseUnit("seconds")
        .register(metrics);
  }

  void follow(Vertx vertx) {
    vertx.setPeriodic(0, LOOK_EVERY_MILLIS, x -> look());
  }

  private void look() {
    database
        .inTransaction(outbox::counts)
        .onSuccess(
            counts -> {
              waiting.set(counts.waiting());
              setAside.set(counts.setAside());
              oldestSeconds.set(counts.oldestSeconds());
            })
        .onFailure(e -> LOG.warn("the outbox cannot be counted: {}", e.getMessage()));
  }
}
