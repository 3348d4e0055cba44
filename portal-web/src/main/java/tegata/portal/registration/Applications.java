package tegata.portal.registration;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import tegata.contract.Bus;
import tegata.contract.Fault;
import tegata.contract.RegistrationApi;
import tegata.contract.RegistrationApi.Application;
import tegata.contract.RegistrationApi.ByNumber;
import tegata.contract.Use;
import tegata.portal.chain.Visit;

/** Finds a person's own application by its 受付番号; anybody else's is as good as none. */
final class Applications {
  private Applications() {}

  static Future<Application> find(Bus bus, RoutingContext ctx, String number, Use use) {
    Visit visit = Visit.of(ctx);
    ByNumber question = new ByNumber(visit.subject().person(), number, use);
    return bus.ask(RegistrationApi.APPLICATION, visit.caller(), question)
        .map(
            found ->
                found
                    .application()
                    .orElseThrow(
                        () ->
                            new Fault(
                                Fault.Kind.NOT_FOUND,
                                "no-such-application",
                                "There is no application of that number.")));
  }
}
