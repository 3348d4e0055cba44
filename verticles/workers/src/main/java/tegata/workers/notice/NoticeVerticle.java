package tegata.workers.notice;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import tegata.contract.Bus;
import tegata.contract.NoticeApi;
import tegata.workers.audit.Audit;
import tegata.workers.database.Database;

/** Serves お知らせ to the persons they are for. */
public final class NoticeVerticle extends VerticleBase {
  private final Bus bus;
  private final Database database;

  public NoticeVerticle(Bus bus, Database database) {
    this.bus = bus;
    this.database = database;
  }

  @Override
  public Future<?> start() {
    ShowNotices notices = new ShowNotices(database, new Audit());
    return bus.serve(NoticeApi.LIST, notices::list)
        .compose(x -> bus.serve(NoticeApi.SHOW, notices::show))
        .compose(x -> bus.serve(NoticeApi.UNREAD, notices::unread));
  }
}
