package tegata.portal.proxy;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import tegata.contract.Bus;
import tegata.contract.Fault;
import tegata.contract.ProxyApi;
import tegata.contract.ProxyApi.Accepted;
import tegata.contract.ProxyApi.Held;
import tegata.contract.ProxyApi.Invited;
import tegata.contract.ProxyApi.Proxies;
import tegata.contract.ProxyApi.Refusal;
import tegata.domain.proxy.Proxy;
import tegata.portal.chain.SeeOther;
import tegata.portal.chain.Sessions;
import tegata.portal.chain.Subject;
import tegata.portal.chain.Visit;
import tegata.portal.page.FieldError;
import tegata.portal.page.PathId;
import tegata.portal.page.Views;

/** 家族・代理人, always about the person who is logged in; and the way to another's data and back. */
public final class ProxyPages {
  private final Bus bus;
  private final Views views;
  private final Sessions sessions;
  private final Clock clock;

  public ProxyPages(Bus bus, Views views, Sessions sessions, Clock clock) {
    this.bus = bus;
    this.views = views;
    this.sessions = sessions;
    this.clock = clock;
  }

  /** Adds the routes. */
  public void mount(Router router) {
    router.get("/proxies").handler(ctx -> list(ctx).onFailure(ctx::fail));
    router.post("/proxies/code").handler(ctx -> accept(ctx).onFailure(ctx::fail));
    router.post("/proxies/invite").handler(ctx -> invite(ctx).onFailure(ctx::fail));
    router.post("/proxies/self").handler(ctx -> self(ctx).onFailure(ctx::fail));
    router.get("/proxies/stop").handler(ctx -> askStop(ctx).onFailure(ctx::fail));
    router.post("/proxies/stop").handler(ctx -> stop(ctx).onFailure(ctx::fail));
    router.post("/proxies/:id/show").handler(ctx -> show(ctx).onFailure(ctx::fail));
    router.get("/proxies/:id/end").handler(ctx -> askEnd(ctx).onFailure(ctx::fail));
    router.post("/proxies/:id/end").handler(ctx -> end(ctx).onFailure(ctx::fail));
    router.post("/proxies/:id/withdraw").handler(ctx -> withdraw(ctx).onFailure(ctx::fail));
  }

  private Future<Void> list(RoutingContext ctx) {
    return list(ctx, 200, List.of());
  }

  private Future<Void> list(RoutingContext ctx, int status, List<FieldError> errors) {
    return proxies(ctx)
        .map(proxies -> ProxyView.of(proxies, errors, views.words(ctx)))
        .compose(view -> views.show(ctx, status, "proxy/list", view));
  }

  private Future<Void> accept(RoutingContext ctx) {
    String code = Optional.ofNullable(ctx.request().getFormAttribute("code")).orElse("");
    return bus.ask(ProxyApi.ACCEPT, Visit.of(ctx).caller(), new ProxyApi.Accept(person(ctx), code))
        .compose(accepted -> settle(ctx, accepted));
  }

  private Future<Void> settle(RoutingContext ctx, Accepted accepted) {
    return accepted
        .refusal()
        .map(refusal -> list(ctx, status(refusal), List.of(error(ctx, refusal))))
        .orElseGet(() -> SeeOther.to(ctx, "/proxies"));
  }

  private static int status(Refusal refusal) {
    return refusal == Refusal.TOO_MANY_TRIES ? 429 : 422;
  }

  private FieldError error(RoutingContext ctx, Refusal refusal) {
    return new FieldError("code", views.words(ctx).of(refusal));
  }

  /** The code is shown in the answer itself, because nothing keeps it; the form invites once. */
  private Future<Void> invite(RoutingContext ctx) {
    UUID form = uuid(ctx.request().getFormAttribute("form"));
    Proxy.Level level = chosen(ctx, "level", Proxy.Level.values());
    LocalDate until = chosen(ctx, "length", ProxyView.Length.values()).from(LocalDate.now(clock));
    return bus.ask(
            ProxyApi.INVITE,
            Visit.of(ctx).caller(),
            new ProxyApi.Invite(person(ctx), form, level, until))
        .compose(invited -> invited(ctx, invited));
  }

