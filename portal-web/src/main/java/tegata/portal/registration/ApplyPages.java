package tegata.portal.registration;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import tegata.contract.Bus;
import tegata.contract.CertificateApplicationApi;
import tegata.contract.CertificateApplicationApi.Application;
import tegata.contract.CertificateApplicationApi.Applications;
import tegata.contract.CertificateApplicationApi.Apply;
import tegata.contract.Fault;
import tegata.contract.Use;
import tegata.portal.chain.EndedForms;
import tegata.portal.chain.SeeOther;
import tegata.portal.chain.Visit;
import tegata.portal.page.FieldError;
import tegata.portal.page.Views;

/** 資格確認書を申し込む: who can, the form, check, receipt. */
public final class ApplyPages {
  private static final String DRAFT = "certificate";
  private static final String ABOUT = "/certificate/about";
  private static final String FORM = "/certificate/apply";
  private static final String CHECK = "/certificate/check";

  private final Bus bus;
  private final Views views;
  private final ReasonDraft draft;

  public ApplyPages(Bus bus, Views views) {
    this.bus = bus;
    this.views = views;
    this.draft = new ReasonDraft(bus, DRAFT);
  }

  /** The forms whose input is kept when they are sent after the session's end. */
  public static List<EndedForms.Form> halfFilledForms() {
    return Stream.of(FORM, CHECK)
        .map(path -> new EndedForms.Form(path, DRAFT, FORM, CertificateForm::content))
        .toList();
  }

  /** Adds the routes. */
  public void mount(Router router) {
    router.get("/certificate").handler(ctx -> ctx.redirect(ABOUT));
    router.get(ABOUT).handler(ctx -> about(ctx).onFailure(ctx::fail));
    router.get(FORM).handler(ctx -> form(ctx).onFailure(ctx::fail));
    router.post(FORM).handler(ctx -> fill(ctx).onFailure(ctx::fail));
    router.get(CHECK).handler(ctx -> check(ctx).onFailure(ctx::fail));
    router.post(CHECK).handler(ctx -> apply(ctx).onFailure(ctx::fail));
    router.get("/certificate/done/:number").handler(ctx -> done(ctx).onFailure(ctx::fail));
  }

  private Future<Void> about(RoutingContext ctx) {
    return whoeverMay(
        ctx,
        standing ->
            views.show(
                ctx,
                "registration/certificate-about",
                CertificateFormView.of(
                    CertificateForm.ofDraft(""),
                    standing.insurer().isPresent(),
                    views.words(ctx))));
  }

  private Future<Void> form(RoutingContext ctx) {
    return whoeverMay(
        ctx,
        standing ->
            draft(ctx).compose(found -> showForm(ctx, 200, CertificateForm.ofDraft(found))));
  }

  /** Whoever may not apply has no draft either. */
  private Future<String> draft(RoutingContext ctx) {
    return Visit.of(ctx).subject().mayAct() ? draft.load(ctx) : Future.succeededFuture("");
  }

  private Future<Void> fill(RoutingContext ctx) {
    CertificateForm form = CertificateForm.read(fields(ctx), views.words(ctx));
    return form.hasErrors()
        ? showForm(ctx, 400, form)
        : draft.keep(ctx, Optional.of(form.draft())).compose(kept -> SeeOther.to(ctx, CHECK));
  }

  private Future<Void> showForm(RoutingContext ctx, int code, CertificateForm form) {
    return views.show(
        ctx,
        code,
        "registration/certificate-form",
        CertificateFormView.of(form, true, views.words(ctx)));
  }

  private Future<Void> check(RoutingContext ctx) {
    return whoeverMay(
        ctx,
        standing ->
            draft(ctx)
                .map(CertificateForm::ofDraft)
                .compose(
                    form ->
                        form.chosen().isEmpty()
                            ? SeeOther.to(ctx, FORM)
                            : showCheck(ctx, 200, UUID.randomUUID(), form, standing, List.of())));
  }

