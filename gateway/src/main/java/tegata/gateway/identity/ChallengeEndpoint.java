package tegata.gateway.identity;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import tegata.contract.Bus;
import tegata.contract.IdentityApi;
import tegata.contract.IdentityApi.BeginCardProof;
import tegata.domain.identity.CardChallenge.Purpose;
import tegata.gateway.body.ApiJson;
import tegata.gateway.caller.AuthenticatedCaller;
import tegata.gateway.caller.Scope;
import tegata.gateway.problem.Problem;
import tegata.gateway.problem.ProblemType;

/** POST /v1/challenges — カードに署名させる文字列の発行 (60 秒、一度きり、施設と目的に限る). */
public final class ChallengeEndpoint {
  private final Bus bus;

  public ChallengeEndpoint(Bus bus) {
    this.bus = bus;
  }

  /** Mounts the route; caller and body must be known before. */
  public void mount(Router router) {
    router.post("/v1/challenges").handler(ctx -> begin(ctx).onFailure(ctx::fail));
  }

  private Future<Void> begin(RoutingContext ctx) {
    AuthenticatedCaller caller = AuthenticatedCaller.of(ctx);
    Purpose purpose = purpose(ApiJson.read(ctx, Request.class));
    caller.require(scope(purpose));
    return bus.ask(IdentityApi.BEGIN_CARD_PROOF, caller.caller(), new BeginCardProof(purpose))
        .compose(
            challenge ->
                ctx.response()
                    .putHeader(HttpHeaders.CONTENT_TYPE, ApiJson.TYPE)
                    .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                    .end(ApiJson.write(challenge)));
  }

  private static Scope scope(Purpose purpose) {
    return switch (purpose) {
      case CONSENT -> Scope.CONSENT;
      case REGISTRATION -> Scope.REGISTRATION;
      default -> Scope.ELIGIBILITY;
    };
  }

  private static Purpose purpose(Request request) {
    return switch (request.purpose().orElse("")) {
      case "eligibility" -> Purpose.ELIGIBILITY;
      case "consent" -> Purpose.CONSENT;
      case "registration" -> Purpose.REGISTRATION;
      default ->
          throw new Problem(
              ProblemType.MALFORMED_BODY,
              "The purpose must be eligibility, consent or registration.");
    };
  }

  /** As sent. */
  private record Request(Optional<String> purpose) {}
}