  private Future<Void> invited(RoutingContext ctx, Invited invited) {
    String until =
        views.words(ctx).text("proxies.open.until", views.words(ctx).moment(invited.validUntil()));
    return invited
        .code()
        .map(code -> views.show(ctx, "proxy/code", Map.of("code", code, "until", until)))
        .orElseGet(() -> SeeOther.to(ctx, "/proxies"));
  }

  private Future<Void> show(RoutingContext ctx) {
    return proxies(ctx)
        .map(proxies -> one(ctx, proxies.iSee().stream()))
        .compose(
            held ->
                sessions.showDataOf(
                    ctx,
                    Optional.of(
                        new Subject(
                            held.proxy().principal(),
                            held.other(),
                            false,
                            held.proxy().kind() == Proxy.Kind.PARENT,
                            held.proxy().level()))))
        .compose(x -> SeeOther.to(ctx, "/home"));
  }

  private Future<Void> self(RoutingContext ctx) {
    return sessions.showDataOf(ctx, Optional.empty()).compose(x -> SeeOther.to(ctx, "/home"));
  }

  private Future<Void> askEnd(RoutingContext ctx) {
    return proxies(ctx)
        .map(p -> one(ctx, Stream.concat(p.iSee().stream(), p.seeMe().stream())))
        .compose(held -> views.show(ctx, "proxy/end", ProxyView.one(held, views.words(ctx))));
  }

  private Future<Void> end(RoutingContext ctx) {
    return bus.ask(ProxyApi.END, Visit.of(ctx).caller(), new ProxyApi.End(person(ctx), id(ctx)))
        .compose(x -> SeeOther.to(ctx, "/proxies"));
  }

  private Future<Void> withdraw(RoutingContext ctx) {
    return bus.ask(
            ProxyApi.WITHDRAW, Visit.of(ctx).caller(), new ProxyApi.Withdraw(person(ctx), id(ctx)))
        .compose(x -> SeeOther.to(ctx, "/proxies"));
  }

  private Future<Void> askStop(RoutingContext ctx) {
    return views.show(ctx, "proxy/stop", Map.of());
  }

  private Future<Void> stop(RoutingContext ctx) {
    return bus.ask(ProxyApi.STOP_ALL, Visit.of(ctx).caller(), new ProxyApi.StopAll(person(ctx)))
        .compose(stopped -> sessions.forget(ctx))
        .compose(x -> SeeOther.to(ctx, "/logout?stopped"));
  }

  private Future<Proxies> proxies(RoutingContext ctx) {
    return bus.ask(ProxyApi.LIST, Visit.of(ctx).caller(), new ProxyApi.Of(person(ctx)));
  }

  private static Held one(RoutingContext ctx, Stream<Held> held) {
    UUID id = id(ctx);
    return held.filter(one -> one.proxy().id().equals(id))
        .findFirst()
        .orElseThrow(ProxyPages::unknown);
  }

  private static UUID person(RoutingContext ctx) {
    return Visit.of(ctx).person().person();
  }

  private static UUID id(RoutingContext ctx) {
    return PathId.of(ctx, "id").orElseThrow(ProxyPages::unknown);
  }

  private static Fault unknown() {
    return new Fault(Fault.Kind.NOT_FOUND, "proxy-unknown", "There is no such proxy.");
  }

  private static UUID uuid(String text) {
    try {
      return UUID.fromString(Optional.ofNullable(text).orElse(""));
    } catch (IllegalArgumentException e) {
      throw new Fault(Fault.Kind.INVALID, "form-id", "The form carries no id.");
    }
  }

  private static <E extends Enum<E>> E chosen(RoutingContext ctx, String field, E[] values) {
    String text = ctx.request().getFormAttribute(field);
    return Arrays.stream(values)
        .filter(value -> value.name().equals(text))
        .findFirst()
        .orElseThrow(
            () -> new Fault(Fault.Kind.INVALID, "choice-unknown", "Nothing known was chosen."));
  }
}
