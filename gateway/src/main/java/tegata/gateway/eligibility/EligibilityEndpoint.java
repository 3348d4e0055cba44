package tegata.gateway.eligibility;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tegata.contract.Bus;
import tegata.contract.Caller;
import tegata.contract.EligibilityApi;
import tegata.contract.EligibilityApi.Admitted;
import tegata.contract.EligibilityApi.Outcome;
import tegata.contract.EligibilityApi.Recorded;
import tegata.contract.Fault;
import tegata.formats.oqs.OqsResponse;
import tegata.gateway.body.MediaType;
import tegata.gateway.caller.AuthenticatedCaller;
import tegata.gateway.caller.Scope;
import tegata.gateway.insurer.Asker;
import tegata.gateway.insurer.Insurers;
import tegata.gateway.overload.OwnLimit;
import tegata.gateway.problem.Problem;
import tegata.gateway.problem.ProblemType;

/** POST /v1/eligibility — 医療機関からのオンライン資格確認. */
public final class EligibilityEndpoint {
  private static final Logger LOG = LoggerFactory.getLogger(EligibilityEndpoint.class);

  private final Bus bus;
  private final Insurers insurers;
  private final OwnLimit limit;
  private final Duration deadline;
  private final Clock clock;

  /**
   * @param deadline of the insurer's answer
   */
  public EligibilityEndpoint(
      Bus bus, Insurers insurers, OwnLimit limit, Duration deadline, Clock clock) {
    this.bus = bus;
    this.insurers = insurers;
    this.limit = limit;
    this.deadline = deadline;
    this.clock = clock;
  }

  /** Mounts the route; caller and body must be known before. */
  public void mount(Router router) {
    router.post("/v1/eligibility").handler(ctx -> check(ctx).onFailure(ctx::fail));
  }

  /** Past admit the question leaves exactly one entry, whatever becomes of it. */
  private Future<Void> check(RoutingContext ctx) {
    AuthenticatedCaller asker = AuthenticatedCaller.of(ctx);
    asker.require(Scope.ELIGIBILITY);
    Caller caller = asker.caller();
    Asked asked = read(ctx);
    return admit(caller, asked)
        .compose(
            admitted ->
                forward(caller, admitted)
                    .compose(
                        forwarding ->
                            record(caller, admitted, forwarding)
                                .compose(
                                    recorded ->
                                        answer(ctx, asked, admitted, forwarding, recorded))));
  }

  private Asked read(RoutingContext ctx) {
    return MediaType.is(ctx, XmlQuestion.TYPE)
        ? XmlQuestion.read(ctx, clock)
        : JsonQuestion.read(ctx);
  }

  private Future<Admitted> admit(Caller caller, Asked asked) {
    return limit.within(() -> bus.ask(EligibilityApi.ADMIT, caller, asked.question()));
  }

  private Future<Forwarding> forward(Caller caller, Admitted admitted) {
    return insurers
        .ask(
            Asker.desk(caller, admitted),
            admitted.confirmationDate(),
            admitted.question(),
            deadline)
        .map(Forwarding::answered)
        .otherwise(Forwarding::failed);
  }

  /** Asked again once where nobody answered: the request id makes the second entry the first. */
  private Future<Recorded> record(Caller caller, Admitted admitted, Forwarding forwarding) {
    Outcome outcome =
        new Outcome(
            admitted, forwarding.how(), forwarding.validity(), forwarding.tellsSpecificDiseases());
    return bus.ask(EligibilityApi.RECORD, caller, outcome)
        .recover(
            e ->
                Fault.of(e).isPassing()
                    ? bus.ask(EligibilityApi.RECORD, caller, outcome)
                    : Future.failedFuture(e))
        .recover(
            e -> {
              LOG.error("request {} could not be recorded", caller.request(), e);
              return Future.failedFuture(new Problem(ProblemType.RECORD_FAILED));
            });
  }

  private Future<Void> answer(
      RoutingContext ctx,
      Asked asked,
      Admitted admitted,
      Forwarding forwarding,
      Recorded recorded) {
    if (forwarding.failure().isPresent()) {
      return Future.failedFuture(forwarding.failure().get());
    }
    OqsResponse shown = ShownAnswer.of(forwarding.answer().orElseThrow(), recorded.consented());
    Buffer body = asked.answer(shown, admitted, recorded);
    return ctx.response()
        .putHeader(HttpHeaders.CONTENT_TYPE, asked.contentType())
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .end(body);
  }
}
