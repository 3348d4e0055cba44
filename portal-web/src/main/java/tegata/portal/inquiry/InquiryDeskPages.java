package tegata.portal.inquiry;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import tegata.contract.Bus;
import tegata.contract.Fault;
import tegata.contract.InquiryApi;
import tegata.contract.InquiryApi.Open;
import tegata.contract.InquiryApi.QueueOf;
import tegata.contract.InquiryApi.Reply;
import tegata.contract.InquiryApi.Shown;
import tegata.domain.inquiry.Inquiry;
import tegata.portal.chain.SeeOther;
import tegata.portal.chain.Visit;
import tegata.portal.page.FieldError;
import tegata.portal.page.Views;
import tegata.portal.page.Words;

/** 運営者の机: the queue of inquiries, and their answers. */
public final class InquiryDeskPages {
  private static final String QUEUE = "/ops/inquiries";

  private final Bus bus;
  private final Views views;
  private final Clock clock;

  public InquiryDeskPages(Bus bus, Views views, Clock clock) {
    this.bus = bus;
    this.views = views;
    this.clock = clock.withZone(Words.JAPAN);
  }

  /** Adds the routes. */
  public void mount(Router router) {
    router.get("/ops").handler(ctx -> ctx.redirect(QUEUE));
    router.get(QUEUE).handler(ctx -> queue(ctx).onFailure(ctx::fail));
    router.get("/ops/inquiries/:number").handler(ctx -> open(ctx).onFailure(ctx::fail));
    router.post("/ops/inquiries/:number").handler(ctx -> answer(ctx).onFailure(ctx::fail));
  }

  private Future<Void> queue(RoutingContext ctx) {
    boolean answered = ctx.queryParams().contains("answered");
    int from =
        Optional.ofNullable(ctx.queryParams().get("from"))
            .filter(text -> text.matches("\\d{1,6}"))
            .map(Integer::valueOf)
            .orElse(0);
    return bus.ask(InquiryApi.QUEUE, Visit.of(ctx).caller(), new QueueOf(answered, from))
        .map(rows -> InquiryQueueView.of(rows, answered, LocalDate.now(clock), views.words(ctx)))
        .compose(view -> views.show(ctx, "inquiry/queue", view));
  }

  private Future<Void> open(RoutingContext ctx) {
    return shown(ctx).compose(shown -> show(ctx, 200, shown, "", false, List.of()));
  }

  private Future<Void> answer(RoutingContext ctx) {
    String typed =
        Optional.ofNullable(ctx.request().getFormAttribute("answer"))
            .orElse("")
            .replace("\r\n", "\n")
            .strip();
    List<FieldError> errors = errors(ctx, typed);
    if (!errors.isEmpty()) {
      return shown(ctx).compose(shown -> show(ctx, 400, shown, typed, false, errors));
    }
    return bus.ask(
            InquiryApi.ANSWER, Visit.of(ctx).caller(), new Reply(ctx.pathParam("number"), typed))
        .compose(done -> SeeOther.to(ctx, QUEUE + "/" + done.number()))
        .recover(failure -> conflicting(ctx, typed, Fault.of(failure)));
  }

  /** Somebody was faster: their answer stands, and what was typed here is not lost. */
  private Future<Void> conflicting(RoutingContext ctx, String typed, Fault fault) {
    return fault.kind() == Fault.Kind.CONFLICT
        ? shown(ctx).compose(shown -> show(ctx, 409, shown, typed, true, List.of()))
        : Future.failedFuture(fault);
  }

  private List<FieldError> errors(RoutingContext ctx, String typed) {
    Words words = views.words(ctx);
    if (typed.isEmpty()) {
      return List.of(new FieldError("answer", words.text("desk.inquiry.answer.missing")));
    }
    return Inquiry.fits(typed, Inquiry.LONGEST_ANSWER)
        ? List.of()
        : List.of(
            new FieldError(
                "answer", words.text("desk.inquiry.answer.too-long", Inquiry.LONGEST_ANSWER)));
  }

  private Future<Shown> shown(RoutingContext ctx) {
    return bus.ask(InquiryApi.OPEN, Visit.of(ctx).caller(), new Open(ctx.pathParam("number")))
        .map(
            found ->
                found
                    .shown()
                    .orElseThrow(
                        () ->
                            new Fault(
                                Fault.Kind.NOT_FOUND, "not-found", "There is no such inquiry.")));
  }

  private Future<Void> show(
      RoutingContext ctx,
      int code,
      Shown shown,
      String typed,
      boolean conflict,
      List<FieldError> errors) {
    return views.show(
        ctx,
        code,
        "inquiry/desk",
        InquiryDeskView.of(shown, typed, conflict, errors, views.words(ctx)));
  }
}
