package tegata.gateway.eligibility;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import tegata.contract.Bus;
import tegata.contract.Caller;
import tegata.contract.EligibilityApi;
import tegata.contract.EligibilityApi.Admitted;
import tegata.gateway.body.MediaType;
import tegata.gateway.caller.AuthenticatedCaller;
import tegata.gateway.caller.Scope;
import tegata.gateway.eligibility.RecordedInquiry.Told;
import tegata.gateway.insurer.Asker;
import tegata.gateway.insurer.Insurers;
import tegata.gateway.overload.OwnLimit;

/** POST /v1/eligibility — 医療機関からのオンライン資格確認. */
public final class EligibilityEndpoint {
  private final Bus bus;
  private final RecordedInquiry inquiry;
  private final OwnLimit limit;
  private final Clock clock;

  public EligibilityEndpoint(Bus bus, Insurers insurers, OwnLimit limit, Clock clock) {
    this.bus = bus;
    this.inquiry = new RecordedInquiry(bus, insurers);
    this.limit = limit;
    this.clock = clock;
  }

  /** Mounts the route; caller and body must be known before. */
  public void mount(Router router) {
    router.post("/v1/eligibility").handler(ctx -> check(ctx).onFailure(ctx::fail));
  }

  private Future<Void> check(RoutingContext ctx) {
    AuthenticatedCaller asker = AuthenticatedCaller.of(ctx);
    asker.require(Scope.ELIGIBILITY);
    Caller caller = asker.caller();
    Asked asked = read(ctx);
    return admit(caller, asked)
        .compose(
            admitted ->
                inquiry
                    .ask(ctx, caller, Asker.desk(caller, admitted), admitted, EligibilityApi.RECORD)
                    .compose(told -> answer(ctx, asked, admitted, told)));
  }

  private Asked read(RoutingContext ctx) {
    return MediaType.is(ctx, XmlQuestion.TYPE)
        ? XmlQuestion.read(ctx, clock)
        : JsonQuestion.read(ctx);
  }

  private Future<Admitted> admit(Caller caller, Asked asked) {
    return limit.within(() -> bus.ask(EligibilityApi.ADMIT, caller, asked.question()));
  }

  private static Future<Void> answer(
      RoutingContext ctx, Asked asked, Admitted admitted, Told told) {
    Buffer body = asked.answer(told.answer(), admitted, told.recorded());
    return ctx.response()
        .putHeader(HttpHeaders.CONTENT_TYPE, asked.contentType())
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .end(body);
  }
}
