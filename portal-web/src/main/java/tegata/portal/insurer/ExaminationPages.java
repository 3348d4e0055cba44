package tegata.portal.insurer;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tegata.contract.Bus;
import tegata.contract.Caller;
import tegata.contract.DeregistrationApi;
import tegata.contract.DeregistrationApi.Accept;
import tegata.contract.DeregistrationApi.Cancel;
import tegata.contract.DeregistrationApi.Issue;
import tegata.contract.DeregistrationApi.On;
import tegata.contract.DeregistrationApi.Return;
import tegata.contract.Fault;
import tegata.contract.InsurerDeskApi;
import tegata.contract.InsurerDeskApi.Examined;
import tegata.contract.InsurerDeskApi.Open;
import tegata.contract.InsurerDeskApi.QueueOf;
import tegata.contract.InsurerDeskApi.Show;
import tegata.contract.RegistrationApi.Application;
import tegata.domain.insurer.DeskPurpose;
import tegata.domain.registration.Remark;
import tegata.domain.registration.ReturnReason;
import tegata.portal.chain.SeeOther;
import tegata.portal.chain.Visit;
import tegata.portal.insurer.ExaminationView.Typed;
import tegata.portal.page.DateText;
import tegata.portal.page.FieldError;
import tegata.portal.page.Views;
import tegata.portal.page.Words;

/**
 * 解除申請の一覧と審査. A decision says which version it was taken on; a faster one is shown, nothing is
 * lost.
 */
public final class ExaminationPages {
  private static final String QUEUE = "/insurer/deregistrations";

  private final Bus bus;
  private final Views views;
  private final Purpose purpose;
  private final Clock clock;

  public ExaminationPages(Bus bus, Views views, Purpose purpose, Clock clock) {
    this.bus = bus;
    this.views = views;
    this.purpose = purpose;
    this.clock = clock.withZone(Words.JAPAN);
  }

  /** Adds the routes. */
  public void mount(Router router) {
    router.get(QUEUE).handler(ctx -> queue(ctx).onFailure(ctx::fail));
    router
        .get("/insurer/deregistrations/:number")
        .handler(ctx -> purpose.with(ctx, this::open).onFailure(ctx::fail));
    router
        .post("/insurer/deregistrations/:number/accept")
        .handler(ctx -> purpose.with(ctx, this::accept).onFailure(ctx::fail));
    router
        .post("/insurer/deregistrations/:number/return")
        .handler(ctx -> purpose.with(ctx, this::giveBack).onFailure(ctx::fail));
    router
        .post("/insurer/deregistrations/:number/issue")
        .handler(ctx -> purpose.with(ctx, this::issue).onFailure(ctx::fail));
    router
        .post("/insurer/deregistrations/:number/cancel")
        .handler(ctx -> purpose.with(ctx, this::cancel).onFailure(ctx::fail));
  }

  private Future<Void> queue(RoutingContext ctx) {
    String asked = Optional.ofNullable(ctx.queryParams().get("show")).orElse("");
    Show show =
        Arrays.stream(Show.values())
            .filter(s -> s.name().equalsIgnoreCase(asked))
            .findFirst()
            .orElse(Show.TO_EXAMINE);
    int from =
        Optional.ofNullable(ctx.queryParams().get("from"))
            .filter(text -> text.matches("[0-9]{1,6}"))
            .map(Integer::valueOf)
            .orElse(0);
    return bus.ask(InsurerDeskApi.QUEUE, Visit.of(ctx).caller(), new QueueOf(show, from))
        .map(rows -> ApplicationQueueView.of(rows, show, LocalDate.now(clock), views.words(ctx)))
        .compose(view -> views.show(ctx, "insurer/queue", view));
  }

  private Future<Void> open(RoutingContext ctx, DeskPurpose why) {
    return examined(ctx, why)
        .compose(
            found -> show(ctx, 200, found, Typed.fresh(LocalDate.now(clock)), false, List.of()));
  }

  private Future<Void> accept(RoutingContext ctx, DeskPurpose why) {
    return settle(
        ctx,
        why,
        Typed.fresh(LocalDate.now(clock)),
        bus.ask(DeregistrationApi.ACCEPT, caller(ctx), new Accept(on(ctx))));
  }

  private Future<Void> cancel(RoutingContext ctx, DeskPurpose why) {
    return settle(
        ctx,
        why,
        Typed.fresh(LocalDate.now(clock)),
        bus.ask(DeregistrationApi.CANCEL, caller(ctx), new Cancel(on(ctx))));
  }

