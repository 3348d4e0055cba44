package tegata.workers.proxy;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import tegata.contract.Caller;
import tegata.contract.Fault;
import tegata.contract.ProxyApi.End;
import tegata.domain.notice.Notice;
import tegata.domain.proxy.Proxy;
import tegata.workers.audit.Audit;
import tegata.workers.database.Database;
import tegata.workers.identity.Ownership;
import tegata.workers.notice.NoticeStore;
import tegata.workers.proxy.ProxyStore.EndedBy;
import tegata.workers.proxy.ProxyStore.Standing;

/** 代理をやめる: either of the two, without the other's word; the other is told. */
final class EndProxy {
  private final Database database;
  private final Audit audit;
  private final Clock clock;
  private final ProxyStore proxies = new ProxyStore();
  private final NoticeStore notices = new NoticeStore();

  EndProxy(Database database, Audit audit, Clock clock) {
    this.database = database;
    this.audit = audit;
    this.clock = clock;
  }

  Future<Void> end(Caller caller, End q) {
    return Ownership.required(
        caller,
        q.person(),
        () ->
            database.inTransaction(
                tx ->
                    proxies
                        .ofPerson(tx, q.proxy(), q.person())
                        .compose(
                            found ->
                                found
                                    .map(standing -> end(tx, caller, q.person(), standing))
                                    .orElseGet(() -> Future.failedFuture(unknown())))));
  }

  private Future<Void> end(SqlConnection tx, Caller caller, UUID person, Standing standing) {
    Proxy proxy = standing.proxy();
    if (!proxy.mayBeEndedBy(person, standing.birthdate(), LocalDate.now(clock))) {
      return Future.failedFuture(
          new Fault(
              Fault.Kind.FORBIDDEN, "child-below-15", "A child may end this from 15 years on."));
    }
    boolean byPrincipal = person.equals(proxy.principal());
    return proxies
        .end(tx, proxy.id(), byPrincipal ? EndedBy.PRINCIPAL : EndedBy.PROXY)
        .compose(x -> audit.append(tx, ProxyEntries.ended(caller, proxy.principal(), proxy.id())))
        .compose(
            x ->
                notices.put(
                    tx,
                    byPrincipal ? proxy.proxy() : proxy.principal(),
                    Notice.Kind.PROXY_ENDED,
                    new JsonObject().put("name", caller.name())));
  }

  private static Fault unknown() {
    return new Fault(Fault.Kind.NOT_FOUND, "proxy-unknown", "There is no such proxy.");
  }
}
