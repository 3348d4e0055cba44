package tegata.portal.insurer;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tegata.contract.Bus;
import tegata.contract.Fault;
import tegata.contract.InsurerDeskApi;
import tegata.contract.InsurerDeskApi.QueueOf;
import tegata.contract.InsurerDeskApi.Show;
import tegata.contract.InsurerDeskApi.Waiting;
import tegata.formats.Parsed;
import tegata.formats.decision.Decision;
import tegata.formats.decision.DecisionsCsv;
import tegata.portal.chain.UploadBody;
import tegata.portal.chain.Visit;
import tegata.portal.page.Download;
import tegata.portal.page.FieldError;
import tegata.portal.page.Views;
import tegata.portal.page.Words;

/**
 * 審査結果をまとめて: what waits as CSV, and the same file back with the decisions. A file is looked at
 * first and carried out on the same page; each row counts once, so that sending it again does no
 * harm.
 */
public final class DecisionFilePages {
  /** A file longer than this is to be sent in parts, so that its answer comes in time. */
  static final int MOST_ROWS = 500;

  private static final String PAGE = "/insurer/decisions";

  private final Vertx vertx;
  private final Bus bus;
  private final Views views;
  private final DecisionOrders orders;

  public DecisionFilePages(Vertx vertx, Bus bus, Views views) {
    this.vertx = vertx;
    this.bus = bus;
    this.views = views;
    this.orders = new DecisionOrders(bus);
  }

  /** Adds the routes. */
  public void mount(Router router) {
    router.get(PAGE).handler(ctx -> show(ctx, 200, DecisionFileView.blank()).onFailure(ctx::fail));
    router
        .get(PAGE + "/to-examine.csv")
        .handler(ctx -> waiting(ctx, Show.TO_EXAMINE).onFailure(ctx::fail));
    router
        .get(PAGE + "/to-issue.csv")
        .handler(ctx -> waiting(ctx, Show.TO_ISSUE).onFailure(ctx::fail));
    router.post(PAGE + "/check").handler(ctx -> take(ctx, this::check).onFailure(ctx::fail));
    router.post(PAGE + "/apply").handler(ctx -> take(ctx, this::apply).onFailure(ctx::fail));
  }

  private Future<Void> waiting(RoutingContext ctx, Show show) {
    Words words = views.words(ctx);
    String name = show == Show.TO_EXAMINE ? "to-examine.csv" : "to-issue.csv";
    return from(ctx, show, 0, new ArrayList<>())
        .map(rows -> rows.stream().map(row -> row(row, words)).toList())
        .map(DecisionsCsv::write)
        .compose(
            csv ->
                Download.csv(name, words.text("desk.decisions.file", words.of(show)))
                    .send(ctx, csv));
  }

  private static DecisionsCsv.Waiting row(Waiting row, Words words) {
    return new DecisionsCsv.Waiting(
        row.number(),
        row.version(),
        words.of(row.status()),
        row.receivedAt().atZone(Words.JAPAN).toLocalDate(),
        row.deadline());
  }

  private Future<List<Waiting>> from(
      RoutingContext ctx, Show show, int cursor, List<Waiting> found) {
    return bus.ask(InsurerDeskApi.QUEUE, Visit.of(ctx).caller(), new QueueOf(show, cursor))
        .compose(
            part -> {
              found.addAll(part.rows());
              return part.next().isPresent() && found.size() < MOST_ROWS
                  ? from(ctx, show, part.next().get(), found)
                  : Future.succeededFuture(found.stream().limit(MOST_ROWS).toList());
            });
  }

  /** What is done with a file that could be read. */
  private interface Work {
    Future<DecisionFileView> on(RoutingContext ctx, Parsed<List<Decision>> parsed);
  }

  private Future<Void> take(RoutingContext ctx, Work work) {
    if (UploadBody.tooLarge(ctx).isPresent()) {
      return Future.failedFuture(
          new Fault(Fault.Kind.TOO_LARGE, "file-too-large", "The file is too large."));
    }
    Optional<Buffer> file = UploadBody.file(ctx).filter(content -> content.length() > 0);
    if (file.isEmpty()) {
      return refused(ctx, views.words(ctx).text("desk.decisions.no-file"));
    }
    return vertx
        .executeBlocking(() -> DecisionsCsv.read(file.get().getBytes()), false)
        .compose(
            parsed -> {
              if (parsed.value().isEmpty()) {
                return show(ctx, 422, DecisionFileView.unreadable(parsed.findings()));
              }
              return parsed.value().get().size() > MOST_ROWS
                  ? refused(ctx, views.words(ctx).text("desk.decisions.many", MOST_ROWS))
                  : work.on(ctx, parsed).compose(view -> show(ctx, 200, view));
            });
  }

  private Future<DecisionFileView> check(RoutingContext ctx, Parsed<List<Decision>> parsed) {
    return Future.succeededFuture(DecisionFileView.checked(parsed, views.words(ctx)));
  }

  private Future<DecisionFileView> apply(RoutingContext ctx, Parsed<List<Decision>> parsed) {
    Words words = views.words(ctx);
    Future<List<DecisionFileView.Row>> all = Future.succeededFuture(new ArrayList<>());
    for (Decision decision : parsed.value().orElseThrow()) {
      all =
          all.compose(
              rows ->
                  orders
                      .carryOut(Visit.of(ctx).caller(), decision)
                      .map(Optional.<Fault>empty())
                      .otherwise(e -> Optional.of(Fault.of(e)))
                      .onSuccess(
                          fault -> rows.add(DecisionFileView.carriedOut(decision, fault, words)))
                      .map(rows));
    }
    return all.map(rows -> DecisionFileView.applied(rows, parsed.findings()));
  }

  private Future<Void> refused(RoutingContext ctx, String why) {
    return show(ctx, 400, DecisionFileView.refused(new FieldError("file", why)));
  }

  private Future<Void> show(RoutingContext ctx, int code, DecisionFileView view) {
    return views.show(ctx, code, "insurer/decisions", view);
  }
}
