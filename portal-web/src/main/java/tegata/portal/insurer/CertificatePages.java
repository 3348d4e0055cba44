package tegata.portal.insurer;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tegata.contract.Bus;
import tegata.contract.Caller;
import tegata.contract.CertificateApi;
import tegata.contract.CertificateApi.Decide;
import tegata.contract.CertificateApi.Enter;
import tegata.contract.CertificateApi.IssueNotice;
import tegata.contract.CertificateApi.Kind;
import tegata.contract.CertificateApi.OpenOrder;
import tegata.contract.CertificateApi.Opened;
import tegata.contract.CertificateApi.PapersOf;
import tegata.contract.CertificateApi.Waiting;
import tegata.contract.CertificateApplicationApi;
import tegata.contract.CertificateApplicationApi.Accept;
import tegata.contract.CertificateApplicationApi.Return;
import tegata.contract.Fault;
import tegata.domain.insurer.DeskPurpose;
import tegata.domain.paper.CertificateGround;
import tegata.domain.paper.RevocationReason;
import tegata.domain.registration.Remark;
import tegata.domain.registration.ReturnReason;
import tegata.portal.chain.SeeOther;
import tegata.portal.chain.Visit;
import tegata.portal.insurer.CertificateView.Typed;
import tegata.portal.page.DateText;
import tegata.portal.page.FieldError;
import tegata.portal.page.Views;

/**
 * 資格確認書の交付・再交付・失効: a clerk enters an order from a member's papers or accepts what a member applied
 * for, an approver decides. Whom it is about is sent in forms, never in an address.
 */
public final class CertificatePages {
  private static final String LIST = "/insurer/certificates";

  private final Bus bus;
  private final Views views;
  private final Purpose purpose;

  public CertificatePages(Bus bus, Views views, Purpose purpose) {
    this.bus = bus;
    this.views = views;
    this.purpose = purpose;
  }

  /** Adds the routes. */
  public void mount(Router router) {
    router.get(LIST).handler(ctx -> waiting(ctx).onFailure(ctx::fail));
    router
        .post(LIST + "/member")
        .handler(
            ctx ->
                purpose.with(ctx, (c, why) -> member(c, why, 200, List.of())).onFailure(ctx::fail));
    router
        .post(LIST + "/notice")
        .handler(ctx -> purpose.with(ctx, this::notice).onFailure(ctx::fail));
    router.post(LIST).handler(ctx -> purpose.with(ctx, this::enter).onFailure(ctx::fail));
    router
        .get(LIST + "/:id")
        .handler(
            ctx ->
                purpose
                    .with(ctx, (c, why) -> open(c, why, 200, Optional.empty(), List.of()))
                    .onFailure(ctx::fail));
    router
        .post(LIST + "/:id/accept")
        .handler(ctx -> purpose.with(ctx, this::accept).onFailure(ctx::fail));
    router
        .post(LIST + "/:id/return")
        .handler(ctx -> purpose.with(ctx, this::giveBack).onFailure(ctx::fail));
    router.post(LIST + "/:id").handler(ctx -> purpose.with(ctx, this::decide).onFailure(ctx::fail));
  }

  private Future<Void> waiting(RoutingContext ctx) {
    return bus.ask(CertificateApi.WAITING, caller(ctx), new Waiting())
        .map(found -> CertificateView.Waiting.of(found.orders(), views.words(ctx)))
        .compose(view -> views.show(ctx, "insurer/certificates", view));
  }

  private Future<Void> member(
      RoutingContext ctx, DeskPurpose why, int code, List<FieldError> errors) {
    return bus.ask(CertificateApi.PAPERS, caller(ctx), new PapersOf(id(field(ctx, "person")), why))
        .map(found -> found.member().orElseThrow(CertificatePages::unknown))
        .map(member -> CertificateView.Member.of(member, errors, views.words(ctx)))
        .compose(view -> views.show(ctx, code, "insurer/certificate-member", view));
  }

  private Future<Void> notice(RoutingContext ctx, DeskPurpose why) {
    return bus.ask(CertificateApi.NOTICE, caller(ctx), new IssueNotice(id(field(ctx, "person"))))
        .compose(issued -> SeeOther.to(ctx, "/insurer/papers/" + issued.number()));
  }

  private Future<Void> enter(RoutingContext ctx, DeskPurpose why) {
    Kind kind =
        named(Kind.values(), field(ctx, "kind"))
            .orElseThrow(() -> new Fault(Fault.Kind.INVALID, "form-id", "No such order."));
    Enter order =
        new Enter(
            id(field(ctx, "form")),
            id(field(ctx, "person")),
            kind,
            named(CertificateGround.values(), field(ctx, "ground")).filter(x -> kind == Kind.ISSUE),
            named(RevocationReason.values(), field(ctx, "why")).filter(x -> kind == Kind.REVOKE));
    return bus.ask(CertificateApi.ENTER, caller(ctx), order)
        .compose(entered -> SeeOther.to(ctx, LIST + "/" + entered.id()))
        .recover(
            failure ->
                switch (Fault.of(failure).code()) {
                  case "ground-not-open" -> again(ctx, why, "ground", "desk.order.ground.missing");
                  case "reason-missing" -> again(ctx, why, "why", "desk.order.why.missing");
                  case "order-waiting" -> again(ctx, why, "main", "desk.order.waiting");
                  case "in-application" -> again(ctx, why, "main", "desk.order.in-application");
                  case "not-on-duty" -> again(ctx, why, "main", "desk.another-role");
                  default -> Future.failedFuture(failure);
                });
  }

