package tegata.portal.download;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tegata.contract.Bus;
import tegata.contract.ProxyApi;
import tegata.contract.Use;
import tegata.portal.chain.Visit;
import tegata.portal.download.DownloadView.Weighed;
import tegata.portal.page.Download;
import tegata.portal.page.MonthWindow;
import tegata.portal.page.Views;
import tegata.portal.page.Words;
import tegata.portal.paper.PaperPress;
import tegata.portal.summary.SummaryQuestions;

/** データのダウンロード: what is chosen is told first, with sizes, and sent as one ZIP. */
public final class DownloadPages {
  private final Vertx vertx;
  private final Bus bus;
  private final Views views;
  private final PaperPress press;
  private final Clock clock;
  private final SummaryQuestions summary;

  public DownloadPages(Vertx vertx, Bus bus, Views views, PaperPress press, Clock clock) {
    this.vertx = vertx;
    this.bus = bus;
    this.views = views;
    this.press = press;
    this.clock = clock;
    this.summary = new SummaryQuestions(bus, clock);
  }

  /** Adds the routes. */
  public void mount(Router router) {
    router.get("/download").handler(ctx -> show(ctx).onFailure(ctx::fail));
    router.get("/download.zip").handler(ctx -> send(ctx).onFailure(ctx::fail));
  }

  private Future<Void> show(RoutingContext ctx) {
    return people(ctx)
        .compose(
            allowed -> {
              DownloadChoice choice = choice(ctx, allowed);
              Future<List<Weighed>> weighed =
                  choice.isComplete()
                      ? weigh(parts(ctx, choice, Use.VIEW))
                      : Future.succeededFuture(List.of());
              return weighed.compose(w -> page(ctx, choice, allowed, w));
            });
  }

  private Future<Void> page(
      RoutingContext ctx, DownloadChoice choice, List<Whose> allowed, List<Weighed> weighed) {
    int status = choice.errors().isEmpty() ? 200 : 400;
    DownloadView view = DownloadView.of(choice, allowed, weighed, views.words(ctx));
    return views.show(ctx, status, "download/download", view);
  }

  private Future<Void> send(RoutingContext ctx) {
    return people(ctx)
        .compose(
            allowed -> {
              DownloadChoice choice = choice(ctx, allowed);
              if (!choice.isComplete()) {
                return page(ctx, choice, allowed, List.of());
              }
              Words words = views.words(ctx).plain();
              Download file =
                  new Download("application/zip", "tegata.zip", words.text("download.zip.name"));
              String about = words.text("download.readme.about", words.moment(clock.instant()));
              return new ZipAnswer(vertx, file.begin(ctx), words)
                  .send(parts(ctx, choice, Use.DOWNLOAD), about);
            });
  }

  private List<Part> parts(RoutingContext ctx, DownloadChoice choice, Use use) {
    Instant now = clock.instant();
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < choice.people().size(); i++) {
      Whose whose = choice.people().get(i);
      PersonQuestions questions =
          new PersonQuestions(
              bus,
              Visit.of(ctx).caller(),
              whose.person(),
              choice.period().period().orElseThrow(),
              use);
      parts.addAll(
          new PersonFiles(
                  vertx,
                  whose,
                  choice,
                  questions,
                  summary,
                  press,
                  now,
                  views.words(ctx).plain(),
                  views.japanese())
              .in(i + 1));
    }
    return parts;
  }

  private static Future<List<Weighed>> weigh(List<Part> parts) {
    List<Weighed> weighed = new ArrayList<>();
    Future<Void> all = Future.succeededFuture();
    for (Part part : parts) {
      all = all.compose(x -> weigh(part)).onSuccess(weighed::add).mapEmpty();
    }
    return all.map(weighed);
  }

  private static Future<Weighed> weigh(Part part) {
    return part.weigh()
        .get()
        .map(bytes -> new Weighed(part, bytes, false))
        .otherwise(new Weighed(part, Optional.empty(), true));
  }

  /**
   * The person the pages are about; whoever looks at their own may choose those they may see. Where
   * that is not known the page fails: a family member would be missing without a word.
   */
  private Future<List<Whose>> people(RoutingContext ctx) {
    Visit visit = Visit.of(ctx);
    Whose first = new Whose(visit.subject().person(), visit.subject().name());
    if (!visit.subject().self()) {
      return Future.succeededFuture(List.of(first));
    }
    return bus.ask(ProxyApi.LIST, visit.caller(), new ProxyApi.Of(visit.person().person()))
        .map(
            proxies ->
                Stream.concat(
                        Stream.of(first),
                        proxies.iSee().stream()
                            .map(held -> new Whose(held.proxy().principal(), held.other())))
                    .toList());
  }

  private DownloadChoice choice(RoutingContext ctx, List<Whose> allowed) {
    Words words = views.words(ctx);
    return DownloadChoice.of(
        ctx.queryParams(), allowed, new MonthWindow(clock, words).read(ctx.queryParams()), words);
  }
}
