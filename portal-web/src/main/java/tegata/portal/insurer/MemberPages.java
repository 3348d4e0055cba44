package tegata.portal.insurer;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import tegata.contract.Bus;
import tegata.contract.Fault;
import tegata.contract.InsurerDeskApi;
import tegata.contract.InsurerDeskApi.ListKind;
import tegata.contract.InsurerDeskApi.ListOf;
import tegata.contract.InsurerDeskApi.ListedMember;
import tegata.contract.InsurerDeskApi.Members;
import tegata.contract.InsurerDeskApi.Search;
import tegata.domain.insurer.DeskPurpose;
import tegata.portal.chain.Visit;
import tegata.portal.page.DateText;
import tegata.portal.page.Download;
import tegata.portal.page.Views;
import tegata.portal.page.Words;

/** 加入者の検索と月次の一覧 A・B・C, and the list for 資格情報のお知らせ. */
public final class MemberPages {
  private final Bus bus;
  private final Views views;
  private final Purpose purpose;
  private final Clock clock;

  public MemberPages(Bus bus, Views views, Purpose purpose, Clock clock) {
    this.bus = bus;
    this.views = views;
    this.purpose = purpose;
    this.clock = clock.withZone(Words.JAPAN);
  }

  /** Adds the routes. What is searched for is sent in a form: a name has no place in an address. */
  public void mount(Router router) {
    router
        .get("/insurer/members")
        .handler(ctx -> purpose.with(ctx, this::blank).onFailure(ctx::fail));
    router
        .post("/insurer/members")
        .handler(ctx -> purpose.with(ctx, this::search).onFailure(ctx::fail));
    router
        .get("/insurer/lists")
        .handler(ctx -> purpose.with(ctx, this::lists).onFailure(ctx::fail));
    router
        .get("/insurer/lists/:kind.csv")
        .handler(ctx -> purpose.with(ctx, this::list).onFailure(ctx::fail));
  }

  private Future<Void> blank(RoutingContext ctx, DeskPurpose why) {
    return views.show(ctx, "insurer/members", MembersView.blank());
  }

  private Future<Void> search(RoutingContext ctx, DeskPurpose why) {
    String text = Optional.ofNullable(ctx.request().getFormAttribute("text")).orElse("").strip();
    return bus.ask(InsurerDeskApi.SEARCH, Visit.of(ctx).caller(), new Search(text, why))
        .compose(found -> shown(ctx, text, found))
        .recover(
            failure ->
                Fault.of(failure).code().equals("text-length")
                    ? views.show(
                        ctx, 400, "insurer/members", MembersView.refused(text, views.words(ctx)))
                    : Future.failedFuture(failure));
  }

  private Future<Void> shown(RoutingContext ctx, String text, Members found) {
    return views.show(ctx, "insurer/members", MembersView.of(text, found, views.words(ctx)));
  }

  private Future<Void> lists(RoutingContext ctx, DeskPurpose why) {
    return views.show(
        ctx, "insurer/lists", ListsView.of(month(ctx), YearMonth.now(clock), views.words(ctx)));
  }

  private YearMonth month(RoutingContext ctx) {
    return Optional.ofNullable(ctx.queryParams().get("month"))
        .flatMap(DateText::month)
        .filter(month -> !month.isAfter(YearMonth.now(clock)))
        .orElse(YearMonth.now(clock));
  }

  private Future<Void> list(RoutingContext ctx, DeskPurpose why) {
    ListKind kind =
        Arrays.stream(ListKind.values())
            .filter(k -> slug(k).equals(ctx.pathParam("kind")))
            .findFirst()
            .orElseThrow(
                () -> new Fault(Fault.Kind.NOT_FOUND, "not-found", "There is no such list."));
    YearMonth month = month(ctx);
    return from(ctx, kind, month, why, Optional.empty(), new ArrayList<>())
        .map(rows -> MemberTable.csv(kind, rows))
        .compose(
            csv ->
                Download.csv(
                        slug(kind) + "-" + month + ".csv",
                        views.words(ctx).text("desk.list.file", views.words(ctx).of(kind), month))
                    .send(ctx, csv));
  }

  static String slug(ListKind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private Future<List<ListedMember>> from(
      RoutingContext ctx,
      ListKind kind,
      YearMonth month,
      DeskPurpose why,
      Optional<UUID> after,
      List<ListedMember> found) {
    return bus.ask(InsurerDeskApi.LIST, Visit.of(ctx).caller(), new ListOf(kind, month, why, after))
        .compose(
            part -> {
              found.addAll(part.rows());
              return part.next().isPresent()
                  ? from(ctx, kind, month, why, part.next(), found)
                  : Future.succeededFuture(found);
            });
  }
}
