package tegata.workers.registration;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tegata.contract.DeregistrationApi.WithoutCertificate;
import tegata.workers.audit.Audit;
import tegata.workers.database.Database;

/**
 * Looks every few minutes whether a registration is to end by an application, or an application
 * cannot go on where it lies, and every hour, since that look passes everybody who is registered,
 * whether one is to end with its certificate.
 */
public final class MonthEndVerticle extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(MonthEndVerticle.class);
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
  private static final long FIRST_LOOK_MILLIS = TimeUnit.SECONDS.toMillis(20);
  private static final long LOOK_EVERY_MILLIS = TimeUnit.MINUTES.toMillis(5);
  private static final long LOOK_AT_LAPSES_EVERY_MILLIS = TimeUnit.HOURS.toMillis(1);

  private final Database database;
  private final Clock clock;
  private final MonthEndStore store = new MonthEndStore();
  private final LapseStore lapses = new LapseStore();
  private final AtomicLong heldBack = new AtomicLong();
  private final AtomicLong lapsed = new AtomicLong();

  public MonthEndVerticle(Database database, Clock clock, MeterRegistry metrics) {
    this.database = database;
    this.clock = clock;
    Gauge.builder("tegata.deregistration.held.back", heldBack, AtomicLong::get)
        .description("registrations that go on after their last day for want of a certificate")
        .register(metrics);
    Gauge.builder("tegata.certificate.lapse.held.back", lapsed, AtomicLong::get)
        .description("registrations that go on after their certificate for want of a 資格確認書")
        .register(metrics);
  }

  @Override
  public Future<?> start() {
    EndRegistrations registrations = new EndRegistrations(database, new Audit(), clock);
    EndLapsedRegistrations lapsing = new EndLapsedRegistrations(database, new Audit(), clock);
    StopApplications stopping = new StopApplications(database, new Audit(), clock);
    vertx.setPeriodic(FIRST_LOOK_MILLIS, LOOK_EVERY_MILLIS, x -> look(registrations));
    vertx.setPeriodic(FIRST_LOOK_MILLIS, LOOK_EVERY_MILLIS, x -> look(stopping));
    vertx.setPeriodic(FIRST_LOOK_MILLIS, LOOK_AT_LAPSES_EVERY_MILLIS, x -> look(lapsing));
    return Future.succeededFuture();
  }

  private void look(EndRegistrations registrations) {
    LocalDate today = LocalDate.now(clock.withZone(JAPAN));
    registrations
        .run()
        .compose(
            outcome -> database.inTransaction(tx -> store.heldBack(tx, today, Optional.empty())))
        .onSuccess(list -> heldBack.set(list.size()))
        .onFailure(e -> LOG.warn("month ends were not looked at; the next look comes", e));
  }

  private void look(StopApplications stopping) {
    stopping
        .run()
        .onFailure(e -> LOG.warn("applications were not looked at; the next look comes", e));
  }

  private void look(EndLapsedRegistrations lapsing) {
    LocalDate today = LocalDate.now(clock.withZone(JAPAN));
    lapsing
        .run()
        .compose(
            outcome ->
                database.inTransaction(
                    tx -> lapses.withoutCertificate(tx, today, Optional.empty())))
        .onSuccess(list -> lapsed.set(list.stream().mapToLong(WithoutCertificate::persons).sum()))
        .onFailure(e -> LOG.warn("lapsed certificates were not looked at; the next look comes", e));
  }
}
