package tegata.gateway.eligibility;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.UUID;
import tegata.contract.Bus;
import tegata.contract.Caller;
import tegata.contract.EligibilityApi;
import tegata.contract.EligibilityApi.LimitsOf;
import tegata.gateway.body.JsonResponse;
import tegata.gateway.body.PathId;
import tegata.gateway.caller.AuthenticatedCaller;
import tegata.gateway.caller.Scope;
import tegata.gateway.insurer.Asker;
import tegata.gateway.insurer.Insurers;
import tegata.gateway.overload.OwnLimit;

/**
 * GET /v1/patients/{ref}/limits — 限度額等. The insurer is asked each time: a limit kept here would be
 * last month's.
 */
public final class LimitsEndpoint {
  private final Bus bus;
  private final RecordedInquiry inquiry;
  private final OwnLimit limit;

  public LimitsEndpoint(Bus bus, Insurers insurers, OwnLimit limit) {
    this.bus = bus;
    this.inquiry = new RecordedInquiry(bus, insurers);
    this.limit = limit;
  }

  /** Mounts the route; the caller must be known before. */
  public void mount(Router router) {
    router.get("/v1/patients/:ref/limits").handler(ctx -> show(ctx).onFailure(ctx::fail));
  }

  private Future<Void> show(RoutingContext ctx) {
    AuthenticatedCaller asker = AuthenticatedCaller.of(ctx);
    asker.require(Scope.RECORDS);
    Caller caller = asker.caller();
    UUID ref = PathId.of(ctx, "ref");
    return limit
        .within(() -> bus.ask(EligibilityApi.ADMIT_LIMITS, caller, new LimitsOf(ref)))
        .compose(
            admitted ->
                inquiry
                    .ask(
                        ctx,
                        caller,
                        Asker.limits(caller, admitted),
                        admitted,
                        EligibilityApi.RECORD_LIMITS)
                    .compose(told -> JsonResponse.send(ctx, LimitsAnswer.of(ref, admitted, told))));
  }
}
