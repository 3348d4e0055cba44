package tegata.portal.inquiry;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import tegata.contract.Bus;
import tegata.contract.Fault;
import tegata.contract.InquiryApi;
import tegata.contract.InquiryApi.Ask;
import tegata.contract.InquiryApi.Asked;
import tegata.contract.InquiryApi.ByNumber;
import tegata.contract.InquiryApi.EntryOf;
import tegata.contract.InquiryApi.Of;
import tegata.portal.chain.EndedForms;
import tegata.portal.chain.SeeOther;
import tegata.portal.chain.Visit;
import tegata.portal.page.Views;

/** 心当たりのない閲覧を問い合わせる: form, check, receipt, and the answer. */
public final class InquiryPages {
  private static final String DRAFT = "/access-log/report";
  private static final String SEND = "/access-log/report/send";

  private final Bus bus;
  private final Views views;
  private final InquiryDraft draft;

  public InquiryPages(Bus bus, Views views) {
    this.bus = bus;
    this.views = views;
    this.draft = new InquiryDraft(bus);
  }

  /** The forms whose input is kept when they are sent after the session's end. */
  public static List<EndedForms.Form> halfFilledForms() {
    return Stream.of(DRAFT, SEND)
        .map(path -> new EndedForms.Form(path, InquiryDraft.FORM, DRAFT, InquiryDraft::content))
        .toList();
  }

  /** Adds the routes. */
  public void mount(Router router) {
    router.get("/access-log/inquiries").handler(ctx -> list(ctx).onFailure(ctx::fail));
    router.get("/access-log/inquiries/:number").handler(ctx -> show(ctx).onFailure(ctx::fail));
    router.get(DRAFT).handler(ctx -> goOn(ctx).onFailure(ctx::fail));
    router.post(DRAFT).handler(ctx -> keep(ctx).onFailure(ctx::fail));
    router.post(SEND).handler(ctx -> send(ctx).onFailure(ctx::fail));
    router.get("/access-log/:entry/report").handler(ctx -> form(ctx).onFailure(ctx::fail));
    router.get("/access-log/:entry/report/check").handler(ctx -> check(ctx).onFailure(ctx::fail));
  }

  private Future<Void> form(RoutingContext ctx) {
    return begun(ctx, form -> showForm(ctx, 200, form));
  }

  private Future<Void> check(RoutingContext ctx) {
    return begun(
        ctx,
        form ->
            asked(ctx, form.entry())
                .compose(
                    asked ->
                        asked.open().isPresent()
                            ? SeeOther.to(ctx, receipt(asked.open().get().number()))
                            : views.show(
                                ctx,
                                "inquiry/check",
                                InquiryFormView.of(form, asked, views.words(ctx)))));
  }

  /** The form of the entry in the path, with what was typed before. */
  private Future<Void> begun(RoutingContext ctx, Function<InquiryForm, Future<Void>> page) {
    Optional<Long> entry = InquiryForm.number(ctx.pathParam("entry"));
    if (entry.isEmpty()) {
      return Future.failedFuture(unknown());
    }
    return kept(ctx)
        .map(
            found ->
                found
                    .filter(kept -> kept.entry() == entry.get())
                    .map(InquiryDraft.Begun::text)
                    .orElse(""))
        .compose(text -> page.apply(InquiryForm.begun(entry.get(), text)));
  }

  /** Who may only see has typed nothing. */
  private Future<Optional<InquiryDraft.Begun>> kept(RoutingContext ctx) {
    return Visit.of(ctx).subject().mayAct()
        ? draft.load(ctx)
        : Future.succeededFuture(Optional.empty());
  }

  /** Where a form goes on that was kept while its person was not logged in. */
  private Future<Void> goOn(RoutingContext ctx) {
    return draft
        .load(ctx)
        .compose(
            found ->
                SeeOther.to(ctx, found.map(kept -> report(kept.entry())).orElse("/access-log")));
  }

  private Future<Void> keep(RoutingContext ctx) {
    InquiryForm form = InquiryForm.read(ctx.request().formAttributes(), views.words(ctx));
    return form.hasErrors()
        ? showForm(ctx, 400, form)
        : draft.keep(ctx, form).compose(kept -> SeeOther.to(ctx, report(form.entry()) + "/check"));
  }

  private Future<Void> send(RoutingContext ctx) {
    InquiryForm form = InquiryForm.read(ctx.request().formAttributes(), views.words(ctx));
    if (form.hasErrors()) {
      return showForm(ctx, 400, form);
    }
    Visit visit = Visit.of(ctx);
    Ask question = new Ask(visit.subject().person(), form.id(), form.entry(), form.givenText());
    return bus.ask(InquiryApi.ASK, visit.caller(), question)
        .compose(made -> draft.drop(ctx).map(made))
        .compose(made -> SeeOther.to(ctx, receipt(made.number())));
  }

  private Future<Void> showForm(RoutingContext ctx, int code, InquiryForm form) {
    return asked(ctx, form.entry())
        .compose(
            asked ->
                views.show(
                    ctx, code, "inquiry/form", InquiryFormView.of(form, asked, views.words(ctx))));
  }

  private Future<Asked> asked(RoutingContext ctx, long entry) {
    Visit visit = Visit.of(ctx);
    return bus.ask(InquiryApi.ENTRY, visit.caller(), new EntryOf(visit.subject().person(), entry))
        .map(found -> found.asked().orElseThrow(InquiryPages::unknown));
  }

  private Future<Void> list(RoutingContext ctx) {
    Visit visit = Visit.of(ctx);
    return bus.ask(InquiryApi.OF_PERSON, visit.caller(), new Of(visit.subject().person()))
        .compose(
            found -> views.show(ctx, "inquiry/list", InquiryListView.of(found, views.words(ctx))));
  }

  private Future<Void> show(RoutingContext ctx) {
    Visit visit = Visit.of(ctx);
    ByNumber question = new ByNumber(visit.subject().person(), ctx.pathParam("number"));
    return bus.ask(InquiryApi.BY_NUMBER, visit.caller(), question)
        .map(found -> found.shown().orElseThrow(InquiryPages::unknown))
        .compose(shown -> views.show(ctx, "inquiry/show", InquiryView.of(shown, views.words(ctx))));
  }

  private static String report(long entry) {
    return "/access-log/" + entry + "/report";
  }

  private static String receipt(String number) {
    return "/access-log/inquiries/" + number;
  }

  private static Fault unknown() {
    return new Fault(Fault.Kind.NOT_FOUND, "not-found", "There is no such page.");
  }
}
