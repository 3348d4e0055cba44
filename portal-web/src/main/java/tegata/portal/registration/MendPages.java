package tegata.portal.registration;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.UUID;
import tegata.contract.Bus;
import tegata.contract.Fault;
import tegata.contract.RegistrationApi;
import tegata.contract.RegistrationApi.Application;
import tegata.contract.RegistrationApi.Mend;
import tegata.contract.RegistrationApi.Status;
import tegata.contract.Use;
import tegata.domain.registration.DeregistrationStep;
import tegata.portal.chain.SeeOther;
import tegata.portal.chain.Visit;
import tegata.portal.page.Views;

/** 差し戻された申請を直して出しなおす. */
public final class MendPages {
  private final Bus bus;
  private final Views views;
  private final ReasonDraft draft;

  public MendPages(Bus bus, Views views) {
    this.bus = bus;
    this.views = views;
    this.draft = new ReasonDraft(bus);
  }

  /** Adds the routes. */
  public void mount(Router router) {
    router.get("/deregister/mend/:number").handler(ctx -> form(ctx).onFailure(ctx::fail));
    router.post("/deregister/mend").handler(ctx -> send(ctx).onFailure(ctx::fail));
  }

  /** What was typed before the session ended comes before what was sent the first time. */
  private Future<Void> form(RoutingContext ctx) {
    String number = ctx.pathParam("number");
    return Applications.find(bus, ctx, number, Use.VIEW)
        .compose(
            found ->
                draft
                    .load(ctx)
                    .map(typed -> typed.isEmpty() ? found.reason().orElse("") : typed)
                    .compose(
                        reason ->
                            show(
                                ctx,
                                200,
                                DeregistrationForm.begun(UUID.randomUUID(), reason),
                                found)));
  }

  private Future<Void> send(RoutingContext ctx) {
    MultiMap fields = ctx.request().formAttributes();
    DeregistrationForm form = DeregistrationForm.read(fields, views.words(ctx));
    String number = fields.contains("number") ? fields.get("number") : "";
    if (form.hasErrors()) {
      return Applications.find(bus, ctx, number, Use.VIEW)
          .compose(found -> show(ctx, 400, form, found));
    }
    Visit visit = Visit.of(ctx);
    Mend order = new Mend(visit.subject().person(), number, form.id(), form.givenReason());
    return bus.ask(RegistrationApi.MEND, visit.caller(), order)
        .compose(mended -> draft.drop(ctx))
        .recover(MendPages::meanwhile)
        .compose(x -> seeOther(ctx, number));
  }

  /** Another tab was faster: the page that follows shows how things stand. */
  private static Future<Void> meanwhile(Throwable failure) {
    return Fault.of(failure).kind() == Fault.Kind.CONFLICT
        ? Future.succeededFuture()
        : Future.failedFuture(failure);
  }

  private Future<Void> show(
      RoutingContext ctx, int code, DeregistrationForm form, Application application) {
    if (!DeregistrationStep.MEND.isPossibleFrom(application.deregistration().status())) {
      return seeOther(ctx, application.deregistration().number());
    }
    Visit visit = Visit.of(ctx);
    return bus.ask(
            RegistrationApi.STATUS,
            visit.caller(),
            new RegistrationApi.Of(visit.subject().person()))
        .map(Status::insurer)
        .map(
            insurer ->
                MendView.of(form, application, insurer, visit.subject().name(), views.words(ctx)))
        .compose(view -> views.show(ctx, code, "registration/mend", view));
  }

  private static Future<Void> seeOther(RoutingContext ctx, String number) {
    return SeeOther.to(ctx, "/applications/" + SeeOther.part(number));
  }
}
