package tegata.gateway.description;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import tegata.gateway.body.ApiJson;
import tegata.gateway.body.MediaType;
import tegata.gateway.problem.Problem;
import tegata.gateway.problem.Violation;

/**
 * Refuses a JSON body that is not as the contract says, with the places. What a schema cannot say
 * is left to the endpoints, and so are bodies in other formats, which have codecs of their own.
 */
public final class ContractRules {
  private ContractRules() {}

  /** Mounts one handler for every call that takes JSON; caller and body must be known before. */
  public static void mount(Router router, Contract contract) {
    for (Contract.Operation operation : contract.operations()) {
      contract
          .requestSchema(operation, ApiJson.TYPE)
          .map(BodySchema::of)
          .ifPresent(
              schema ->
                  router
                      .route(operation.method(), operation.route())
                      .handler(ctx -> check(ctx, schema)));
    }
  }

  /**
   * Checks one request.
   *
   * @throws Problem with {@code malformed-body} and the places
   */
  static void check(RoutingContext ctx, BodySchema schema) {
    if (MediaType.is(ctx, ApiJson.TYPE)) {
      List<Violation> violations = schema.violations(value(ApiJson.read(ctx, Object.class)));
      if (!violations.isEmpty()) {
        throw Problem.ofBody(violations);
      }
    }
    ctx.next();
  }

  private static Object value(Object read) {
    if (read instanceof Map<?, ?> members) {
      JsonObject object = new JsonObject();
      members.forEach((name, value) -> object.put((String) name, value(value)));
      return object;
    }
    if (read instanceof List<?> items) {
      JsonArray array = new JsonArray();
      items.forEach(item -> array.add(value(item)));
      return array;
    }
    return read;
  }
}
