package tegata.portal.settings;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tegata.contract.Bus;
import tegata.contract.Fault;
import tegata.contract.TaxDocumentApi;
import tegata.portal.chain.SeeOther;
import tegata.portal.chain.Sessions;
import tegata.portal.chain.Visit;
import tegata.portal.page.PathId;
import tegata.portal.page.Views;

/** 設定: ことば、ログイン中の端末とすべての端末からのログアウト、外部のソフトとの連携。 */
public final class SettingsPages {
  private final Bus bus;
  private final Views views;
  private final Sessions sessions;

  public SettingsPages(Bus bus, Views views, Sessions sessions) {
    this.bus = bus;
    this.views = views;
    this.sessions = sessions;
  }

  /** Adds the routes. */
  public void mount(Router router) {
    router.get("/settings").handler(ctx -> show(ctx).onFailure(ctx::fail));
    router.post("/settings/programs/:id/end").handler(ctx -> end(ctx).onFailure(ctx::fail));
    router.post("/settings/logout").handler(ctx -> logOutEverywhere(ctx).onFailure(ctx::fail));
  }

  private Future<Void> show(RoutingContext ctx) {
    return sessions
        .devices(ctx)
        .compose(
            devices ->
                programs(ctx)
                    .map(open -> SettingsView.of(devices.devices(), open, views.words(ctx))))
        .compose(view -> views.show(ctx, "settings/settings", view));
  }

  /** The page is of use without them, too; so it says when they are not known. */
  private Future<Optional<List<TaxDocumentApi.Open>>> programs(RoutingContext ctx) {
    return bus.ask(
            TaxDocumentApi.CODES, Visit.of(ctx).caller(), new TaxDocumentApi.CodesOf(person(ctx)))
        .map(codes -> Optional.of(codes.open()))
        .otherwise(Optional.empty());
  }

  private Future<Void> end(RoutingContext ctx) {
    UUID code =
        PathId.of(ctx, "id")
            .orElseThrow(() -> new Fault(Fault.Kind.NOT_FOUND, "code-unknown", "No such code."));
    return bus.ask(
            TaxDocumentApi.END, Visit.of(ctx).caller(), new TaxDocumentApi.End(person(ctx), code))
        .compose(x -> SeeOther.to(ctx, "/settings"));
  }

  private static UUID person(RoutingContext ctx) {
    return Visit.of(ctx).person().person();
  }

  private Future<Void> logOutEverywhere(RoutingContext ctx) {
    return sessions.endEverywhere(ctx).compose(ended -> SeeOther.to(ctx, "/logout"));
  }
}
