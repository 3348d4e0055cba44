package tegata.workers.identity;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import tegata.contract.Bus;
import tegata.contract.IdentityApi;
import tegata.contract.IdentityApi.SignedIn;
import tegata.workers.audit.Audit;
import tegata.workers.database.Database;

/** Serves challenges, logins and sessions, and forgets old ones. */
public final class IdentityVerticle extends VerticleBase {
  private static final long FORGET_EVERY_MILLIS = TimeUnit.MINUTES.toMillis(5);

  private final Bus bus;
  private final Database database;
  private final CheckCard cards;
  private final Clock clock;
  private final ChallengeStore challenges = new PgChallengeStore();
  private final PgSessionStore sessions = PgSessionStore.ofPeople();

  public IdentityVerticle(Bus bus, Database database, CheckCard cards, Clock clock) {
    this.bus = bus;
    this.database = database;
    this.cards = cards;
    this.clock = clock;
  }

  @Override
  public Future<?> start() {
    BeginChallenge begin = new BeginChallenge(database);
    EnterPerson people = new EnterPerson(database);
    ReturnLogin<SignedIn> returned =
        new ReturnLogin<>(database, EnterPerson.KIND, people::holder, cards, clock);
    OwnSessions own = new OwnSessions(database, new Audit());
    vertx.setPeriodic(FORGET_EVERY_MILLIS, x -> forgetOld());
    return bus.serve(IdentityApi.BEGIN_LOGIN, (caller, q) -> begin.forLogin(EnterPerson.KIND, q))
        .compose(x -> bus.serve(IdentityApi.BEGIN_CARD_PROOF, begin::forFacility))
        .compose(x -> bus.serve(IdentityApi.RETURN_LOGIN, (caller, q) -> returned.take(q)))
        .compose(x -> bus.serve(IdentityApi.FINISH_LOGIN, people::enter))
        .compose(x -> bus.serve(IdentityApi.DEVICES, own::devices))
        .compose(x -> bus.serve(IdentityApi.LOG_OUT_EVERYWHERE, own::endAll))
        .compose(
            x -> new ServeSessions(bus, database, clock).serve(IdentityApi.SESSIONS, sessions));
  }

  private void forgetOld() {
    database.inTransaction(tx -> challenges.forgetOld(tx).compose(x -> sessions.forgetOld(tx)));
  }
}
