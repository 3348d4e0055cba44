package tegata.portal.registration;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import tegata.contract.Bus;
import tegata.contract.Fault;
import tegata.contract.RegistrationApi;
import tegata.contract.RegistrationApi.Application;
import tegata.contract.RegistrationApi.Deregister;
import tegata.contract.RegistrationApi.Status;
import tegata.contract.Use;
import tegata.domain.registration.Registration;
import tegata.portal.chain.EndedForms;
import tegata.portal.chain.SeeOther;
import tegata.portal.chain.Visit;
import tegata.portal.page.Views;
import tegata.portal.page.Words;

/** 利用登録の解除: what it means, check, receipt. */
public final class DeregistrationPages {
  private final Bus bus;
  private final Views views;
  private final Clock clock;
  private final ReasonDraft draft;

  public DeregistrationPages(Bus bus, Views views, Clock clock) {
    this.bus = bus;
    this.views = views;
    this.clock = clock.withZone(Words.JAPAN);
    this.draft = new ReasonDraft(bus);
  }

  /** The forms whose input is kept when they are sent after the session's end. */
  public static List<EndedForms.Form> halfFilledForms() {
    return Stream.of("/deregister", "/deregister/draft", "/deregister/mend")
        .map(
            path ->
                new EndedForms.Form(
                    path, ReasonDraft.FORM, "/deregister/check", DeregistrationForm::reason))
        .toList();
  }

  /** Adds the routes. */
  public void mount(Router router) {
    router.get("/deregister").handler(ctx -> ctx.redirect("/deregister/about"));
    router.get("/deregister/about").handler(ctx -> about(ctx).onFailure(ctx::fail));
    router.get("/deregister/check").handler(ctx -> check(ctx).onFailure(ctx::fail));
    router.post("/deregister/draft").handler(ctx -> keep(ctx).onFailure(ctx::fail));
    router.post("/deregister").handler(ctx -> apply(ctx).onFailure(ctx::fail));
    router.get("/deregister/done/:number").handler(ctx -> done(ctx).onFailure(ctx::fail));
  }

  private Future<Void> about(RoutingContext ctx) {
    return whoeverMay(
        ctx,
        status ->
            views.show(
                ctx,
                "registration/about",
                DeregistrationDates.ifAcceptedOn(LocalDate.now(clock), views.words(ctx))));
  }

  private Future<Void> check(RoutingContext ctx) {
    return whoeverMay(
        ctx,
        status ->
            draft(ctx)
                .map(reason -> DeregistrationForm.begun(UUID.randomUUID(), reason))
                .compose(form -> showCheck(ctx, 200, form, status)));
  }

  /** Whoever may not apply has no draft either. */
  private Future<String> draft(RoutingContext ctx) {
    return Visit.of(ctx).subject().mayAct() ? draft.load(ctx) : Future.succeededFuture("");
  }

  private Future<Void> keep(RoutingContext ctx) {
    DeregistrationForm form =
        DeregistrationForm.read(ctx.request().formAttributes(), views.words(ctx));
    return form.hasErrors()
        ? whoeverMay(ctx, status -> showCheck(ctx, 400, form, status))
        : draft
            .keep(ctx, form.givenReason())
            .compose(kept -> SeeOther.to(ctx, "/deregister/check"));
  }

  private Future<Void> apply(RoutingContext ctx) {
    MultiMap fields = ctx.request().formAttributes();
    DeregistrationForm form = DeregistrationForm.read(fields, views.words(ctx));
    if (form.hasErrors()) {
      return whoeverMay(ctx, status -> showCheck(ctx, 400, form, status));
    }
    Visit visit = Visit.of(ctx);
    Deregister order = new Deregister(visit.subject().person(), form.id(), form.givenReason());
    return bus.ask(RegistrationApi.DEREGISTER, visit.caller(), order)
        .compose(made -> draft.drop(ctx).map(made))
        .compose(made -> SeeOther.to(ctx, "/deregister/done/" + made.deregistration().number()))
        .recover(failure -> conflicting(ctx, Fault.of(failure)));
  }

  /** Another tab was faster, or the registration has ended meanwhile: show how things stand. */
  private Future<Void> conflicting(RoutingContext ctx, Fault fault) {
    return fault.kind() == Fault.Kind.CONFLICT
        ? status(ctx).compose(status -> SeeOther.to(ctx, whereItStands(status)))
        : Future.failedFuture(fault);
  }

  private Future<Void> done(RoutingContext ctx) {
    return Applications.find(bus, ctx, ctx.pathParam("number"), Use.VIEW)
        .map(made -> view(ctx, made))
        .compose(view -> views.show(ctx, "registration/done", view));
  }

  private ApplicationView view(RoutingContext ctx, Application application) {
    return ApplicationView.of(application, LocalDate.now(clock), views.words(ctx));
  }

  private Future<Void> showCheck(
      RoutingContext ctx, int code, DeregistrationForm form, Status status) {
    String name = Visit.of(ctx).subject().name();
    DeregistrationCheckView view =
        DeregistrationCheckView.of(form, name, status, LocalDate.now(clock), views.words(ctx));
    return views.show(ctx, code, "registration/check", view);
  }

  /** Goes on only with a registration that can be ended; else shows how things stand. */
  private Future<Void> whoeverMay(RoutingContext ctx, Function<Status, Future<Void>> page) {
    return status(ctx)
        .compose(
            status -> {
              boolean registered = status.registration().status() == Registration.Status.REGISTERED;
              return registered && status.application().isEmpty()
                  ? page.apply(status)
                  : SeeOther.to(ctx, whereItStands(status));
            });
  }

  private static String whereItStands(Status status) {
    return status.application().map(a -> "/applications/" + a.number()).orElse("/registration");
  }

  private Future<Status> status(RoutingContext ctx) {
    Visit visit = Visit.of(ctx);
    return bus.ask(
        RegistrationApi.STATUS, visit.caller(), new RegistrationApi.Of(visit.subject().person()));
  }
}
