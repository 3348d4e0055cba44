package tegata.workers.staff;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import tegata.contract.Bus;
import tegata.contract.StaffApi;
import tegata.contract.StaffApi.SignedIn;
import tegata.workers.database.Database;
import tegata.workers.identity.BeginChallenge;
import tegata.workers.identity.CheckCard;
import tegata.workers.identity.PgSessionStore;
import tegata.workers.identity.ReturnLogin;
import tegata.workers.identity.ServeSessions;

/** Serves the login of staff and their sessions; not deployed where no staff cards are trusted. */
public final class StaffVerticle extends VerticleBase {
  private static final long FORGET_EVERY_MILLIS = TimeUnit.MINUTES.toMillis(5);

  private final Bus bus;
  private final Database database;
  private final CheckCard cards;
  private final Clock clock;
  private final PgSessionStore sessions = PgSessionStore.ofStaff();

  public StaffVerticle(Bus bus, Database database, CheckCard cards, Clock clock) {
    this.bus = bus;
    this.database = database;
    this.cards = cards;
    this.clock = clock;
  }

  @Override
  public Future<?> start() {
    BeginChallenge begin = new BeginChallenge(database);
    EnterStaff staff = new EnterStaff(database);
    ReturnLogin<SignedIn> returned =
        new ReturnLogin<>(database, EnterStaff.KIND, staff::holder, cards, clock);
    vertx.setPeriodic(FORGET_EVERY_MILLIS, x -> database.inTransaction(sessions::forgetOld));
    return bus.serve(StaffApi.BEGIN_LOGIN, (caller, q) -> begin.forLogin(EnterStaff.KIND, q))
        .compose(x -> bus.serve(StaffApi.RETURN_LOGIN, (caller, q) -> returned.take(q)))
        .compose(x -> bus.serve(StaffApi.FINISH_LOGIN, staff::enter))
        .compose(x -> new ServeSessions(bus, database, clock).serve(StaffApi.SESSIONS, sessions));
  }
}
