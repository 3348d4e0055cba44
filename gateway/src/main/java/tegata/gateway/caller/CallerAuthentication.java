package tegata.gateway.caller;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import tegata.gateway.problem.Problem;
import tegata.gateway.problem.ProblemType;
import tegata.gateway.problem.RequestId;

/**
 * Lets through who shows a token over the certificate it is bound to (RFC 8705 §3) and stands in
 * the registry with that certificate now, which was not revoked.
 */
public final class CallerAuthentication implements Handler<RoutingContext> {
  private static final String SCHEME = "Bearer ";

  private final TokenVerifier tokens;
  private final FacilityRegistry registry;
  private final ClientRevocation revocation;
  private final Clock clock;

  CallerAuthentication(
      TokenVerifier tokens, FacilityRegistry registry, ClientRevocation revocation, Clock clock) {
    this.tokens = tokens;
    this.registry = registry;
    this.revocation = revocation;
    this.clock = clock;
  }

  /**
   * Which certificate of the facilities' CAs a request came with, if any: by it a caller can be
   * told from others before more is known.
   */
  public static Optional<String> thumbprint(HttpServerRequest request) {
    return thumbprint(request.connection());
  }

  /** The same of a connection. */
  public static Optional<String> thumbprint(HttpConnection connection) {
    return ClientCertificate.of(connection.sslSession()).map(ClientCertificate::thumbprint);
  }

  /** Refuses, before a body is read, a request that comes without a usable certificate. */
  public void requireCertificate(RoutingContext ctx) {
    certificate(ctx);
    ctx.next();
  }

  @Override
  public void handle(RoutingContext ctx) {
    ClientCertificate certificate = certificate(ctx);
    tokens
        .verify(token(ctx.request()))
        .compose(token -> findFacility(ctx, token, certificate))
        .onSuccess(x -> ctx.next())
        .onFailure(ctx::fail);
  }

  ClientCertificate certificate(RoutingContext ctx) {
    return ClientCertificate.of(ctx.request())
        .filter(certificate -> certificate.isValidAt(clock.instant()))
        .orElseThrow(() -> new Problem(ProblemType.CLIENT_CERTIFICATE_MISSING));
  }

  private Future<Void> findFacility(
      RoutingContext ctx, AccessToken token, ClientCertificate certificate) {
    if (!token.certificate().equals(certificate.thumbprint())) {
      return refuse("It is bound to another certificate.");
    }
    return registry
        .find(token.clientId(), certificate, RequestId.of(ctx.request()))
        .compose(
            found -> {
              if (found.filter(f -> f.code().equals(token.facility())).isEmpty()) {
                return refuse("Its facility is not registered with this certificate.");
              }
              return revocation
                  .require(certificate)
                  .onSuccess(holds -> AuthenticatedCaller.put(ctx, found.get(), token));
            });
  }

  private static String token(HttpServerRequest request) {
    List<String> headers = request.headers().getAll(HttpHeaders.AUTHORIZATION);
    if (headers.size() != 1 || !headers.get(0).regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      throw new Problem(ProblemType.TOKEN_MISSING);
    }
    return headers.get(0).substring(SCHEME.length());
  }

  private static Future<Void> refuse(String detail) {
    return Future.failedFuture(new Problem(ProblemType.INVALID_TOKEN, detail));
  }
}
