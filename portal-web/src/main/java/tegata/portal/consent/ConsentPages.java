package tegata.portal.consent;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import tegata.contract.Address;
import tegata.contract.Bus;
import tegata.contract.ConsentApi;
import tegata.contract.ConsentApi.Found;
import tegata.contract.ConsentApi.OnePersons;
import tegata.contract.ConsentApi.Own;
import tegata.contract.Fault;
import tegata.domain.consent.Consent;
import tegata.portal.chain.SeeOther;
import tegata.portal.chain.Visit;
import tegata.portal.page.PathId;
import tegata.portal.page.Views;

/** 同意の管理: what the person lets facilities see, and how it is stopped. */
public final class ConsentPages {
  private final Bus bus;
  private final Views views;

  public ConsentPages(Bus bus, Views views) {
    this.bus = bus;
    this.views = views;
  }

  /** Adds the routes. */
  public void mount(Router router) {
    router.get("/consents").handler(ctx -> list(ctx).onFailure(ctx::fail));
    router.post("/consents/carry-over").handler(ctx -> carryOver(ctx).onFailure(ctx::fail));
    router.get("/consents/:id/revoke").handler(ctx -> check(ctx).onFailure(ctx::fail));
    router.post("/consents/:id/revoke").handler(ctx -> revoke(ctx).onFailure(ctx::fail));
    router.get("/consents/:id/revoked").handler(ctx -> done(ctx).onFailure(ctx::fail));
  }

  private Future<Void> list(RoutingContext ctx) {
    Visit visit = Visit.of(ctx);
    int from = from(ctx.queryParams());
    return bus.ask(
            ConsentApi.LIST,
            visit.caller(),
            new ConsentApi.OfPerson(visit.subject().person(), from))
        .map(consents -> ConsentListView.of(consents, from, views.words(ctx)))
        .compose(view -> views.show(ctx, "consent/list", view));
  }

  private Future<Void> carryOver(RoutingContext ctx) {
    Visit visit = Visit.of(ctx);
    MultiMap form = ctx.request().formAttributes();
    String facility = Optional.ofNullable(form.get("facility")).orElse("");
    return bus.ask(
            ConsentApi.SET_CARRY_OVER,
            visit.caller(),
            new ConsentApi.SetCarryOver(
                visit.subject().person(), facility, "on".equals(form.get("carry-over"))))
        .compose(set -> SeeOther.to(ctx, "/consents#carry-over"));
  }

  private Future<Void> check(RoutingContext ctx) {
    return ask(ctx, ConsentApi.SHOW)
        .map(own -> ConsentView.of(own, views.words(ctx)))
        .compose(view -> views.show(ctx, "consent/revoke", view));
  }

  /** What had ended before needs no revoking; the page then says how it ended. */
  private Future<Void> revoke(RoutingContext ctx) {
    return ask(ctx, ConsentApi.REVOKE)
        .compose(
            own ->
                SeeOther.to(
                    ctx,
                    "/consents/%s/%s"
                        .formatted(
                            own.consent().id(), isRevokedBySelf(own) ? "revoked" : "revoke")))
        .recover(failure -> notRevoked(ctx, Fault.of(failure)));
  }

  /** Nobody may believe that a consent is gone of which that is not known. */
  private Future<Void> notRevoked(RoutingContext ctx, Fault fault) {
    boolean open = fault.kind() == Fault.Kind.UNAVAILABLE || fault.kind() == Fault.Kind.TIMEOUT;
    return PathId.of(ctx, "id")
        .filter(id -> open)
        .map(id -> views.show(ctx, fault.kind().status(), "consent/unknown", id))
        .orElse(Future.failedFuture(fault));
  }

  private Future<Void> done(RoutingContext ctx) {
    return ask(ctx, ConsentApi.SHOW)
        .compose(
            own ->
                isRevokedBySelf(own)
                    ? views.show(ctx, "consent/revoked", ConsentView.of(own, views.words(ctx)))
                    : SeeOther.to(ctx, "/consents/" + own.consent().id() + "/revoke"));
  }

  private static boolean isRevokedBySelf(Own own) {
    return own.consent()
        .revocation()
        .filter(revocation -> revocation.by() == Consent.Revocation.By.PATIENT)
        .isPresent();
  }

  /** The consent of the address; another person's is as good as none. */
  private Future<Own> ask(RoutingContext ctx, Address<OnePersons, Found> address) {
    Visit visit = Visit.of(ctx);
    return PathId.of(ctx, "id")
        .map(id -> new OnePersons(visit.subject().person(), id))
        .map(question -> bus.ask(address, visit.caller(), question))
        .orElse(Future.succeededFuture(new Found(Optional.empty())))
        .map(found -> found.consent().orElseThrow(ConsentPages::unknown));
  }

  private static int from(MultiMap query) {
    String text = query.get("from");
    return text != null && text.matches("\\d{1,6}") ? Integer.parseInt(text) : 0;
  }

  private static Fault unknown() {
    return new Fault(Fault.Kind.NOT_FOUND, "no-such-consent", "There is no consent of that id.");
  }
}