  private Future<Void> giveBack(RoutingContext ctx, DeskPurpose why) {
    Typed typed = typed(ctx);
    Optional<ReturnReason> reason =
        Arrays.stream(ReturnReason.values())
            .filter(r -> r.name().equals(typed.reason()))
            .findFirst();
    List<FieldError> errors = new ArrayList<>();
    if (reason.isEmpty()) {
      errors.add(new FieldError("reason", views.words(ctx).text("desk.return.missing")));
    }
    if (Remark.isTooLong(typed.comment())) {
      errors.add(
          new FieldError("comment", views.words(ctx).text("desk.return.too-long", Remark.LONGEST)));
    }
    if (!errors.isEmpty()) {
      return examined(ctx, why).compose(found -> show(ctx, 400, found, typed, false, errors));
    }
    Optional<String> comment = Optional.of(typed.comment()).filter(text -> !text.isEmpty());
    return settle(
        ctx,
        why,
        typed,
        bus.ask(DeregistrationApi.RETURN, caller(ctx), new Return(on(ctx), reason.get(), comment)));
  }

  private Future<Void> issue(RoutingContext ctx, DeskPurpose why) {
    Typed typed = typed(ctx);
    Optional<LocalDate> issuedOn = DateText.day(typed.issuedOn());
    Optional<LocalDate> validUntil = DateText.day(typed.validUntil());
    List<FieldError> errors = new ArrayList<>();
    if (issuedOn.isEmpty()) {
      errors.add(new FieldError("issued-on", views.words(ctx).text("desk.issue.date")));
    }
    if (validUntil.isEmpty()) {
      errors.add(new FieldError("valid-until", views.words(ctx).text("desk.issue.date")));
    }
    if (!errors.isEmpty()) {
      return examined(ctx, why).compose(found -> show(ctx, 400, found, typed, false, errors));
    }
    return settle(
        ctx,
        why,
        typed,
        bus.ask(
            DeregistrationApi.ISSUE,
            caller(ctx),
            new Issue(on(ctx), issuedOn.get(), validUntil.get())));
  }

  private Future<Void> settle(
      RoutingContext ctx, DeskPurpose why, Typed typed, Future<Application> decision) {
    return decision
        .compose(done -> SeeOther.to(ctx, QUEUE + "/" + done.deregistration().number()))
        .recover(failure -> refused(ctx, why, typed, Fault.of(failure)));
  }

  /** What the workers refuse is told beside the forms, with everything typed. */
  private Future<Void> refused(RoutingContext ctx, DeskPurpose why, Typed typed, Fault fault) {
    return switch (fault.code()) {
      case "changed-meanwhile", "step-not-possible" ->
          examined(ctx, why).compose(found -> show(ctx, 409, found, typed, true, List.of()));
      case "dates-impossible" -> again(ctx, why, typed, "issued-on", "desk.issue.impossible");
      case "accepted-by-same" -> again(ctx, why, typed, "issued-on", "desk.issue.same");
      case "not-a-member" -> again(ctx, why, typed, "main", "desk.not-a-member");
      case "another-role" -> again(ctx, why, typed, "main", "desk.another-role");
      default -> Future.failedFuture(fault);
    };
  }

  private Future<Void> again(
      RoutingContext ctx, DeskPurpose why, Typed typed, String field, String key) {
    List<FieldError> errors = List.of(new FieldError(field, views.words(ctx).text(key)));
    return examined(ctx, why).compose(found -> show(ctx, 422, found, typed, false, errors));
  }

  private Future<Examined> examined(RoutingContext ctx, DeskPurpose why) {
    return bus.ask(InsurerDeskApi.OPEN, caller(ctx), new Open(ctx.pathParam("number"), why))
        .map(
            found ->
                found
                    .examined()
                    .orElseThrow(
                        () ->
                            new Fault(
                                Fault.Kind.NOT_FOUND,
                                "not-found",
                                "There is no such application.")));
  }

  private Future<Void> show(
      RoutingContext ctx,
      int code,
      Examined examined,
      Typed typed,
      boolean conflict,
      List<FieldError> errors) {
    return views.show(
        ctx,
        code,
        "insurer/examination",
        ExaminationView.of(
            examined,
            Visit.of(ctx).staff().orElseThrow().role(),
            typed,
            conflict,
            errors,
            LocalDate.now(clock),
            views.words(ctx)));
  }

  private static Caller caller(RoutingContext ctx) {
    return Visit.of(ctx).caller();
  }

  private static Typed typed(RoutingContext ctx) {
    return new Typed(
        field(ctx, "reason"),
        field(ctx, "comment").replace("\r\n", "\n"),
        field(ctx, "issued-on"),
        field(ctx, "valid-until"));
  }

  private static String field(RoutingContext ctx, String name) {
    return Optional.ofNullable(ctx.request().getFormAttribute(name)).orElse("").strip();
  }

  private static On on(RoutingContext ctx) {
    try {
      return new On(
          ctx.pathParam("number"),
          Integer.parseInt(field(ctx, "version")),
          UUID.fromString(field(ctx, "order")));
    } catch (IllegalArgumentException e) {
      throw new Fault(Fault.Kind.INVALID, "form-id", "The form names no version or decision.");
    }
  }
}
