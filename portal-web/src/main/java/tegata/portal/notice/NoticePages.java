package tegata.portal.notice;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.UUID;
import tegata.contract.Bus;
import tegata.contract.Fault;
import tegata.contract.NoticeApi;
import tegata.contract.NoticeApi.Found;
import tegata.domain.notice.Notice;
import tegata.portal.chain.Visit;
import tegata.portal.page.PathId;
import tegata.portal.page.Views;

/** お知らせ: the inbox, and one notice with where to go on. */
public final class NoticePages {
  private final Bus bus;
  private final Views views;

  public NoticePages(Bus bus, Views views) {
    this.bus = bus;
    this.views = views;
  }

  /** Adds the routes. */
  public void mount(Router router) {
    router.get("/notices").handler(ctx -> list(ctx).onFailure(ctx::fail));
    router.get("/notices/:id").handler(ctx -> show(ctx).onFailure(ctx::fail));
  }

  private Future<Void> list(RoutingContext ctx) {
    Visit visit = Visit.of(ctx);
    int from = from(ctx.queryParams());
    return bus.ask(
            NoticeApi.LIST, visit.caller(), new NoticeApi.OfPerson(visit.person().person(), from))
        .map(notices -> NoticeListView.of(notices, from, views.words(ctx)))
        .compose(view -> views.show(ctx, "notice/list", view));
  }

  private Future<Void> show(RoutingContext ctx) {
    Visit visit = Visit.of(ctx);
    return PathId.of(ctx, "id")
        .map(id -> ask(visit, id))
        .orElse(Future.succeededFuture(new Found(Optional.empty())))
        .map(found -> found.notice().orElseThrow(NoticePages::unknown))
        .map((Notice notice) -> NoticeView.of(notice, views.words(ctx)))
        .compose(view -> views.show(ctx, "notice/show", view));
  }

  private Future<Found> ask(Visit visit, UUID id) {
    return bus.ask(
        NoticeApi.SHOW, visit.caller(), new NoticeApi.OnePersons(visit.person().person(), id));
  }

  private static int from(MultiMap query) {
    String text = query.get("from");
    return text != null && text.matches("\\d{1,6}") ? Integer.parseInt(text) : 0;
  }

  private static Fault unknown() {
    return new Fault(Fault.Kind.NOT_FOUND, "no-such-notice", "There is no notice of that id.");
  }
}
