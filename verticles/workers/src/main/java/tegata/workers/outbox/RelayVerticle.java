package tegata.workers.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tegata.workers.database.Database;

/** Relays what lies in the outbox, on every member that is told to whom. */
public final class RelayVerticle extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(RelayVerticle.class);

  /** With the way there, a dead member's lines are with another within two seconds. */
  private static final Duration LEASE = Duration.ofMillis(1_200);

  private static final long LOOK_EVERY_MILLIS = 200;
  private static final long RENEW_EVERY_MILLIS = 400;

  private final Database database;
  private final RelayConfig config;
  private final Path configDir;
  private final Map<String, Effect> effects;
  private final OutboxGauges gauges;
  private Relay relay;
  private boolean looking;

  /**
   * @param effects what a delivered message means here, by topic
   */
  public RelayVerticle(
      Database database,
      RelayConfig config,
      Path configDir,
      Map<String, Effect> effects,
      MeterRegistry metrics) {
    this.database = database;
    this.config = config;
    this.configDir = configDir;
    this.effects = effects;
    this.gauges = new OutboxGauges(database, metrics);
  }

  @Override
  public Future<?> start() {
    relay =
        new Relay(
            database,
            new HttpReceivers(vertx, config, configDir),
            effects,
            Awaits.NOTHING_HAPPENS,
            Backoff.jittered(new SecureRandom()),
            LEASE);
    vertx.setPeriodic(LOOK_EVERY_MILLIS, x -> look());
    vertx.setPeriodic(RENEW_EVERY_MILLIS, x -> relay.renew().onFailure(RelayVerticle::warn));
    gauges.follow(vertx);
    return Future.succeededFuture();
  }

  /** Leases line after line until nobody waits or the hands are full. */
  private void look() {
    if (looking || !relay.hasRoom()) {
      return;
    }
    looking = true;
    relay
        .claim()
        .onComplete(
            claimed -> {
              looking = false;
              if (claimed.failed()) {
                warn(claimed.cause());
              } else if (claimed.result().isPresent()) {
                serve(claimed.result().get());
                look();
              }
            });
  }

  private void serve(Lease lease) {
    relay.serve(lease).onFailure(RelayVerticle::warn).onComplete(x -> look());
  }

  private static void warn(Throwable e) {
    LOG.warn("the outbox cannot be served for now: {}", e.getMessage());
  }
}
