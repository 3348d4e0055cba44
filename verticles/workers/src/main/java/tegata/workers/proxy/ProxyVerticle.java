package tegata.workers.proxy;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tegata.contract.Bus;
import tegata.contract.IdentityApi.Done;
import tegata.contract.ProxyApi;
import tegata.workers.audit.Audit;
import tegata.workers.database.Database;

/** Serves 家族・代理人, and looks at the calendar. */
public final class ProxyVerticle extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(ProxyVerticle.class);

  /** The day of an end holds at once, whenever this comes round: it is checked at every use. */
  private static final long TURN_EVERY_MILLIS = TimeUnit.MINUTES.toMillis(15);

  private final Bus bus;
  private final Database database;
  private final Clock clock;

  public ProxyVerticle(Bus bus, Database database, Clock clock) {
    this.bus = bus;
    this.database = database;
    this.clock = clock;
  }

  @Override
  public Future<?> start() {
    Audit audit = new Audit();
    ListProxies list = new ListProxies(database, clock);
    InviteProxy invite = new InviteProxy(database, audit, clock);
    AcceptInvitation accept = new AcceptInvitation(database, audit, clock);
    EndProxy end = new EndProxy(database, audit, clock);
    StopEverything stop = new StopEverything(database, audit);
    TurnProxies turn = new TurnProxies(database, audit, clock);
    InvitationStore invitations = new InvitationStore();
    vertx.setPeriodic(0, TURN_EVERY_MILLIS, x -> lookAtTheCalendar(turn, invitations));
    return bus.serve(ProxyApi.LIST, list::list)
        .compose(x -> bus.serve(ProxyApi.INVITE, invite::invite))
        .compose(x -> bus.serve(ProxyApi.ACCEPT, accept::accept))
        .compose(x -> bus.serve(ProxyApi.END, (c, q) -> end.end(c, q).map(y -> done())))
        .compose(
            x -> bus.serve(ProxyApi.WITHDRAW, (c, q) -> invite.withdraw(c, q).map(y -> done())))
        .compose(x -> bus.serve(ProxyApi.STOP_ALL, stop::stop));
  }

  private void lookAtTheCalendar(TurnProxies turn, InvitationStore invitations) {
    turn.turn()
        .compose(x -> database.inTransaction(invitations::forgetOld))
        .onFailure(e -> LOG.warn("proxies could not be looked through: {}", e.toString()));
  }

  private Done done() {
    return new Done(clock.instant());
  }
}
