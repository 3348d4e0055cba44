package tegata.gateway.caller;

import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tegata.contract.Caller;
import tegata.domain.facility.Facility;
import tegata.domain.facility.Facility.Role;
import tegata.gateway.problem.Problem;
import tegata.gateway.problem.ProblemType;
import tegata.gateway.problem.RequestId;

/** Who asks, proven by certificate and token and found in the registry. */
public record AuthenticatedCaller(Facility facility, Set<Scope> scopes, Caller caller) {
  private static final String KEY = AuthenticatedCaller.class.getName();

  /** The caller of a request behind {@link CallerAuthentication}. */
  public static AuthenticatedCaller of(RoutingContext ctx) {
    return ctx.get(KEY);
  }

  /** The same where a request may not have come so far. */
  public static Optional<AuthenticatedCaller> known(RoutingContext ctx) {
    return Optional.ofNullable(ctx.get(KEY));
  }

  /**
   * Refuses a caller whose token, or whose present role in the registry, does not cover something.
   *
   * @throws Problem with {@code insufficient-scope}
   */
  public void require(Scope scope) {
    if (!scopes.contains(scope) || !Scope.allowedTo(facility).contains(scope)) {
      throw new Problem(
          ProblemType.INSUFFICIENT_SCOPE, "The scope " + scope.word() + " is needed.");
    }
  }

  static void put(RoutingContext ctx, Facility facility, AccessToken token) {
    ctx.put(KEY, new AuthenticatedCaller(facility, token.scopes(), caller(ctx, facility)));
  }

  private static Caller caller(RoutingContext ctx, Facility facility) {
    UUID request = RequestId.of(ctx.request());
    return facility.roles().contains(Role.INSURER)
        ? Caller.insurer(facility.code(), facility.name(), request)
        : Caller.facility(facility.code(), facility.name(), request);
  }
}
