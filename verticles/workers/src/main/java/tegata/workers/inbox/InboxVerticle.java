package tegata.workers.inbox;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tegata.contract.Bus;
import tegata.contract.NoticeApi;
import tegata.workers.audit.Audit;
import tegata.workers.database.Database;

/** Serves お知らせ to the persons they are for, and tells of certificates that run out. */
public final class InboxVerticle extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(InboxVerticle.class);

  /** Not at once: a node that starts has more urgent things to do. */
  private static final long FIRST_LOOK_MILLIS = TimeUnit.MINUTES.toMillis(1);

  private static final long LOOK_EVERY_MILLIS = TimeUnit.HOURS.toMillis(6);

  private final Bus bus;
  private final Database database;
  private final Clock clock;

  public InboxVerticle(Bus bus, Database database, Clock clock) {
    this.bus = bus;
    this.database = database;
    this.clock = clock;
  }

  @Override
  public Future<?> start() {
    ShowNotices notices = new ShowNotices(database, new Audit());
    ChooseNotices choice = new ChooseNotices(database, new Audit());
    CertificateNotices certificates = new CertificateNotices(database, clock);
    vertx.setPeriodic(FIRST_LOOK_MILLIS, LOOK_EVERY_MILLIS, x -> look(certificates));
    return bus.serve(NoticeApi.LIST, notices::list)
        .compose(x -> bus.serve(NoticeApi.SHOW, notices::show))
        .compose(x -> bus.serve(NoticeApi.UNREAD, notices::unread))
        .compose(x -> bus.serve(NoticeApi.CHOICE, choice::show))
        .compose(x -> bus.serve(NoticeApi.CHOOSE, choice::choose));
  }

  private static void look(CertificateNotices certificates) {
    certificates
        .tell()
        .onFailure(e -> LOG.warn("certificates were not looked at; the next look comes", e));
  }
}
