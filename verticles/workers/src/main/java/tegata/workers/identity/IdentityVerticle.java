package tegata.workers.identity;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import tegata.contract.Bus;
import tegata.contract.IdentityApi;
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
  private final PgSessionStore sessions = new PgSessionStore();

  public IdentityVerticle(Bus bus, Database database, CheckCard cards, Clock clock) {
    this.bus = bus;
    this.database = database;
    this.cards = cards;
    this.clock = clock;
  }

  @Override
  public Future<?> start() {
    BeginChallenge begin = new BeginChallenge(database, challenges);
    ReturnLogin returned =
        new ReturnLogin(database, challenges, new CardHolderStore(), cards, clock);
    FinishLogin finish = new FinishLogin(database, challenges, new Audit());
    OwnSessions own = new OwnSessions(database, new Audit());
    vertx.setPeriodic(FORGET_EVERY_MILLIS, x -> forgetOld());
    return bus.serve(IdentityApi.BEGIN_LOGIN, (caller, q) -> begin.forLogin(q))
        .compose(x -> bus.serve(IdentityApi.BEGIN_CARD_PROOF, begin::forFacility))
        .compose(x -> bus.serve(IdentityApi.RETURN_LOGIN, (caller, q) -> returned.take(q)))
        .compose(x -> bus.serve(IdentityApi.FINISH_LOGIN, finish::finish))
        .compose(x -> bus.serve(IdentityApi.DEVICES, own::devices))
        .compose(x -> bus.serve(IdentityApi.LOG_OUT_EVERYWHERE, own::endAll))
        .compose(x -> serveSessions());
  }

  private Future<Void> serveSessions() {
    return bus.serve(
            IdentityApi.LOAD_SESSION,
            (caller, q) ->
                database
                    .inTransaction(tx -> sessions.load(tx, q.id()))
                    .map(IdentityApi.SessionFound::new))
        .compose(
            x ->
                bus.serve(
                    IdentityApi.LOAD_ENDED_SESSION,
                    (caller, q) ->
                        database
                            .inTransaction(tx -> sessions.loadEnded(tx, q.id()))
                            .map(IdentityApi.SessionFound::new)))
        .compose(
            x ->
                bus.serve(
                    IdentityApi.SAVE_SESSION,
                    (caller, q) ->
                        database.inTransaction(tx -> sessions.save(tx, q)).map(y -> done())))
        .compose(
            x ->
                bus.serve(
                    IdentityApi.DELETE_SESSION,
                    (caller, q) ->
                        database.inTransaction(tx -> sessions.end(tx, q.id())).map(y -> done())));
  }

  private IdentityApi.Done done() {
    return new IdentityApi.Done(clock.instant());
  }

  private void forgetOld() {
    database.inTransaction(tx -> challenges.forgetOld(tx).compose(x -> sessions.forgetOld(tx)));
  }
}
