package tegata.gateway.caller;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import tegata.contract.Bus;
import tegata.node.revocation.Revocation;

/** Everything by which a caller is known: tokens, their verification and their description. */
public final class CallerRoutes {
  private final TokenEndpoint tokens;
  private final MetadataEndpoint metadata;
  private final CallerAuthentication authentication;

  /**
   * @param issuer the gateway's own base URL, issuer and audience of its tokens
   * @param lifetime of a token
   * @param clientCas pinned CAs of facilities
   */
  public CallerRoutes(
      Vertx vertx,
      Bus bus,
      TokenKeys keys,
      String issuer,
      Duration lifetime,
      List<X509Certificate> clientCas,
      Revocation revocations,
      Clock clock) {
    ClientRevocation revocation = new ClientRevocation(vertx, clientCas, revocations);
    FacilityRegistry registry = new FacilityRegistry(bus);
    this.tokens =
        new TokenEndpoint(
            new TokenIssuer(keys.signing(), issuer, lifetime, clock), registry, revocation, clock);
    this.metadata = new MetadataEndpoint(issuer, keys);
    this.authentication =
        new CallerAuthentication(
            new TokenVerifier(vertx, keys, issuer, lifetime, clock), registry, revocation, clock);
  }

  /** Mounts what is open to anyone. */
  public void mountMetadata(Router router) {
    metadata.mount(router);
  }

  /** Mounts the token endpoint; bodies must have been read before. */
  public void mountTokens(Router router) {
    tokens.mount(router);
  }

  /** What stands before every other route. */
  public CallerAuthentication authentication() {
    return authentication;
  }
}
