package tegata.portal.insurer;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import tegata.domain.insurer.DeskPurpose;
import tegata.portal.chain.SeeOther;
import tegata.portal.chain.StaffSessions;
import tegata.portal.page.FieldError;
import tegata.portal.page.Views;

/** 閲覧の目的: chosen before anybody is shown, kept for the session, changed at any time. */
public final class Purpose {
  private final Views views;
  private final StaffSessions sessions;

  /** The page on which it is chosen. */
  public record View(List<Choice> choices, List<FieldError> errors) {}

  /** One purpose. */
  public record Choice(String value, String text, boolean chosen) {}

  public Purpose(Views views, StaffSessions sessions) {
    this.views = views;
    this.sessions = sessions;
  }

  /** Adds the routes. */
  public void mount(Router router) {
    router.get("/insurer").handler(ctx -> ask(ctx, 200, List.of()).onFailure(ctx::fail));
    router.post("/insurer/purpose").handler(ctx -> choose(ctx).onFailure(ctx::fail));
  }

  /** Goes on with the purpose, or to the page where it is chosen. */
  Future<Void> with(
      RoutingContext ctx, BiFunction<RoutingContext, DeskPurpose, Future<Void>> page) {
    return sessions
        .purpose(ctx)
        .map(purpose -> page.apply(ctx, purpose))
        .orElseGet(() -> ctx.redirect("/insurer"));
  }

  private Future<Void> ask(RoutingContext ctx, int code, List<FieldError> errors) {
    Optional<DeskPurpose> now = sessions.purpose(ctx);
    List<Choice> choices =
        Arrays.stream(DeskPurpose.values())
            .map(
                p ->
                    new Choice(p.name(), views.words(ctx).of(p), now.filter(p::equals).isPresent()))
            .toList();
    return views.show(ctx, code, "insurer/purpose", new View(choices, errors));
  }

  private Future<Void> choose(RoutingContext ctx) {
    String typed = Optional.ofNullable(ctx.request().getFormAttribute("purpose")).orElse("");
    Optional<DeskPurpose> purpose =
        Arrays.stream(DeskPurpose.values()).filter(p -> p.name().equals(typed)).findFirst();
    return purpose.isEmpty()
        ? ask(
            ctx,
            400,
            List.of(new FieldError("purpose", views.words(ctx).text("desk.purpose.missing"))))
        : sessions
            .choose(ctx, purpose.get())
            .compose(x -> SeeOther.to(ctx, "/insurer/deregistrations"));
  }
}
