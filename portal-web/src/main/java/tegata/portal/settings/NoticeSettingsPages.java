package tegata.portal.settings;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import tegata.contract.Bus;
import tegata.contract.NoticeApi;
import tegata.domain.notice.NoticeTopic;
import tegata.portal.chain.SeeOther;
import tegata.portal.chain.Visit;
import tegata.portal.page.Views;

/** お知らせの設定, always of the person who is logged in. */
public final class NoticeSettingsPages {
  private static final String PATH = "/settings/notices";

  private final Bus bus;
  private final Views views;

  public NoticeSettingsPages(Bus bus, Views views) {
    this.bus = bus;
    this.views = views;
  }

  /** Adds the routes. */
  public void mount(Router router) {
    router.get(PATH).handler(ctx -> show(ctx).onFailure(ctx::fail));
    router.post(PATH).handler(ctx -> choose(ctx).onFailure(ctx::fail));
  }

  private Future<Void> show(RoutingContext ctx) {
    boolean saved = ctx.queryParams().contains("saved");
    return bus.ask(NoticeApi.CHOICE, Visit.of(ctx).caller(), new NoticeApi.ChoiceOf(person(ctx)))
        .map(choice -> NoticeSettingsView.of(choice.off(), saved, views.words(ctx)))
        .compose(view -> views.show(ctx, "settings/notices", view));
  }

  private Future<Void> choose(RoutingContext ctx) {
    return bus.ask(
            NoticeApi.CHOOSE, Visit.of(ctx).caller(), new NoticeApi.Choose(person(ctx), off(ctx)))
        .compose(x -> SeeOther.to(ctx, PATH + "?saved"));
  }

  /** What is ticked is told; of the others only those that the form offers. */
  private static Set<NoticeTopic> off(RoutingContext ctx) {
    List<String> told = ctx.request().formAttributes().getAll("told");
    Set<NoticeTopic> off = EnumSet.allOf(NoticeTopic.class);
    off.removeIf(topic -> topic.isProtective() || told.contains(topic.name()));
    return off;
  }

  private static UUID person(RoutingContext ctx) {
    return Visit.of(ctx).person().person();
  }
}
