package tegata.portal.registration;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import tegata.contract.Bus;
import tegata.contract.CertificateApplicationApi;
import tegata.contract.CertificateApplicationApi.Withdraw;
import tegata.contract.Fault;
import tegata.contract.Use;
import tegata.portal.chain.SeeOther;
import tegata.portal.chain.Visit;
import tegata.portal.page.Download;
import tegata.portal.page.Views;
import tegata.portal.page.Words;
import tegata.portal.paper.PaperPress;

/** 資格確認書の申し込みの状況: how one stands, the receipt to keep, and the way back. */
public final class CertificateApplicationPages {
  private static final Download RECEIPT =
      new Download("application/pdf", "uketsukehyo.pdf", "受付票.pdf");

  /** Their 受付番号 begin with another letter than those of 利用登録の解除. */
  private static final String PAGE = "/applications/(?<number>C-[^/.]+)";

  private final Bus bus;
  private final Views views;
  private final PaperPress press;
  private final Clock clock;

  /** 受付票 of one. */
  public record CertificateReceiptView(
      String name, CertificateApplicationView application, String printedAt) {}

  public CertificateApplicationPages(Bus bus, Views views, PaperPress press, Clock clock) {
    this.bus = bus;
    this.views = views;
    this.press = press;
    this.clock = clock;
  }

  /** Adds the routes, before those of the other applications. */
  public void mount(Router router) {
    router.getWithRegex(PAGE).handler(ctx -> show(ctx).onFailure(ctx::fail));
    router.getWithRegex(PAGE + "\\.pdf").handler(ctx -> receipt(ctx).onFailure(ctx::fail));
    router.getWithRegex(PAGE + "/withdraw").handler(ctx -> ask(ctx).onFailure(ctx::fail));
    router.postWithRegex(PAGE + "/withdraw").handler(ctx -> withdraw(ctx).onFailure(ctx::fail));
  }

  private Future<Void> show(RoutingContext ctx) {
    return view(ctx, Use.VIEW, views.words(ctx))
        .compose(view -> views.show(ctx, "registration/certificate-application", view));
  }

  private Future<Void> receipt(RoutingContext ctx) {
    String name = Visit.of(ctx).subject().name();
    return view(ctx, Use.DOWNLOAD, views.japanese())
        .map(
            view ->
                new CertificateReceiptView(name, view, views.japanese().moment(clock.instant())))
        .compose(view -> press.print("registration/certificate-receipt", view, clock.instant()))
        .compose(pdf -> RECEIPT.send(ctx, pdf));
  }

  /** Asks once more before what cannot be taken back; too late, it shows how things stand. */
  private Future<Void> ask(RoutingContext ctx) {
    return view(ctx, Use.VIEW, views.words(ctx))
        .compose(
            view ->
                view.mayWithdraw()
                    ? views.show(ctx, "registration/certificate-withdraw", view)
                    : seeOther(ctx));
  }

  private Future<Void> withdraw(RoutingContext ctx) {
    Visit visit = Visit.of(ctx);
    return bus.ask(
            CertificateApplicationApi.WITHDRAW,
            visit.caller(),
            new Withdraw(visit.subject().person(), ctx.pathParam("number")))
        .<Void>mapEmpty()
        .recover(
            failure ->
                Fault.of(failure).kind() == Fault.Kind.CONFLICT
                    ? Future.succeededFuture()
                    : Future.failedFuture(failure))
        .compose(x -> seeOther(ctx));
  }

  private Future<CertificateApplicationView> view(RoutingContext ctx, Use use, Words words) {
    return ApplyPages.find(bus, ctx, ctx.pathParam("number"), use)
        .map(made -> CertificateApplicationView.of(made, words));
  }

  private static Future<Void> seeOther(RoutingContext ctx) {
    return SeeOther.to(ctx, "/applications/" + SeeOther.part(ctx.pathParam("number")));
  }
}
