package tegata.portal.taxexport;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import tegata.contract.Bus;
import tegata.contract.Fault;
import tegata.contract.TaxDocumentApi;
import tegata.contract.TaxDocumentApi.CodesOf;
import tegata.contract.TaxDocumentApi.Open;
import tegata.contract.Use;
import tegata.portal.chain.Visit;
import tegata.portal.expense.FormFile;
import tegata.portal.page.FieldError;
import tegata.portal.page.Views;
import tegata.portal.page.Words;
import tegata.portal.paper.PaperPress;

/** 書き出し: the last step of 医療費控除, and every file of a year. */
public final class TaxExportPages {
  private final Vertx vertx;
  private final Bus bus;
  private final Views views;
  private final Clock clock;
  private final PaperPress press;
  private final YearSource years;

  public TaxExportPages(Vertx vertx, Bus bus, Views views, Clock clock, PaperPress press) {
    this.vertx = vertx;
    this.bus = bus;
    this.views = views;
    this.clock = clock.withZone(Words.JAPAN);
    this.press = press;
    this.years = new YearSource(bus);
  }

  /** Adds the routes. */
  public void mount(Router router) {
    router.get("/tax/:year/export").handler(ctx -> show(ctx).onFailure(ctx::fail));
    router.get("/tax/:year/iryohi.xml").handler(ctx -> xml(ctx).onFailure(ctx::fail));
    router.get("/tax/:year/iryohi-form.xlsx").handler(ctx -> workbook(ctx).onFailure(ctx::fail));
    router.get("/tax/:year/meisai.pdf").handler(ctx -> pdf(ctx).onFailure(ctx::fail));
    router.get("/tax/:year/meisai.json").handler(ctx -> json(ctx).onFailure(ctx::fail));
    new TaxCodePages(bus, views, this::year).mount(router);
  }

  private Future<Void> show(RoutingContext ctx) {
    return years.load(ctx, year(ctx), Use.VIEW).compose(year -> show(ctx, 200, year, List.of()));
  }

  private Future<Void> show(
      RoutingContext ctx, int status, YearExpenses year, List<FieldError> errors) {
    Visit visit = Visit.of(ctx);
    return bus.ask(TaxDocumentApi.CODES, visit.caller(), new CodesOf(visit.subject().person()))
        .map(codes -> Optional.of(codes.open()))
        .recover(TaxExportPages::withoutSigning)
        .map(
            codes ->
                TaxExportView.of(
                    year, visit.principal().isEmpty(), codes, errors, views.words(ctx)))
        .compose(view -> views.show(ctx, status, "taxexport/export", view));
  }

  /** Where no node signs, the other files are still there. */
  private static Future<Optional<List<Open>>> withoutSigning(Throwable failure) {
    return Fault.of(failure).kind() == Fault.Kind.UNAVAILABLE
        ? Future.succeededFuture(Optional.empty())
        : Future.failedFuture(failure);
  }

  /** The worker makes it, and writes its entry. */
  private Future<Void> xml(RoutingContext ctx) {
    Visit visit = Visit.of(ctx);
    int year = year(ctx);
    return new SignedDocument(bus, visit.caller(), visit.subject().person(), year)
        .read()
        .compose(bytes -> ExportFile.XML.download(year).send(ctx, bytes));
  }

  private Future<Void> workbook(RoutingContext ctx) {
    return years
        .load(ctx, year(ctx), Use.DOWNLOAD)
        .compose(
            year -> {
              FormFile form = ExportFile.form(year);
              List<FieldError> errors =
                  form.refusals(views.words(ctx)).stream()
                      .map(text -> new FieldError("files", text))
                      .toList();
              return errors.isEmpty()
                  ? vertx
                      .executeBlocking(form::write, false)
                      .compose(bytes -> ExportFile.WORKBOOK.download(year).send(ctx, bytes))
                  : show(ctx, 400, year, errors);
            });
  }

  /** Bears today's date and no time, so that a day's copies are the same. */
  private Future<Void> pdf(RoutingContext ctx) {
    LocalDate today = LocalDate.now(clock);
    return years
        .load(ctx, year(ctx), Use.DOWNLOAD)
        .compose(
            year ->
                press
                    .print(
                        "taxexport/sheet",
                        SheetView.of(year, views.japanese().day(today), views.japanese()),
                        today.atStartOfDay(Words.JAPAN).toInstant())
                    .compose(bytes -> ExportFile.SHEET_PDF.download(year).send(ctx, bytes)));
  }

  private Future<Void> json(RoutingContext ctx) {
    return years
        .load(ctx, year(ctx), Use.DOWNLOAD)
        .compose(
            year ->
                ExportFile.SHEET_JSON.download(year).send(ctx, DeductionSheet.of(year).toJson()));
  }

  /** 年分: of four digits and not ahead; what is too old the worker knows. */
  private int year(RoutingContext ctx) {
    String typed = ctx.pathParam("year");
    if (typed.matches("20\\d\\d") && Integer.parseInt(typed) <= LocalDate.now(clock).getYear()) {
      return Integer.parseInt(typed);
    }
    throw new Fault(Fault.Kind.NOT_FOUND, "tax-year-unknown", "There is no such tax year here.");
  }
}
