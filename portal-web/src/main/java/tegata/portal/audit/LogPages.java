package tegata.portal.audit;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import tegata.contract.AuditApi;
import tegata.contract.AuditApi.Continuation;
import tegata.contract.AuditApi.Continued;
import tegata.contract.AuditApi.Head;
import tegata.contract.AuditApi.HeadOf;
import tegata.contract.AuditApi.Heads;
import tegata.contract.AuditApi.HeadsBefore;
import tegata.contract.Bus;
import tegata.contract.Fault;
import tegata.portal.chain.Visit;
import tegata.portal.page.FieldError;
import tegata.portal.page.Views;
import tegata.portal.page.Words;

/**
 * ログの公開ページ. Anybody may keep a head and ask later whether the log still continues it. Shows nothing
 * of anybody.
 */
public final class LogPages {
  private final Bus bus;
  private final Views views;

  public LogPages(Bus bus, Views views) {
    this.bus = bus;
    this.views = views;
  }

  /** Adds the routes. */
  public void mount(Router router) {
    router.get("/log").handler(ctx -> show(ctx).onFailure(ctx::fail));
    router.get("/log/head.json").handler(ctx -> head(ctx).onFailure(ctx::fail));
    router.get("/log/consistency.json").handler(ctx -> consistency(ctx).onFailure(ctx::fail));
  }

  private Future<Void> show(RoutingContext ctx) {
    String older = typed(ctx, "older");
    String newer = typed(ctx, "newer");
    Future<Optional<Heads>> heads = heads(ctx);
    return newest(ctx)
        .compose(
            head -> {
              Optional<LogView.Published> published =
                  head.map(known -> LogView.published(known, views.words(ctx)));
              return heads
                  .map(came -> older(came, published, views.words(ctx)))
                  .map(came -> LogView.of(published, came, older, newer))
                  .compose(
                      view ->
                          older.isEmpty() && newer.isEmpty()
                              ? Future.succeededFuture(view)
                              : proven(ctx, view));
            })
        .compose(view -> answer(ctx, view));
  }

  /**
   * The list of older heads is no more than a convenience: the page is shown without it, too. It is
   * asked for together with the newest, so that a page that gets neither does not wait twice.
   */
  private Future<Optional<Heads>> heads(RoutingContext ctx) {
    Optional<Long> before =
        Optional.of(typed(ctx, "before")).filter(LogPages::isSize).map(Long::valueOf);
    return bus.ask(AuditApi.HEADS, Visit.of(ctx).caller(), new HeadsBefore(before))
        .map(Optional::of)
        .otherwise(Optional.empty());
  }

  private static LogView.Older older(
      Optional<Heads> heads, Optional<LogView.Published> newest, Words words) {
    return heads.map(came -> LogView.older(came, newest, words)).orElse(LogView.Older.UNKNOWN);
  }

  private Future<LogView> proven(RoutingContext ctx, LogView view) {
    return proof(ctx, view.older(), view.newer())
        .map(view::proving)
        .recover(
            failure ->
                wrong(ctx, failure)
                    .map(view::refusing)
                    .map(Future::succeededFuture)
                    .orElse(Future.failedFuture(failure)));
  }

  private Future<Void> answer(RoutingContext ctx, LogView view) {
    return views.show(ctx, view.errors().isEmpty() ? 200 : 400, "audit/log", view);
  }

  private Future<Void> head(RoutingContext ctx) {
    return bus.ask(AuditApi.HEAD, Visit.of(ctx).caller(), HeadOf.NEWEST)
        .compose(
            head -> json(ctx, JsonObject.of("head", head.line(), "publicKey", head.publicKey())));
  }

  private Future<Void> consistency(RoutingContext ctx) {
    return proof(ctx, typed(ctx, "older"), typed(ctx, "newer"))
        .compose(
            proof ->
                json(
                    ctx,
                    JsonObject.of(
                        "older", proof.older(), "newer", proof.newer(), "path", proof.path())));
  }

  private static Future<Void> json(RoutingContext ctx, JsonObject body) {
    return ctx.response().putHeader("Content-Type", "application/json").end(body.encode());
  }

  /** Empty while the log has no head, or nobody can tell it. */
  private Future<Optional<Head>> newest(RoutingContext ctx) {
    return bus.ask(AuditApi.HEAD, Visit.of(ctx).caller(), HeadOf.NEWEST)
        .map(Optional::of)
        .otherwise(Optional.empty());
  }

  private Future<Continuation> proof(RoutingContext ctx, String older, String newer) {
    if (!isSize(older) || !isSize(newer)) {
      return Future.failedFuture(
          new Fault(Fault.Kind.INVALID, "sizes-invalid", "A log only grows: 0 ≤ older ≤ newer."));
    }
    return bus.ask(
        AuditApi.CONSISTENCY,
        Visit.of(ctx).caller(),
        new Continued(Long.parseLong(older), Long.parseLong(newer)));
  }

  private Optional<FieldError> wrong(RoutingContext ctx, Throwable failure) {
    return switch (Fault.of(failure).code()) {
      case "sizes-invalid" ->
          Optional.of(new FieldError("older", views.words(ctx).text("log.sizes")));
      case "head-unknown" ->
          Optional.of(new FieldError("newer", views.words(ctx).text("log.unknown")));
      default -> Optional.empty();
    };
  }

  private static boolean isSize(String text) {
    return text.matches("\\d{1,18}");
  }

  private static String typed(RoutingContext ctx, String name) {
    String text = ctx.queryParams().get(name);
    return text == null ? "" : text.strip();
  }
}
