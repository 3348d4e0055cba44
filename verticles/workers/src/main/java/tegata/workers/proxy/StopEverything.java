package tegata.workers.proxy;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.UUID;
import tegata.contract.Caller;
import tegata.contract.ProxyApi.StopAll;
import tegata.contract.ProxyApi.Stopped;
import tegata.workers.audit.Audit;
import tegata.workers.database.Database;
import tegata.workers.identity.Ownership;
import tegata.workers.identity.PersonLock;
import tegata.workers.identity.PgSessionStore;
import tegata.workers.taxdocument.TaxCodeStore;

/**
 * 緊急停止: one transaction ends every proxy in both directions, every unused code and every session of
 * a person. It asks for no reason, knows no age, and leaves no notice and no entry where anybody
 * else would see it.
 */
final class StopEverything {
  private final Database database;
  private final Audit audit;
  private final PersonLock people = new PersonLock();
  private final InvitationStore invitations = new InvitationStore();
  private final ProxyStore proxies = new ProxyStore();
  private final TaxCodeStore taxCodes = new TaxCodeStore();
  private final PgSessionStore sessions = PgSessionStore.ofPeople();

  StopEverything(Database database, Audit audit) {
    this.database = database;
    this.audit = audit;
  }

  Future<Stopped> stop(Caller caller, StopAll q) {
    return Ownership.required(
        caller, q.person(), () -> database.inTransaction(tx -> stop(tx, caller, q.person())));
  }

  /** Codes first: a code in use is waited for, and the proxy it made is found by the next step. */
  private Future<Stopped> stop(SqlConnection tx, Caller caller, UUID person) {
    return people
        .hold(tx, person)
        .compose(x -> invitations.withdrawAll(tx, person))
        .compose(x -> taxCodes.endAll(tx, person))
        .compose(x -> proxies.endAll(tx, person))
        .compose(
            ended -> sessions.endAll(tx, person).map(loggedOut -> new Stopped(ended, loggedOut)))
        .compose(
            stopped ->
                audit
                    .append(
                        tx,
                        ProxyEntries.stopped(caller, person, stopped.proxies(), stopped.sessions()))
                    .map(stopped));
  }
}
