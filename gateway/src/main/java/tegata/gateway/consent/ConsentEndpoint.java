package tegata.gateway.consent;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Function;
import tegata.contract.Bus;
import tegata.contract.Caller;
import tegata.contract.ConsentApi;
import tegata.contract.ConsentApi.Given;
import tegata.contract.ConsentApi.OfFacility;
import tegata.gateway.body.ApiJson;
import tegata.gateway.body.IdempotentWrite;
import tegata.gateway.body.JsonResponse;
import tegata.gateway.body.PathId;
import tegata.gateway.caller.AuthenticatedCaller;
import tegata.gateway.caller.Scope;

/** /v1/consents — 同意の登録・確認・終了. Whether a consent comes about is decided by the workers. */
public final class ConsentEndpoint {
  private static final int CREATED = 201;
  private static final int NO_CONTENT = 204;

  private final Bus bus;

  public ConsentEndpoint(Bus bus) {
    this.bus = bus;
  }

  /** Mounts the routes; caller and body must be known before. */
  public void mount(Router router) {
    router.post("/v1/consents").handler(handled(this::give));
    router.get("/v1/consents/:id").handler(handled(this::show));
    router.delete("/v1/consents/:id").handler(handled(this::end));
  }

  private Future<Void> give(RoutingContext ctx) {
    Caller caller = IdempotentWrite.caller(ctx, caller(ctx));
    ConsentRequest request = ApiJson.read(ctx, ConsentRequest.class).checked();
    return given(caller, request)
        .compose(
            given -> {
              ctx.response()
                  .setStatusCode(CREATED)
                  .putHeader(HttpHeaders.LOCATION, "/v1/consents/" + given.id());
              return JsonResponse.send(ctx, ConsentAnswer.justGiven(given));
            });
  }

  private Future<Given> given(Caller caller, ConsentRequest request) {
    return request
        .byCard()
        .map(byCard -> bus.ask(ConsentApi.GIVE_BY_CARD, caller, byCard))
        .orElseGet(() -> bus.ask(ConsentApi.GIVE_ON_PAPER, caller, request.onPaper()));
  }

  private Future<Void> show(RoutingContext ctx) {
    return bus.ask(ConsentApi.SHOW_TO_FACILITY, caller(ctx), new OfFacility(PathId.of(ctx, "id")))
        .compose(given -> JsonResponse.send(ctx, ConsentAnswer.shown(given)));
  }

  private Future<Void> end(RoutingContext ctx) {
    return bus.ask(
            ConsentApi.END,
            IdempotentWrite.caller(ctx, caller(ctx)),
            new OfFacility(PathId.of(ctx, "id")))
        .compose(ended -> ctx.response().setStatusCode(NO_CONTENT).end());
  }

  private static Caller caller(RoutingContext ctx) {
    AuthenticatedCaller caller = AuthenticatedCaller.of(ctx);
    caller.require(Scope.CONSENT);
    return caller.caller();
  }

  private static Handler<RoutingContext> handled(Function<RoutingContext, Future<Void>> handler) {
    return ctx -> handler.apply(ctx).onFailure(ctx::fail);
  }
}
