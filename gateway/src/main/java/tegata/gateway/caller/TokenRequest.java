package tegata.gateway.caller;

import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tegata.gateway.caller.TokenError.Code;

/**
 * A request of grant type {@code client_credentials}.
 *
 * @param scopes as asked for; empty for everything the caller may
 */
record TokenRequest(String clientId, Optional<Set<Scope>> scopes) {
  private static final int LONGEST_CLIENT_ID = 128;

  /**
   * Reads a form; parameters we do not know are ignored (RFC 6749 §3.2).
   *
   * @throws TokenError when a parameter is missing, given twice or not understood
   */
  static TokenRequest of(MultiMap form) {
    String grantType =
        one(form, "grant_type")
            .orElseThrow(() -> new TokenError(Code.INVALID_REQUEST, "grant_type is missing"));
    if (!grantType.equals("client_credentials")) {
      throw new TokenError(
          Code.UNSUPPORTED_GRANT_TYPE, "only client_credentials over mutual TLS is served");
    }
    String clientId =
        one(form, "client_id")
            .filter(id -> !id.isEmpty() && id.length() <= LONGEST_CLIENT_ID)
            .orElseThrow(() -> new TokenError(Code.INVALID_REQUEST, "client_id is missing"));
    return new TokenRequest(clientId, one(form, "scope").map(TokenRequest::scopes));
  }

  /** What is granted to a caller who may have {@code allowed}. */
  Set<Scope> grantedOf(Set<Scope> allowed) {
    Set<Scope> granted = scopes.orElse(allowed);
    if (!allowed.containsAll(granted)) {
      throw new TokenError(Code.INVALID_SCOPE, "the scope is wider than the registry allows");
    }
    return granted;
  }

  private static Set<Scope> scopes(String words) {
    return Scope.parse(words)
        .orElseThrow(() -> new TokenError(Code.INVALID_SCOPE, "the scope is unknown"));
  }

  private static Optional<String> one(MultiMap form, String name) {
    List<String> values = form.getAll(name);
    if (values.size() > 1) {
      throw new TokenError(Code.INVALID_REQUEST, name + " is given twice");
    }
    return values.stream().findFirst();
  }
}