  private Future<Void> again(RoutingContext ctx, DeskPurpose why, String field, String key) {
    return member(ctx, why, 422, List.of(new FieldError(field, views.words(ctx).text(key))));
  }

  private Future<Void> open(
      RoutingContext ctx,
      DeskPurpose why,
      int code,
      Optional<Typed> typed,
      List<FieldError> errors) {
    return bus.ask(CertificateApi.OPEN, caller(ctx), new OpenOrder(id(ctx.pathParam("id")), why))
        .map(found -> found.opened().orElseThrow(CertificatePages::unknown))
        .compose(opened -> show(ctx, code, opened, typed, errors));
  }

  private Future<Void> show(
      RoutingContext ctx, int code, Opened opened, Optional<Typed> typed, List<FieldError> errors) {
    return views.show(
        ctx,
        code,
        "insurer/certificate-order",
        CertificateView.Opening.of(
            opened, Visit.of(ctx).staff().orElseThrow().role(), typed, errors, views.words(ctx)));
  }

  private Future<Void> accept(RoutingContext ctx, DeskPurpose why) {
    Accept order = new Accept(id(ctx.pathParam("id")));
    return settle(
        ctx, why, typed(ctx), bus.ask(CertificateApplicationApi.ACCEPT, caller(ctx), order));
  }

  private Future<Void> giveBack(RoutingContext ctx, DeskPurpose why) {
    Typed typed = typed(ctx);
    Optional<ReturnReason> reason = named(ReturnReason.values(), typed.reason());
    Optional<String> comment = Optional.of(typed.comment()).filter(text -> !text.isEmpty());
    if (reason.isEmpty()) {
      return refused(ctx, why, typed, "reason", "desk.return.missing");
    }
    if (Remark.isTooLong(comment)) {
      String text = views.words(ctx).text("desk.return.too-long", Remark.LONGEST);
      return open(ctx, why, 422, Optional.of(typed), List.of(new FieldError("comment", text)));
    }
    Return order = new Return(id(ctx.pathParam("id")), reason.get(), comment);
    return settle(ctx, why, typed, bus.ask(CertificateApplicationApi.RETURN, caller(ctx), order));
  }

  private Future<Void> decide(RoutingContext ctx, DeskPurpose why) {
    boolean carryOut = field(ctx, "decision").equals("carry-out");
    Typed typed = typed(ctx);
    Decide order = new Decide(id(ctx.pathParam("id")), carryOut, DateText.day(typed.validUntil()));
    return settle(ctx, why, typed, bus.ask(CertificateApi.DECIDE, caller(ctx), order));
  }

  private Future<Void> settle(
      RoutingContext ctx, DeskPurpose why, Typed typed, Future<CertificateApi.Order> decision) {
    return decision
        .compose(done -> SeeOther.to(ctx, LIST + "/" + done.id()))
        .recover(
            failure ->
                switch (Fault.of(failure).code()) {
                  case "dates-impossible" ->
                      refused(ctx, why, typed, "valid-until", "desk.issue.impossible");
                  case "ground-not-open" ->
                      refused(ctx, why, typed, "main", "desk.order.ground.closed");
                  case "no-such-member" -> refused(ctx, why, typed, "main", "desk.order.left");
                  case "in-application" ->
                      refused(ctx, why, typed, "main", "desk.order.in-application");
                  case "entered-by-same" -> refused(ctx, why, typed, "main", "desk.order.same");
                  case "not-on-duty" -> refused(ctx, why, typed, "main", "desk.another-role");
                  case "not-accepted" -> refused(ctx, why, typed, "main", "desk.order.unaccepted");
                  case "withdrawn" -> refused(ctx, why, typed, "main", "desk.order.withdrawn");
                  case "decided-before" ->
                      refused(ctx, why, typed, "main", "desk.order.decided-before");
                  default -> Future.failedFuture(failure);
                });
  }

  private Future<Void> refused(
      RoutingContext ctx, DeskPurpose why, Typed typed, String field, String key) {
    return open(
        ctx,
        why,
        422,
        Optional.of(typed),
        List.of(new FieldError(field, views.words(ctx).text(key))));
  }

  private static Typed typed(RoutingContext ctx) {
    return new Typed(
        field(ctx, "valid-until"),
        field(ctx, "reason"),
        field(ctx, "comment").replace("\r\n", "\n"));
  }

  private static Caller caller(RoutingContext ctx) {
    return Visit.of(ctx).caller();
  }

  private static String field(RoutingContext ctx, String name) {
    return Optional.ofNullable(ctx.request().getFormAttribute(name)).orElse("").strip();
  }

  private static <E extends Enum<E>> Optional<E> named(E[] values, String name) {
    return Arrays.stream(values).filter(value -> value.name().equals(name)).findFirst();
  }

  private static UUID id(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw unknown();
    }
  }

  private static Fault unknown() {
    return new Fault(Fault.Kind.NOT_FOUND, "not-found", "There is nothing like that.");
  }
}
