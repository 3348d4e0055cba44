package tegata.portal.registration;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.UUID;
import java.util.function.Function;
import tegata.contract.Bus;
import tegata.contract.Fault;
import tegata.contract.RegistrationApi;
import tegata.contract.RegistrationApi.Register;
import tegata.contract.RegistrationApi.Status;
import tegata.domain.registration.Registration;
import tegata.portal.chain.SeeOther;
import tegata.portal.chain.Visit;
import tegata.portal.page.Views;

/** 利用登録をする, also again: what it means, check, receipt. */
public final class RegisterPages {
  private static final String NEW = "/registration/new";

  private final Bus bus;
  private final Views views;

  public RegisterPages(Bus bus, Views views) {
    this.bus = bus;
    this.views = views;
  }

  /** Adds the routes. */
  public void mount(Router router) {
    router.get(NEW).handler(ctx -> about(ctx).onFailure(ctx::fail));
    router.get("/registration/check").handler(ctx -> check(ctx).onFailure(ctx::fail));
    router.post(NEW).handler(ctx -> register(ctx).onFailure(ctx::fail));
    router.get("/registration/done").handler(ctx -> done(ctx).onFailure(ctx::fail));
  }

  private Future<Void> about(RoutingContext ctx) {
    return ifRegistered(ctx, false, status -> views.show(ctx, "registration/new", status));
  }

  private Future<Void> check(RoutingContext ctx) {
    return ifRegistered(
        ctx,
        false,
        status ->
            views.show(
                ctx,
                "registration/new-check",
                RegisterView.of(
                    UUID.randomUUID(), Visit.of(ctx).subject().name(), status, views.words(ctx))));
  }

  private Future<Void> register(RoutingContext ctx) {
    Visit visit = Visit.of(ctx);
    Register order =
        new Register(
            visit.subject().person(), FormId.read(ctx.request().formAttributes().get("form")));
    return bus.ask(RegistrationApi.REGISTER, visit.caller(), order)
        .compose(made -> SeeOther.to(ctx, "/registration/done"))
        .recover(
            failure ->
                Fault.of(failure).kind() == Fault.Kind.CONFLICT
                    ? SeeOther.to(ctx, "/registration")
                    : Future.failedFuture(failure));
  }

  private Future<Void> done(RoutingContext ctx) {
    return ifRegistered(
        ctx,
        true,
        status ->
            status
                .receipt()
                .map(receipt -> views.show(ctx, "registration/new-done", receipt))
                .orElseGet(() -> SeeOther.to(ctx, "/registration")));
  }

  /** Else shows how things stand. */
  private Future<Void> ifRegistered(
      RoutingContext ctx, boolean wanted, Function<Status, Future<Void>> page) {
    Visit visit = Visit.of(ctx);
    return bus.ask(
            RegistrationApi.STATUS,
            visit.caller(),
            new RegistrationApi.Of(visit.subject().person()))
        .compose(
            status ->
                (status.registration().status() == Registration.Status.REGISTERED) == wanted
                    ? page.apply(status)
                    : SeeOther.to(ctx, "/registration"));
  }
}
