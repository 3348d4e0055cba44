package tegata.portal.tax;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import tegata.contract.Bus;
import tegata.contract.IdentityApi.Done;
import tegata.contract.TaxApi;
import tegata.portal.chain.EndedForms;
import tegata.portal.chain.SeeOther;
import tegata.portal.chain.Visit;
import tegata.portal.page.Views;

/** 医療費控除の準備, always that of the person who is logged in: they file, whoever's rows are summed. */
public final class TaxPages {
  /** The largest file that the wizard reads, in bytes. */
  public static final long LARGEST_FILE = AddPages.MOST;

  /** The pages of the wizard; those of the files are about whoever's data is shown. */
  private static final String WIZARD =
      "/tax(/late|/\\d{4}(/(who|receipts|add|paste|upload|reimbursed|income|effort|result|delete)(/.*)?)?)?";

  private final Vertx vertx;
  private final TaxDesk desk;

  public TaxPages(Vertx vertx, Bus bus, Views views, Clock clock) {
    this.vertx = vertx;
    this.desk = new TaxDesk(bus, views, clock);
  }

  /** The forms whose input is kept when they are sent after the session's end. */
  public static List<EndedForms.Form> halfFilledForms() {
    return List.of(LateForm.kept());
  }

  /** Adds the routes. */
  public void mount(Router router) {
    router.routeWithRegex(WIZARD).handler(this::ownOnly);
    router.get("/tax").handler(ctx -> years(ctx).onFailure(ctx::fail));
    router.get("/tax/late").handler(ctx -> late(ctx).onFailure(ctx::fail));
    router.get("/tax/:year").handler(ctx -> begin(ctx).onFailure(ctx::fail));
    router.get("/tax/:year/result").handler(ctx -> result(ctx).onFailure(ctx::fail));
    router.get("/tax/:year/delete").handler(ctx -> askDelete(ctx).onFailure(ctx::fail));
    router.post("/tax/:year/delete").handler(ctx -> delete(ctx).onFailure(ctx::fail));
    new WhoPages(desk).mount(router);
    new ReceiptPages(desk).mount(router);
    new AddPages(vertx, desk).mount(router);
    new ReimbursedPages(desk).mount(router);
    new IncomePages(desk).mount(router);
  }

  /** While acting for somebody, one's own return is not at hand. */
  private void ownOnly(RoutingContext ctx) {
    if (Visit.of(ctx).signedIn().isPresent() && Visit.of(ctx).principal().isPresent()) {
      desk.views().show(ctx, "tax/self", Map.of()).onFailure(ctx::fail);
    } else {
      ctx.next();
    }
  }

  private Future<Void> years(RoutingContext ctx) {
    int thisYear = desk.today().getYear();
    return desk.bus()
        .ask(TaxApi.HEAD, Visit.of(ctx).caller(), new TaxApi.Of(TaxDesk.filer(ctx), thisYear))
        .compose(
            head ->
                desk.views()
                    .show(
                        ctx,
                        "tax/years",
                        Map.of(
                            "years",
                            head.years().stream()
                                .map(year -> new YearLink(year, Integer.toString(year)))
                                .toList())));
  }

  /** A year to choose. */
  public record YearLink(int year, String name) {}

  private Future<Void> late(RoutingContext ctx) {
    return desk.late().page(ctx).compose(at -> SeeOther.to(ctx, at.orElse("/tax")));
  }

  private Future<Void> begin(RoutingContext ctx) {
    return desk.head(ctx).compose(head -> SeeOther.to(ctx, TaxDesk.page(ctx, "who")));
  }

  private Future<Void> result(RoutingContext ctx) {
    return desk.whole(ctx)
        .map(year -> ResultView.of(year, desk.words(ctx)))
        .compose(view -> desk.views().show(ctx, "tax/result", view));
  }

  private Future<Void> askDelete(RoutingContext ctx) {
    return desk.head(ctx)
        .compose(
            head ->
                desk.show(
                    ctx,
                    TaxForm.begun(TaxDesk.page(ctx, "delete"), head.version(), Map.of()),
                    "delete",
                    Map.of()));
  }

  private Future<Void> delete(RoutingContext ctx) {
    Future<Done> deleted =
        desk.bus()
            .ask(
                TaxApi.DELETE,
                Visit.of(ctx).caller(),
                new TaxApi.Of(TaxDesk.filer(ctx), TaxDesk.year(ctx)));
    return deleted
        .compose(x -> desk.late().drop(ctx))
        .compose(x -> SeeOther.to(ctx, "/tax?deleted"));
  }
}
