package tegata.portal.checkup;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.function.UnaryOperator;
import tegata.contract.Bus;
import tegata.contract.CheckupApi;
import tegata.contract.Fault;
import tegata.contract.Use;
import tegata.domain.checkup.Checkup;
import tegata.domain.checkup.CheckupItem;
import tegata.domain.checkup.Examinee;
import tegata.domain.checkup.Measure;
import tegata.portal.chain.Visit;
import tegata.portal.page.Download;
import tegata.portal.page.Views;
import tegata.portal.page.Words;

/** 健診結果 and their 推移. */
public final class CheckupPages {
  private final Bus bus;
  private final Views views;

  public CheckupPages(Bus bus, Views views) {
    this.bus = bus;
    this.views = views;
  }

  /** Adds the routes. */
  public void mount(Router router) {
    router.get("/checkups").handler(ctx -> list(ctx).onFailure(ctx::fail));
    router.get("/checkups.csv").handler(ctx -> listCsv(ctx).onFailure(ctx::fail));
    router
        .getWithRegex("/checkups/trends/(?<item>[a-z0-9-]+)\\.csv")
        .handler(ctx -> trendCsv(ctx).onFailure(ctx::fail));
    router
        .getWithRegex("/checkups/trends/(?<item>[a-z0-9-]+)")
        .handler(ctx -> trend(ctx).onFailure(ctx::fail));
    router
        .getWithRegex("/checkups/(?<date>[0-9-]+)\\.csv")
        .handler(ctx -> showCsv(ctx).onFailure(ctx::fail));
    router
        .getWithRegex("/checkups/(?<date>[0-9-]+)")
        .handler(ctx -> show(ctx).onFailure(ctx::fail));
  }

  private Future<Void> list(RoutingContext ctx) {
    return OwnCheckups.ask(bus, ctx, Use.VIEW)
        .allThatCome()
        .map(came -> CheckupListView.of(came, views.words(ctx)))
        .compose(view -> views.show(ctx, "checkup/list", view));
  }

  private Future<Void> listCsv(RoutingContext ctx) {
    return everything(ctx, UnaryOperator.identity());
  }

  private Future<Void> show(RoutingContext ctx) {
    return ask(ctx, Use.VIEW)
        .map(
            found ->
                CheckupView.of(
                    found.checkup().orElseThrow(CheckupPages::noSuchCheckup),
                    found.examinee(),
                    views.words(ctx)))
        .compose(view -> views.show(ctx, "checkup/show", view));
  }

  private Future<Void> showCsv(RoutingContext ctx) {
    return ask(ctx, Use.DOWNLOAD)
        .compose(
            found ->
                send(
                    ctx,
                    List.of(found.checkup().orElseThrow(CheckupPages::noSuchCheckup)),
                    found.examinee()));
  }

  private Future<Void> trend(RoutingContext ctx) {
    Measure measure = measure(ctx);
    return OwnCheckups.ask(bus, ctx, Use.VIEW)
        .allThatCome()
        .map(came -> TrendView.of(measure, came, views.words(ctx)))
        .compose(view -> views.show(ctx, "checkup/trend", view));
  }

  private Future<Void> trendCsv(RoutingContext ctx) {
    Measure measure = measure(ctx);
    return everything(
        ctx,
        checkups ->
            checkups.stream()
                .flatMap(checkup -> measure.in(checkup).stream().map(item -> only(checkup, item)))
                .toList());
  }

  private static Checkup only(Checkup checkup, CheckupItem item) {
    return new Checkup(checkup.examinedOn(), checkup.institution(), List.of(item));
  }

  /** A file is whole or not there. */
  private Future<Void> everything(RoutingContext ctx, UnaryOperator<List<Checkup>> choose) {
    return OwnCheckups.ask(bus, ctx, Use.DOWNLOAD)
        .all()
        .compose(
            answers -> {
              Examinee examinee = answers.get(0).examinee();
              return send(ctx, choose.apply(OwnCheckups.rows(answers)), examinee);
            });
  }

  private Future<Void> send(RoutingContext ctx, List<Checkup> checkups, Examinee examinee) {
    Words plain = views.words(ctx).plain();
    return Download.csv("checkups.csv", plain.text("checkup.csv.name"))
        .send(ctx, CheckupTable.csv(checkups, examinee, plain));
  }

  private Future<CheckupApi.Found> ask(RoutingContext ctx, Use use) {
    LocalDate date;
    try {
      date = LocalDate.parse(ctx.pathParam("date"));
    } catch (DateTimeParseException e) {
      return Future.failedFuture(noSuchCheckup());
    }
    Visit visit = Visit.of(ctx);
    return bus.ask(
        CheckupApi.SHOW, visit.caller(), new CheckupApi.On(visit.subject().person(), date, use));
  }

  private static Measure measure(RoutingContext ctx) {
    return Measure.named(ctx.pathParam("item")).orElseThrow(CheckupPages::noSuchCheckup);
  }

  private static Fault noSuchCheckup() {
    return new Fault(Fault.Kind.NOT_FOUND, "no-such-checkup", "There is no such checkup.");
  }
}
