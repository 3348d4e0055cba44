package tegata.gateway.caller;

import io.vertx.core.json.JsonObject;
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
    Instant notBefore,
    Instant expires) {

  /** Reads claims whose signature, issuer and audience are already known to be right. */
  static Optional<AccessToken> ofClaims(JsonObject claims) {
    if (claims.getValue("client_id") instanceof String clientId
        && claims.getValue("sub") instanceof String facility
        && claims.getValue("scope") instanceof String scope
        && claims.getValue("cnf") instanceof JsonObject cnf
        && cnf.getValue("x5t#S256") instanceof String certificate
        && isWhole(claims.getValue("nbf"))
        && isWhole(claims.getValue("exp"))) {
      return Scope.parse(scope)
          .map(
              scopes ->
                  new AccessToken(
                      clientId,
                      facility,
                      scopes,
                      certificate,
                      Instant.ofEpochSecond(claims.getLong("nbf")),
                      Instant.ofEpochSecond(claims.getLong("exp"))));
    }
    return Optional.empty();
  }

  boolean isValidAt(Instant now) {
    return !now.isBefore(notBefore) && now.isBefore(expires);
  }

  private static boolean isWhole(Object claim) {
    return claim instanceof Integer || claim instanceof Long;
  }
}
