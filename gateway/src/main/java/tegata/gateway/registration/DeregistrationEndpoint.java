package tegata.gateway.registration;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import tegata.contract.Bus;
import tegata.contract.Caller;
import tegata.contract.DeregistrationApi;
import tegata.contract.DeregistrationApi.WaitingFor;
import tegata.contract.InsurerDeskApi;
import tegata.contract.InsurerDeskApi.Open;
import tegata.domain.insurer.DeskPurpose;
import tegata.gateway.body.ApiJson;
import tegata.gateway.body.IdempotentWrite;
import tegata.gateway.body.JsonResponse;
import tegata.gateway.caller.AuthenticatedCaller;
import tegata.gateway.caller.Scope;
import tegata.gateway.problem.Problem;
import tegata.gateway.problem.ProblemType;

/**
 * /v1/deregistrations — 保険者のシステムによる解除申請の審査. The list holds what was applied for to the caller's
 * 保険者番号 in the registry. By its number the insurer of today is also shown a SCHEDULED application
 * that was made to another; all others are answered as if there were none.
 */
public final class DeregistrationEndpoint {
  private static final String PATH = "/v1/deregistrations";

  private final Bus bus;

  public DeregistrationEndpoint(Bus bus) {
    this.bus = bus;
  }

  /** Mounts the routes; caller and body must be known before. */
  public void mount(Router router) {
    router.get(PATH).handler(ctx -> list(ctx, Optional.empty()).onFailure(ctx::fail));
    router
        .get(PATH + "/after/:cursor")
        .handler(ctx -> list(ctx, Optional.of(ctx.pathParam("cursor"))).onFailure(ctx::fail));
    router.get(PATH + "/:number").handler(ctx -> show(ctx).onFailure(ctx::fail));
    router.post(PATH + "/:number/decisions").handler(ctx -> decide(ctx).onFailure(ctx::fail));
  }

  private Future<Void> list(RoutingContext ctx, Optional<String> after) {
    return bus.ask(DeregistrationApi.WAITING, insurer(ctx), new WaitingFor(after))
        .compose(page -> JsonResponse.send(ctx, DeregistrationAnswer.Page.of(page)));
  }

  private Future<Void> show(RoutingContext ctx) {
    Open question = new Open(ctx.pathParam("number"), DeskPurpose.EXAMINATION);
    return bus.ask(InsurerDeskApi.OPEN, insurer(ctx), question)
        .map(
            found ->
                found.examined().orElseThrow(() -> new Problem(ProblemType.NO_SUCH_APPLICATION)))
        .compose(found -> JsonResponse.send(ctx, DeregistrationAnswer.Opened.of(found)));
  }

  private Future<Void> decide(RoutingContext ctx) {
    Caller insurer = insurer(ctx);
    DecisionRequest decision = ApiJson.read(ctx, DecisionRequest.class);
    return decision
        .carryOut(bus, IdempotentWrite.caller(ctx, insurer), ctx.pathParam("number"))
        .compose(made -> JsonResponse.send(ctx, DeregistrationAnswer.Decided.of(made)));
  }

  private static Caller insurer(RoutingContext ctx) {
    AuthenticatedCaller caller = AuthenticatedCaller.of(ctx);
    caller.require(Scope.DECISIONS);
    return caller.caller();
  }
}
