package tegata.gateway.caller;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What a verified access token says.
 *
 * @param facility 医療機関コード ({@code sub})
 * @param certificate thumbprint of the only certificate it may be shown over ({@code cnf})
 */
record AccessToken(
    String clientId,
    String facility,
    Set<Scope> scopes,
    String certificate,
    Instant issued,
    Instant notBefore,
    Instant expires) {
  /** What the clocks of two members may differ by: a token may be shown where it is not yet. */
  private static final Duration CLOCKS_APART = Duration.ofSeconds(30);

  /** The end of the year 9999. */
  private static final long LAST = 253_402_300_799L;

  /** Reads claims whose signature, issuer and audience are already known to be right. */
  static Optional<AccessToken> ofClaims(JsonObject claims) {
    if (claims.getValue("client_id") instanceof String clientId
        && claims.getValue("sub") instanceof String facility
        && claims.getValue("scope") instanceof String scope
        && claims.getValue("cnf") instanceof JsonObject cnf
        && cnf.getValue("x5t#S256") instanceof String certificate
        && isTime(claims.getValue("iat"))
        && isTime(claims.getValue("nbf"))
        && isTime(claims.getValue("exp"))) {
      return Scope.parse(scope)
          .map(
              scopes ->
                  new AccessToken(
                      clientId,
                      facility,
                      scopes,
                      certificate,
                      Instant.ofEpochSecond(claims.getLong("iat")),
                      Instant.ofEpochSecond(claims.getLong("nbf")),
                      Instant.ofEpochSecond(claims.getLong("exp"))));
    }
    return Optional.empty();
  }

  boolean isValidAt(Instant now) {
    Instant latest = now.plus(CLOCKS_APART);
    return !issued.isAfter(latest) && !notBefore.isAfter(latest) && now.isBefore(expires);
  }

  /** A whole number of seconds that is some instant. */
  private static boolean isTime(Object claim) {
    return (claim instanceof Integer || claim instanceof Long)
        && ((Number) claim).longValue() >= 0
        && ((Number) claim).longValue() <= LAST;
  }
}
