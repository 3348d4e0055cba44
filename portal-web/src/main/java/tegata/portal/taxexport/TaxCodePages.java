package tegata.portal.taxexport;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.ToIntFunction;
import tegata.contract.Bus;
import tegata.contract.Fault;
import tegata.contract.TaxDocumentApi;
import tegata.contract.TaxDocumentApi.End;
import tegata.contract.TaxDocumentApi.Issue;
import tegata.contract.TaxDocumentApi.Issued;
import tegata.portal.chain.SeeOther;
import tegata.portal.chain.Visit;
import tegata.portal.page.PathId;
import tegata.portal.page.Views;

/** 一度だけのコード: made for a tax program, shown once, and ended. */
final class TaxCodePages {
  private final Bus bus;
  private final Views views;
  private final ToIntFunction<RoutingContext> year;

  TaxCodePages(Bus bus, Views views, ToIntFunction<RoutingContext> year) {
    this.bus = bus;
    this.views = views;
    this.year = year;
  }

  void mount(Router router) {
    router.post("/tax/:year/code").handler(ctx -> make(ctx).onFailure(ctx::fail));
    router.post("/tax/:year/code/:id/end").handler(ctx -> end(ctx).onFailure(ctx::fail));
  }

  /** The code is shown in the answer itself, because nothing keeps it; the form makes one. */
  private Future<Void> make(RoutingContext ctx) {
    Visit visit = Visit.of(ctx);
    int of = year.applyAsInt(ctx);
    UUID form =
        PathId.parse(Optional.ofNullable(ctx.request().getFormAttribute("code")).orElse(""))
            .orElseThrow(() -> new Fault(Fault.Kind.INVALID, "form-id", "The form has no id."));
    return bus.ask(
            TaxDocumentApi.ISSUE, visit.caller(), new Issue(visit.subject().person(), form, of))
        .compose(issued -> show(ctx, of, issued));
  }

  private Future<Void> show(RoutingContext ctx, int of, Issued issued) {
    String until =
        views
            .words(ctx)
            .text("tax.export.code.until", views.words(ctx).moment(issued.validUntil()));
    return issued
        .code()
        .map(
            code ->
                views.show(ctx, "taxexport/code", Map.of("code", code, "until", until, "year", of)))
        .orElseGet(() -> toExport(ctx, of));
  }

  private Future<Void> end(RoutingContext ctx) {
    Visit visit = Visit.of(ctx);
    UUID code =
        PathId.of(ctx, "id")
            .orElseThrow(() -> new Fault(Fault.Kind.NOT_FOUND, "code-unknown", "No such code."));
    return bus.ask(TaxDocumentApi.END, visit.caller(), new End(visit.subject().person(), code))
        .compose(x -> toExport(ctx, year.applyAsInt(ctx)));
  }

  private static Future<Void> toExport(RoutingContext ctx, int of) {
    return SeeOther.to(ctx, "/tax/" + of + "/export");
  }
}
