package tegata.workers.proxy;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import tegata.contract.Caller;
import tegata.domain.notice.Notice;
import tegata.domain.proxy.Proxy;
import tegata.workers.audit.Audit;
import tegata.workers.database.Database;
import tegata.workers.notice.NoticeStore;
import tegata.workers.proxy.ProxyStore.EndedBy;
import tegata.workers.proxy.ProxyStore.Standing;

/**
 * What the calendar does: tells both when a child is 15, ends a parent's proxy at 18 and any other
 * after its last day. Runs on every node; a row is held by one of them, and each step leaves its
 * mark in the row with its notices, so that it is taken once.
 */
final class TurnProxies {
  private final Database database;
  private final Audit audit;
  private final Clock clock;
  private final ProxyStore proxies = new ProxyStore();
  private final NoticeStore notices = new NoticeStore();

  TurnProxies(Database database, Audit audit, Clock clock) {
    this.database = database;
    this.audit = audit;
    this.clock = clock;
  }

  Future<Void> turn() {
    LocalDate today = LocalDate.now(clock);
    return database.inTransaction(
        tx -> proxies.due(tx, today).compose(due -> each(tx, due, today)));
  }

  private Future<Void> each(SqlConnection tx, List<Standing> due, LocalDate today) {
    Future<Void> done = Future.succeededFuture();
    for (Standing standing : due) {
      done = done.compose(x -> turn(tx, standing, today));
    }
    return done;
  }

  private Future<Void> turn(SqlConnection tx, Standing standing, LocalDate today) {
    return standing
        .proxy()
        .turnOn(today, standing.birthdate(), standing.told())
        .map(
            turn ->
                switch (turn) {
                  case CHILD_DECIDES ->
                      proxies
                          .told(tx, standing.proxy().id())
                          .compose(x -> tellBoth(tx, standing, Notice.Kind.PROXY_CHILD_IS_15));
                  case CHILD_IS_ADULT -> end(tx, standing, Notice.Kind.PROXY_CHILD_IS_18);
                  case PERIOD_OVER -> end(tx, standing, Notice.Kind.PROXY_PERIOD_OVER);
                })
        .orElse(Future.succeededFuture());
  }

  private Future<Void> end(SqlConnection tx, Standing standing, Notice.Kind notice) {
    Proxy proxy = standing.proxy();
    Caller timer = Caller.system("proxy", UUID.randomUUID());
    return proxies
        .end(tx, proxy.id(), EndedBy.TIME)
        .compose(x -> audit.append(tx, ProxyEntries.ended(timer, proxy.principal(), proxy.id())))
        .compose(x -> tellBoth(tx, standing, notice));
  }

  private Future<Void> tellBoth(SqlConnection tx, Standing standing, Notice.Kind kind) {
    Proxy proxy = standing.proxy();
    return tell(tx, proxy.principal(), kind, standing)
        .compose(x -> tell(tx, proxy.proxy(), kind, standing));
  }

  private Future<Void> tell(SqlConnection tx, UUID person, Notice.Kind kind, Standing standing) {
    return notices.put(
        tx, person, kind, new JsonObject().put("name", standing.nameOfOther(person)));
  }
}
