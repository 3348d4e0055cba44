package tegata.gateway.registration;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import tegata.contract.Bus;
import tegata.contract.Caller;
import tegata.contract.RegistrationApi;
import tegata.contract.RegistrationApi.RegisterByCard;
import tegata.contract.RegistrationApi.Registered;
import tegata.domain.registration.Registration.Route;
import tegata.gateway.body.ApiJson;
import tegata.gateway.body.CardMember;
import tegata.gateway.body.IdempotentWrite;
import tegata.gateway.body.JsonResponse;
import tegata.gateway.caller.AuthenticatedCaller;
import tegata.gateway.caller.Scope;
import tegata.gateway.problem.Problem;
import tegata.gateway.problem.ProblemType;

/**
 * POST /v1/registrations — キオスク (ATM・カードリーダー) での利用登録. Whoever is registered already gets 200 and
 * what stands, so that a kiosk whose answer was lost may ask again.
 */
public final class RegistrationEndpoint {
  private static final int CREATED = 201;
  private static final int OK = 200;

  private final Bus bus;

  public RegistrationEndpoint(Bus bus) {
    this.bus = bus;
  }

  /** Mounts the route; caller and body must be known before. */
  public void mount(Router router) {
    router.post("/v1/registrations").handler(ctx -> register(ctx).onFailure(ctx::fail));
  }

  private Future<Void> register(RoutingContext ctx) {
    AuthenticatedCaller caller = AuthenticatedCaller.of(ctx);
    caller.require(Scope.REGISTRATION);
    RegisterByCard question = ApiJson.read(ctx, Request.class).question();
    Caller writer = IdempotentWrite.caller(ctx, caller.caller());
    return bus.ask(RegistrationApi.REGISTER_BY_CARD, writer, question)
        .compose(
            registered -> {
              ctx.response().setStatusCode(registered.isNew() ? CREATED : OK);
              return JsonResponse.send(ctx, Answer.of(registered));
            });
  }

  /** As sent; without {@code route} the kiosk is an ATM. */
  private record Request(Optional<CardMember> card, Optional<String> route) {
    RegisterByCard question() {
      return new RegisterByCard(
          card.orElseThrow(() -> refused("The member card is missing.")).proof(),
          switch (route.orElse("atm")) {
            case "atm" -> Route.ATM;
            case "reader" -> Route.READER;
            default -> throw refused("The route must be atm or reader.");
          });
    }

    private static Problem refused(String detail) {
      return new Problem(ProblemType.MALFORMED_BODY, detail);
    }
  }

  /**
   * As answered; nothing in it names the person.
   *
   * @param number 受付番号; absent where the person was registered elsewhere before
   */
  private record Answer(Optional<String> number, String registeredOn) {
    static Answer of(Registered registered) {
      return new Answer(
          registered.receipt().map(RegistrationApi.Receipt::number),
          registered.registeredOn().toString());
    }
  }
}
