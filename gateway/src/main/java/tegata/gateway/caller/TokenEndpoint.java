package tegata.gateway.caller;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.Set;
import tegata.domain.facility.Facility;
import tegata.gateway.body.MediaType;
import tegata.gateway.caller.TokenError.Code;
import tegata.gateway.problem.Problem;
import tegata.gateway.problem.ProblemType;
import tegata.gateway.problem.RequestId;

/** POST /oauth2/token — アクセストークンの発行 (client credentials over mutual TLS, RFC 8705 §2). */
final class TokenEndpoint {
  private final TokenIssuer issuer;
  private final FacilityRegistry registry;
  private final ClientRevocation revocation;
  private final Clock clock;

  TokenEndpoint(
      TokenIssuer issuer, FacilityRegistry registry, ClientRevocation revocation, Clock clock) {
    this.issuer = issuer;
    this.registry = registry;
    this.revocation = revocation;
    this.clock = clock;
  }

  void mount(Router router) {
    router.post("/oauth2/token").handler(ctx -> issue(ctx).onFailure(e -> fail(ctx, e)));
  }

  private Future<Void> issue(RoutingContext ctx) {
    if (!MediaType.is(ctx, "application/x-www-form-urlencoded")) {
      throw new Problem(ProblemType.UNSUPPORTED_MEDIA_TYPE);
    }
    return Future.succeededFuture(ctx.request().formAttributes())
        .map(TokenRequest::of)
        .compose(
            request ->
                authenticate(ctx, request.clientId())
                    .compose(client -> answer(ctx, client, request)));
  }

  private Future<Client> authenticate(RoutingContext ctx, String clientId) {
    ClientCertificate certificate =
        ClientCertificate.of(ctx.request())
            .filter(c -> c.isValidAt(clock.instant()))
            .orElseThrow(TokenEndpoint::unknownClient);
    return registry
        .find(clientId, certificate, RequestId.of(ctx.request()))
        .map(found -> new Client(found.orElseThrow(TokenEndpoint::unknownClient), certificate))
        .compose(client -> revocation.require(certificate).map(client));
  }

  private Future<Void> answer(RoutingContext ctx, Client client, TokenRequest request) {
    Set<Scope> granted = request.grantedOf(Scope.allowedTo(client.facility()));
    String token = issuer.issue(client.facility(), granted, client.certificate());
    return send(
        ctx,
        200,
        new JsonObject()
            .put("access_token", token)
            .put("token_type", "Bearer")
            .put("expires_in", issuer.lifetime().toSeconds())
            .put("scope", Scope.format(granted)));
  }

  private static void fail(RoutingContext ctx, Throwable failure) {
    if (failure instanceof TokenError error) {
      JsonObject body =
          new JsonObject()
              .put("error", error.code().word())
              .put("error_description", error.getMessage());
      send(ctx, error.code().status(), body);
    } else {
      ctx.fail(failure);
    }
  }

  private static Future<Void> send(RoutingContext ctx, int status, JsonObject body) {
    return ctx.response()
        .setStatusCode(status)
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .end(body.toBuffer());
  }

  /** One sentence for every reason, so that client ids cannot be tried out. */
  private static TokenError unknownClient() {
    return new TokenError(
        Code.INVALID_CLIENT, "no client is registered with this client_id and certificate");
  }

  private record Client(Facility facility, ClientCertificate certificate) {}
}
