package tegata.portal.insurer;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import tegata.contract.Bus;
import tegata.contract.Fault;
import tegata.contract.PaperApi;
import tegata.contract.PaperApi.Issued;
import tegata.contract.PaperApi.OpenIssued;
import tegata.domain.insurer.DeskPurpose;
import tegata.domain.paper.PaperKind;
import tegata.domain.paper.PaperState;
import tegata.portal.chain.Visit;
import tegata.portal.page.Download;
import tegata.portal.page.Views;
import tegata.portal.page.Words;
import tegata.portal.paper.PaperPress;

/** 保険者が出した紙: 資格確認書 (A4 and the size of a card) and 資格情報のお知らせ. */
public final class PaperPages {
  private final Bus bus;
  private final Views views;
  private final Purpose purpose;
  private final PaperPress press;

  /** Forms of a paper. */
  private enum Form {
    A4,
    CARD
  }

  public PaperPages(Bus bus, Views views, Purpose purpose, PaperPress press) {
    this.bus = bus;
    this.views = views;
    this.purpose = purpose;
    this.press = press;
  }

  /** Adds the routes. */
  public void mount(Router router) {
    router
        .getWithRegex("/insurer/papers/(?<number>P-[0-9-]+)\\.pdf")
        .handler(ctx -> purpose.with(ctx, (c, why) -> print(c, why, Form.A4)).onFailure(ctx::fail));
    router
        .getWithRegex("/insurer/papers/(?<number>P-[0-9-]+)/card\\.pdf")
        .handler(
            ctx -> purpose.with(ctx, (c, why) -> print(c, why, Form.CARD)).onFailure(ctx::fail));
    router
        .get("/insurer/papers/:number")
        .handler(ctx -> purpose.with(ctx, this::show).onFailure(ctx::fail));
  }

  private Future<Void> show(RoutingContext ctx, DeskPurpose why) {
    return open(ctx, why)
        .compose(
            issued -> views.show(ctx, "insurer/paper", PaperView.of(issued, views.words(ctx))));
  }

  /** What counts no more is not printed again. */
  private Future<Void> print(RoutingContext ctx, DeskPurpose why, Form form) {
    return open(ctx, why)
        .compose(
            issued ->
                mayBePrinted(issued) && hasForm(issued.paper().kind(), form)
                    ? print(ctx, issued, form)
                    : Future.failedFuture(unknown()));
  }

  static boolean mayBePrinted(Issued issued) {
    return issued.state() == PaperState.VALID;
  }

  private static boolean hasForm(PaperKind kind, Form form) {
    return form == Form.A4 || kind == PaperKind.ELIGIBILITY_CERTIFICATE;
  }

  private Future<Void> print(RoutingContext ctx, Issued issued, Form form) {
    Words words = views.japanese();
    String number = issued.paper().number();
    Object page =
        issued.paper().kind() == PaperKind.ELIGIBILITY_NOTICE
            ? PrintedNotices.of(List.of(issued.paper()), words)
            : PrintedPaper.of(issued.paper(), words);
    return press
        .print(
            template(issued.paper().kind(), form),
            page,
            issued.paper().issuedOn().atStartOfDay(Words.JAPAN).toInstant())
        .compose(
            pdf ->
                new Download(
                        "application/pdf",
                        number + ".pdf",
                        words.of(issued.paper().kind()) + "-" + number + ".pdf")
                    .send(ctx, pdf));
  }

  private static String template(PaperKind kind, Form form) {
    if (kind == PaperKind.ELIGIBILITY_NOTICE) {
      return "insurer/notice-a4";
    }
    return form == Form.CARD ? "insurer/certificate-card" : "insurer/certificate-a4";
  }

  private Future<Issued> open(RoutingContext ctx, DeskPurpose why) {
    return bus.ask(
            PaperApi.OPEN_ISSUED,
            Visit.of(ctx).caller(),
            new OpenIssued(ctx.pathParam("number"), why))
        .map(found -> found.issued().orElseThrow(PaperPages::unknown));
  }

  private static Fault unknown() {
    return new Fault(Fault.Kind.NOT_FOUND, "not-found", "There is no such paper.");
  }
}