  private Future<Void> showCheck(
      RoutingContext ctx,
      int code,
      UUID id,
      CertificateForm form,
      Applications standing,
      List<FieldError> errors) {
    return views.show(
        ctx,
        code,
        "registration/certificate-check",
        CertificateCheckView.of(
            id,
            form,
            Visit.of(ctx).subject().name(),
            standing.insurer(),
            errors,
            views.words(ctx)));
  }

  /** What is sent is what the page showed, whatever another tab has kept since. */
  private Future<Void> apply(RoutingContext ctx) {
    UUID id = FormId.read(fields(ctx).get("form"));
    CertificateForm form = CertificateForm.read(fields(ctx), views.words(ctx));
    if (form.hasErrors()) {
      return showForm(ctx, 400, form);
    }
    Visit visit = Visit.of(ctx);
    Apply order =
        new Apply(
            visit.subject().person(), id, form.chosen().orElseThrow().ground(), form.givenNote());
    return bus.ask(CertificateApplicationApi.APPLY, visit.caller(), order)
        .compose(made -> draft.drop(ctx).map(made))
        .compose(made -> SeeOther.to(ctx, "/certificate/done/" + made.number()))
        .recover(failure -> conflicting(ctx, id, form, Fault.of(failure)));
  }

  /** Another tab was faster, or the insurer is at it already. */
  private Future<Void> conflicting(RoutingContext ctx, UUID id, CertificateForm form, Fault fault) {
    return switch (fault.code()) {
      case "already-applied", "coverage-unknown" -> SeeOther.to(ctx, ABOUT);
      case "order-waiting" -> refused(ctx, id, form, "certificate.conflict.waiting");
      case "in-application" -> refused(ctx, id, form, "certificate.conflict.leaving");
      default -> Future.failedFuture(fault);
    };
  }

  private Future<Void> refused(RoutingContext ctx, UUID id, CertificateForm form, String key) {
    List<FieldError> errors = List.of(new FieldError("main", views.words(ctx).text(key)));
    return standing(ctx).compose(standing -> showCheck(ctx, 409, id, form, standing, errors));
  }

  private Future<Void> done(RoutingContext ctx) {
    return find(bus, ctx, ctx.pathParam("number"), Use.VIEW)
        .map(made -> CertificateApplicationView.of(made, views.words(ctx)))
        .compose(view -> views.show(ctx, "registration/certificate-done", view));
  }

  /** Goes on where no application is open at today's insurer; else shows it. */
  private Future<Void> whoeverMay(RoutingContext ctx, Function<Applications, Future<Void>> page) {
    return standing(ctx)
        .compose(
            standing ->
                standing.applications().stream()
                    .filter(
                        one -> standing.insurer().filter(i -> one.isOpenAt(i.number())).isPresent())
                    .findFirst()
                    .map(open -> SeeOther.to(ctx, "/applications/" + open.number()))
                    .orElseGet(() -> page.apply(standing)));
  }

  private Future<Applications> standing(RoutingContext ctx) {
    Visit visit = Visit.of(ctx);
    return bus.ask(
        CertificateApplicationApi.APPLICATIONS,
        visit.caller(),
        new CertificateApplicationApi.Of(visit.subject().person()));
  }

  /** A person's own application by its 受付番号; anybody else's is as good as none. */
  static Future<Application> find(Bus bus, RoutingContext ctx, String number, Use use) {
    Visit visit = Visit.of(ctx);
    return bus.ask(
            CertificateApplicationApi.APPLICATION,
            visit.caller(),
            new CertificateApplicationApi.ByNumber(visit.subject().person(), number, use))
        .map(
            found ->
                found
                    .application()
                    .orElseThrow(
                        () ->
                            new Fault(
                                Fault.Kind.NOT_FOUND,
                                "no-such-application",
                                "There is no application of that number.")));
  }

  private static MultiMap fields(RoutingContext ctx) {
    return ctx.request().formAttributes();
  }
}
