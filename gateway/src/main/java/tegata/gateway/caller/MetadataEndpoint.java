package tegata.gateway.caller;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.util.Arrays;
import java.util.List;

/**
 * What a client needs to know to get a token (RFC 8414), and the keys that sign them (RFC 7517).
 */
final class MetadataEndpoint {
  private static final String MAY_BE_KEPT = "public, max-age=60";

  private final String issuer;
  private final TokenKeys keys;

  MetadataEndpoint(String issuer, TokenKeys keys) {
    this.issuer = issuer;
    this.keys = keys;
  }

  void mount(Router router) {
    serve(router, "/.well-known/oauth-authorization-server", metadata());
    serve(
        router,
        "/.well-known/jwks.json",
        new JsonObject().put("keys", new JsonArray(List.copyOf(keys.byId().values()))));
  }

  private JsonObject metadata() {
    return new JsonObject()
        .put("issuer", issuer)
        .put("token_endpoint", issuer + "/oauth2/token")
        .put("jwks_uri", issuer + "/.well-known/jwks.json")
        .put("response_types_supported", new JsonArray())
        .put("grant_types_supported", new JsonArray().add("client_credentials"))
        .put("token_endpoint_auth_methods_supported", new JsonArray().add("tls_client_auth"))
        .put("tls_client_certificate_bound_access_tokens", true)
        .put(
            "scopes_supported",
            new JsonArray(Arrays.stream(Scope.values()).map(Scope::word).toList()))
        .put("service_documentation", issuer + "/docs");
  }

  private static void serve(Router router, String path, JsonObject document) {
    router
        .get(path)
        .handler(
            ctx ->
                ctx.response()
                    .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                    .putHeader(HttpHeaders.CACHE_CONTROL, MAY_BE_KEPT)
                    .end(document.toBuffer()));
  }
}
