package tegata.portal.registration;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import tegata.contract.Bus;
import tegata.contract.CertificateApplicationApi;
import tegata.contract.Fault;
import tegata.contract.RegistrationApi;
import tegata.contract.RegistrationApi.Withdraw;
import tegata.contract.Use;
import tegata.portal.chain.SeeOther;
import tegata.portal.chain.Visit;
import tegata.portal.page.Download;
import tegata.portal.page.Views;
import tegata.portal.page.Words;
import tegata.portal.paper.PaperPress;

/** 手続きの状況: how applications stand, the receipt to keep, and the way back. */
public final class ApplicationPages {
  private static final Download RECEIPT =
      new Download("application/pdf", "uketsukehyo.pdf", "受付票.pdf");

  private final Bus bus;
  private final Views views;
  private final PaperPress press;
  private final Clock clock;

  public ApplicationPages(Bus bus, Views views, PaperPress press, Clock clock) {
    this.bus = bus;
    this.views = views;
    this.press = press;
    this.clock = clock.withZone(Words.JAPAN);
  }

  /** Adds the routes. */
  public void mount(Router router) {
    router.get("/applications").handler(ctx -> list(ctx).onFailure(ctx::fail));
    router
        .getWithRegex("/applications/(?<number>[^/]+)\\.pdf")
        .handler(ctx -> receipt(ctx).onFailure(ctx::fail));
    router.get("/applications/:number").handler(ctx -> show(ctx).onFailure(ctx::fail));
    router
        .get("/applications/:number/withdraw")
        .handler(ctx -> askToWithdraw(ctx).onFailure(ctx::fail));
    router
        .post("/applications/:number/withdraw")
        .handler(ctx -> withdraw(ctx).onFailure(ctx::fail));
  }

  private Future<Void> list(RoutingContext ctx) {
    Visit visit = Visit.of(ctx);
    UUID person = visit.subject().person();
    return bus.ask(RegistrationApi.APPLICATIONS, visit.caller(), new RegistrationApi.Of(person))
        .compose(
            made ->
                bus.ask(
                        CertificateApplicationApi.APPLICATIONS,
                        visit.caller().apart(),
                        new CertificateApplicationApi.Of(person))
                    .map(
                        certificates ->
                            ApplicationListView.of(
                                made.applications(),
                                certificates.applications(),
                                views.words(ctx))))
        .compose(view -> views.show(ctx, "registration/applications", view));
  }

  private Future<Void> show(RoutingContext ctx) {
    return view(ctx, Use.VIEW, views.words(ctx))
        .compose(view -> views.show(ctx, "registration/application", view));
  }

  private Future<Void> receipt(RoutingContext ctx) {
    String name = Visit.of(ctx).subject().name();
    return view(ctx, Use.DOWNLOAD, views.japanese())
        .map(view -> new ReceiptView(name, view, views.japanese().moment(clock.instant())))
        .compose(view -> press.print("registration/receipt", view, clock.instant()))
        .compose(pdf -> RECEIPT.send(ctx, pdf));
  }

  /** Asks once more before what cannot be taken back; too late, it shows how things stand. */
  private Future<Void> askToWithdraw(RoutingContext ctx) {
    return view(ctx, Use.VIEW, views.words(ctx))
        .compose(
            view ->
                view.mayWithdraw()
                    ? views.show(ctx, "registration/withdraw", view)
                    : seeOther(ctx));
  }

  private Future<Void> withdraw(RoutingContext ctx) {
    Visit visit = Visit.of(ctx);
    Withdraw order = new Withdraw(visit.subject().person(), ctx.pathParam("number"));
    return bus.ask(RegistrationApi.WITHDRAW, visit.caller(), order)
        .<Void>mapEmpty()
        .recover(
            failure ->
                Fault.of(failure).kind() == Fault.Kind.CONFLICT
                    ? Future.succeededFuture()
                    : Future.failedFuture(failure))
        .compose(x -> seeOther(ctx));
  }

  private Future<ApplicationView> view(RoutingContext ctx, Use use, Words words) {
    return Applications.find(bus, ctx, ctx.pathParam("number"), use)
        .map(found -> ApplicationView.of(found, LocalDate.now(clock), words));
  }

  private static Future<Void> seeOther(RoutingContext ctx) {
    return SeeOther.to(ctx, "/applications/" + SeeOther.part(ctx.pathParam("number")));
  }
}
